package io.soldonce.engine;

import static io.soldonce.engine.Toy.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.TestPostgres;

class ChainCheckTest {
    private static final int ENTRIES = 30;

    @TempDir
    private Path directory;
    private AnchorFile anchors;
    private final HikariDataSource database = TestPostgres.database("db/ledger");

    @BeforeEach
    void fill() {
        anchors = new AnchorFile(directory.resolve("anchors"));
        append(ENTRIES);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void append(int entries) {
        try (AppendLane lane = Toy.lane(database, InlineProjection.NONE)) {
            assertThat(Toy.all(lane, IntStream.range(0, entries).mapToObj(i -> request(new Toy.Add("jar:" + i % 3, i))).toList()))
                    .allMatch(Outcome.Done.class::isInstance);
        }
    }

    private void anchor() throws SQLException {
        try (Connection connection = database.getConnection()) {
            anchors.anchor(connection, Instant.parse("2026-11-20T10:00:00Z"));
        }
    }

    @Test
    void a_log_as_it_was_written_is_fine() throws SQLException {
        anchor();
        append(5);

        assertThat(Log.check(database, anchors)).satisfies(report -> {
            assertThat(report.ok()).isTrue();
            assertThat(report.head()).isEqualTo(ENTRIES + 5);
            assertThat(report.anchorsMatched()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload = '{\"beans\":1000000}'", "payload = (payload::text || ' ')::json", "metadata = '{\"actor\":\"bob\"}'",
            "name = 'beans removed'", "revision = 2", "event_id = gen_random_uuid()",
            "recorded_at = recorded_at + interval '1 microsecond'",
            "hash = sha256('x')"})
    void a_changed_field_is_found(String change) throws SQLException {
        Log.tamper(database, "update ledger.log_entry set " + change + " where global_index = 17",
                "update ledger.log_entry set " + change + " where global_index = 19");

        assertBrokenAt(17, "hash of entry 17");
    }

    @Test
    void a_moved_stream_or_sequence_is_found() throws SQLException {
        Log.tamper(database, "update ledger.log_entry set stream_id = 'jar:other', sequence = 0 where global_index = 17");
        assertBrokenAt(17, "hash of entry 17");

        Log.tamper(database, "update ledger.log_entry set sequence = 99 where global_index = 12");
        assertBrokenAt(12, "sequence 99");
    }

    @Test
    void a_deleted_entry_is_found() throws SQLException {
        Log.tamper(database, "delete from ledger.log_entry where global_index = 17");

        assertBrokenAt(17, "Entry 17 is missing: after 16 comes 18");
    }

    @Test
    void an_inserted_entry_is_found() throws SQLException {
        Log.tamper(database, insertCopy("31", "sequence + 1"));
        assertBrokenAt(31, "hash of entry 31");

        Log.tamper(database, "delete from ledger.log_entry where global_index = 31", insertCopy("0", "sequence + 1"));
        assertBrokenAt(1, "after 0 comes 0");
    }

    private static String insertCopy(String index, String sequence) {
        return "insert into ledger.log_entry select " + index + ", stream_id, " + sequence
                + ", gen_random_uuid(), name, revision, recorded_at, payload, metadata, hash from ledger.log_entry where global_index = 30";
    }

    @Test
    void swapped_entries_are_found() throws SQLException {
        // 16 and 17 are of different streams, so every sequence still fits
        Log.tamper(database, "update ledger.log_entry set global_index = -1 where global_index = 16",
                "update ledger.log_entry set global_index = 16 where global_index = 17",
                "update ledger.log_entry set global_index = 17 where global_index = -1");

        assertBrokenAt(16, "hash of entry 16");
    }

    @Test
    void time_that_goes_back_is_found() throws SQLException {
        Log.tamper(database, "update ledger.log_entry set recorded_at = recorded_at - interval '1 hour' where global_index = 17");

        assertBrokenAt(17, "before the entry in front of it");
    }

    private void assertBrokenAt(long index, String what) throws SQLException {
        ChainReport report = Log.check(database, null);
        assertThat(report.ok()).isFalse();
        assertThat(report.head()).isEqualTo(index - 1);
        assertThat(report.firstBreak()).hasValueSatisfying(found -> {
            assertThat(found.index()).isEqualTo(index);
            assertThat(found.what()).contains(what);
        });
    }

    @Test
    void a_tail_cut_before_the_last_anchor_is_found() throws SQLException {
        anchor();
        Log.tamper(database, "delete from ledger.log_entry where global_index > 20");

        assertThat(Log.check(database, null).ok()).isTrue(); // the chain alone cannot know
        assertThat(Log.check(database, anchors).anchorTrouble())
                .containsExactly("The log was cut: entry 30 was anchored, but the log ends at entry 20");
    }

    @Test
    void a_log_written_anew_is_found() throws SQLException {
        anchor();
        Log.tamper(database, "delete from ledger.log_entry where global_index > 20");
        append(15);

        assertThat(Log.check(database, null).ok()).isTrue();
        assertThat(Log.check(database, anchors).anchorTrouble())
                .containsExactly("Entry 30 has another hash than was anchored: the log was written anew");
    }

    @Test
    void a_damaged_anchor_line_is_reported_and_the_next_anchor_is_whole() throws SQLException, IOException {
        anchor();
        Files.writeString(directory.resolve("anchors"), "31 4fa9", StandardOpenOption.APPEND);
        anchor();

        ChainReport report = Log.check(database, anchors);

        assertThat(report.anchorTrouble()).containsExactly("Line 2 of the anchor file is damaged: 31 4fa9");
        assertThat(report.anchorsMatched()).isEqualTo(1);
        assertThat(anchors.read().anchors()).hasSize(2);
    }

    @Test
    void the_table_refuses_to_be_changed() {
        for (String sql : new String[]{"update ledger.log_entry set name = 'x'", "delete from ledger.log_entry where false",
                "truncate ledger.log_entry"}) {
            assertThatThrownBy(() -> Log.sql(database, sql)).hasMessageContaining("append-only");
        }
    }

    @Test
    void people_read_it_through_a_view() throws SQLException {
        assertThat(Log.number(database, "select count(*) from ledger.event_log where actor = 'ann' and source = 'test'"
                + " and payload ? 'beans' and metadata ->> 'correlation' = 'c-1'")).isEqualTo(ENTRIES);
    }
}
