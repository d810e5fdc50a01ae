package io.soldonce.engine;

import static io.soldonce.engine.Batches.inOneBatch;
import static io.soldonce.engine.Toy.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.testing.TestPostgres;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever says how far they know a stream is refused when more has happened, and by then only.
class ChangedSinceTest {
    private final HikariDataSource database = TestPostgres.database("db/ledger");
    private final Commits commits = new Commits();
    private AppendLane lane;

    @BeforeEach
    void open() throws SQLException {
        Log.sql(database, Commits.TABLE);
        lane = Toy.lane(database, commits);
    }

    @AfterEach
    void close() throws SQLException {
        lane.close();
        Log.assertSound(database);
        database.close();
    }

    @Test
    void whoever_saw_the_last_event_is_heard_and_whoever_did_not_is_told() {
        assertThat(lane.submit(seen("jar:a", -1, null)).join()).isInstanceOf(Outcome.Done.class);
        assertThat(lane.submit(seen("jar:a", 0, null)).join()).isInstanceOf(Outcome.Done.class);
        assertThat(lane.submit(seen("jar:a", 0, null)).join()).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Request.CHANGED_SINCE);
            assertThat(refused.details()).isEqualTo(Map.of("stream", "jar:a", "seen", 0L, "now", 1L));
        });
    }

    @Test
    void of_many_in_one_batch_who_saw_the_same_one_is_heard() throws Exception {
        lane.submit(request(new Toy.Add("jar:a", 1))).join();
        var all = IntStream.range(0, 16).mapToObj(_ -> seen("jar:a", 0, null)).toArray(Request[]::new);
        List<Outcome> outcomes = inOneBatch(database, lane, all);
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(Log.jars(database)).isEqualTo(Map.of("jar:a", new Toy.Jar(2, 2)));
    }

    @Test
    void another_stream_does_not_matter() {
        lane.submit(request(new Toy.Add("jar:b", 1))).join();
        assertThat(lane.submit(seen("jar:a", -1, null)).join()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void the_key_of_a_refused_one_stays_free_and_the_key_of_a_done_one_answers_again() {
        lane.submit(request(new Toy.Add("jar:a", 1))).join();
        assertThat(lane.submit(seen("jar:a", -1, "k")).join()).isInstanceOf(Outcome.Refused.class);
        assertThat(lane.submit(seen("jar:a", 0, "k")).join()).isInstanceOf(Outcome.Done.class);
        assertThat(lane.submit(seen("jar:a", 0, "k")).join()).isInstanceOfSatisfying(Outcome.Done.class,
                done -> assertThat(done.repeated()).isTrue());
    }

    private static Request seen(String stream, long sequence, String key) {
        return new Request(new Toy.Add("jar:a", 1), Toy.ANN, key == null ? null : new Request.Idempotency(key, "hash"), false,
                new Request.Expected(stream, sequence));
    }
}
