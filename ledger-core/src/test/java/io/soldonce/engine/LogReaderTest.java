package io.soldonce.engine;

import static io.soldonce.engine.Toy.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.TestPostgres;

class LogReaderTest {
    private static final int ENTRIES = 1_000;

    private final HikariDataSource database = TestPostgres.database("db/ledger");
    private Connection connection;

    @BeforeEach
    void fill() throws SQLException {
        try (AppendLane lane = Toy.lane(database, InlineProjection.NONE)) {
            Toy.all(lane, IntStream.range(0, ENTRIES).mapToObj(i -> request(new Toy.Add("jar:" + i % 7, i))).toList());
        }
        connection = database.getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void pages_cover_exactly_what_was_asked_for() throws SQLException {
        List<Long> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        LogReader.forEachPage(connection, Toy.CATALOGUE, 100, 905, 100, page -> {
            sizes.add(page.size());
            page.forEach(entry -> seen.add(entry.index()));
        });

        assertThat(seen).containsExactlyElementsOf(LongStream.rangeClosed(101, 905).boxed().toList());
        assertThat(sizes).containsExactly(100, 100, 100, 100, 100, 100, 100, 100, 5);
        assertThat(LogReader.after(connection, Toy.CATALOGUE, 998, 10)).extracting(Recorded::index).containsExactly(999L, 1000L);
        assertThat(LogReader.head(connection)).isEqualTo(ENTRIES);
    }

    @Test
    void a_consumer_that_fails_ends_the_reading_and_frees_the_connection() throws SQLException {
        assertThatThrownBy(() -> LogReader.forEachPage(connection, Toy.CATALOGUE, 0, ENTRIES, 10, _ -> {
            throw new SQLException("full");
        })).isInstanceOf(SQLException.class).hasMessage("full");
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("log-reader");
        assertThat(LogReader.head(connection)).isEqualTo(ENTRIES);
    }

    @Test
    void an_event_that_nobody_knows_ends_the_reading_loudly() throws SQLException {
        Log.tamper(database, "update ledger.log_entry set name = 'from the future' where global_index = 500");
        List<Recorded> seen = new ArrayList<>();

        assertThatThrownBy(() -> LogReader.forEachPage(connection, Toy.CATALOGUE, 0, ENTRIES, 100, seen::addAll))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("from the future");
        assertThat(seen).hasSize(400);
    }

    @Test
    void a_missing_entry_is_never_passed_over() throws SQLException {
        Log.tamper(database, "delete from ledger.log_entry where global_index between 401 and 650");
        List<Recorded> seen = new ArrayList<>();

        assertThatThrownBy(() -> LogReader.forEachPage(connection, Toy.CATALOGUE, 0, Long.MAX_VALUE, 100, seen::addAll))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("Entry 401 of the log is missing");
        assertThat(seen).hasSize(400);
    }

    @Test
    void an_instant_maps_to_one_index() throws SQLException {
        List<Recorded> log = Log.read(database);
        for (int i : new int[]{0, 1, 499, 998, 999}) {
            long last = log.stream().filter(entry -> !entry.recordedAt().isAfter(log.get(i).recordedAt())).count();
            long before = log.stream().filter(entry -> entry.recordedAt().isBefore(log.get(i).recordedAt())).count();
            assertThat(LogReader.headAt(connection, log.get(i).recordedAt())).isEqualTo(last);
            assertThat(LogReader.headAt(connection, log.get(i).recordedAt().minusNanos(1))).isEqualTo(before);
            try (EventStoreWiring wiring = new EventStoreWiring(database, Toy.CATALOGUE, java.time.Clock.systemUTC(),
                    LaneSettings.defaults())) {
                assertThat(wiring.eventStore().createTokenAt(log.get(i).recordedAt()))
                        .isEqualTo(before == 0 ? null : new GlobalSequenceTrackingToken(before));
            }
        }
    }

    @Test
    void the_append_lock_needs_a_transaction() {
        assertThatThrownBy(() -> AppendLock.take(connection)).isInstanceOf(IllegalStateException.class).hasMessageContaining("autocommit");
    }

    @Test
    void stock_axon_reads_a_stream_by_its_id() {
        try (EventStoreWiring wiring = new EventStoreWiring(database, Toy.CATALOGUE, java.time.Clock.systemUTC(),
                LaneSettings.defaults())) {
            assertThat(wiring.eventStore().readEvents("jar:3").asStream().map(event -> ((Toy.Added) event.getPayload()).beans()).limit(3))
                    .containsExactly(3L, 10L, 17L);
            assertThat(wiring.eventStore().lastSequenceNumberFor("jar:3")).hasValue(142L);
            assertThat(wiring.eventStore().lastSequenceNumberFor("jar:none")).isEmpty();
        }
    }

    @Test
    void nothing_of_axon_is_here_that_calls_home() {
        assertThatThrownBy(() -> Class.forName("org.axonframework.config.DefaultConfigurer")).isInstanceOf(ClassNotFoundException.class);
    }
}
