package io.soldonce.engine;

import static io.soldonce.engine.Batches.inOneBatch;
import static io.soldonce.engine.Toy.keyed;
import static io.soldonce.engine.Toy.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.Await;
import io.soldonce.testing.TestPostgres;

/// One request does harm: it alone fails, and leaves nothing.
class LaneTroubleTest {
    private final HikariDataSource database = TestPostgres.database("db/ledger");
    private final Commits commits = new Commits();

    @BeforeEach
    void table() throws SQLException {
        Log.sql(database, Commits.TABLE);
    }

    @AfterEach
    void close() throws SQLException {
        Log.assertSound(database);
        database.close();
    }

    /// Add 1, the culprit, add 1: the neighbours are done, at index 1 and 2, whatever the culprit did.
    private Outcome.Failed onlyTheMiddleOneFails(InlineProjection projection, Toy.Wish culprit) throws Exception {
        try (AppendLane lane = Toy.lane(database, projection)) {
            List<Outcome> outcomes = inOneBatch(database, lane, request(new Toy.Add("jar:a", 1)), keyed("culprit", culprit),
                    request(new Toy.Add("jar:a", 1)));

            assertThat(outcomes.getFirst()).isEqualTo(new Outcome.Done(1, 1, Map.of("beans", 1L), false));
            assertThat(outcomes.getLast()).isEqualTo(new Outcome.Done(2, 1, Map.of("beans", 2L), false));
            assertThat(lane.submit(request(new Toy.Add("jar:a", 1))).join()).isEqualTo(new Outcome.Done(3, 1, Map.of("beans", 3L), false));
            assertThat(Log.number(database, "select beans from beans_now where jar = 'jar:a'")).isEqualTo(3);
            assertThat(Log.number(database, "select count(*) from ledger.idempotency")).isZero();
            assertThat(Log.jars(database)).isEqualTo(Map.of("jar:a", new Toy.Jar(3, 3)));
            return (Outcome.Failed) outcomes.get(1);
        }
    }

    @Test
    void a_rule_that_throws() throws Exception {
        Outcome.Failed failed = onlyTheMiddleOneFails(commits, new Toy.Stumble("jar:a"));

        assertThat(failed.message()).contains("stumbled over jar:a");
        assertThat(failed.unknown()).isFalse();
        assertThat(commits.tried).as("the batch was not run again").hasSize(2);
    }

    @Test
    void an_event_that_the_catalogue_does_not_know() throws Exception {
        assertThat(onlyTheMiddleOneFails(commits, new Toy.Forget("jar:a")).message()).contains("not in the event catalogue");
    }

    @Test
    void text_that_postgresql_cannot_hold() throws Exception {
        assertThat(onlyTheMiddleOneFails(commits, new Toy.Note("jar:a", "a\u0000b", 1)).message()).contains("U+0000");
    }

    @Test
    void a_stream_id_that_postgresql_cannot_hold() throws Exception {
        assertThat(onlyTheMiddleOneFails(commits, new Toy.Add("jar:\u0000", 1)).message()).contains("0x00");
    }

    @Test
    void a_projection_that_vetoes_after_the_append() throws Exception {
        assertThat(onlyTheMiddleOneFails((connection, events) -> {
            commits.project(connection, events);
            if (events.stream().anyMatch(entry -> entry.stream().equals("jar:bad"))) {
                throw new IllegalStateException("veto");
            }
        }, new Toy.Add("jar:bad", 1)).message()).contains("veto");
    }

    @Test
    void a_projection_that_fails_with_an_error() throws Exception {
        assertThat(onlyTheMiddleOneFails((connection, events) -> {
            commits.project(connection, events);
            if (events.stream().anyMatch(entry -> entry.stream().equals("jar:bad"))) {
                throw new AssertionError("a bug");
            }
        }, new Toy.Add("jar:bad", 1)).message()).contains("a bug");
    }

    @Test
    void a_projection_that_swallows_an_sql_error() throws Exception {
        assertThat(onlyTheMiddleOneFails((connection, events) -> {
            commits.project(connection, events);
            if (events.stream().anyMatch(entry -> entry.stream().equals("jar:bad"))) {
                try (var statement = connection.createStatement()) {
                    statement.execute("select 1/0");
                } catch (SQLException _) {
                    // this is the bug under test
                }
            }
        }, new Toy.Add("jar:bad", 1)).message()).contains("swallowed");
    }

    @Test
    void a_projection_that_always_hits_a_duplicate_key() throws Exception {
        Log.sql(database, "create table once (n int primary key)", "insert into once values (1)");
        assertThat(onlyTheMiddleOneFails((connection, events) -> {
            commits.project(connection, events);
            if (events.stream().anyMatch(entry -> entry.stream().equals("jar:bad"))) {
                try (var statement = connection.createStatement()) {
                    statement.execute("insert into once values (1)");
                }
            }
        }, new Toy.Add("jar:bad", 1)).message()).contains("once_pkey");
        assertThat(commits.tried.stream().filter(events -> events.stream().anyMatch(e -> e.stream().equals("jar:bad"))))
                .as("together, then thrice alone")
                .hasSize(4);
    }

    @Test
    void a_stream_with_an_event_nobody_knows_fails_only_who_needs_it() throws Exception {
        try (AppendLane lane = Toy.lane(database, commits)) {
            lane.submit(request(new Toy.Add("jar:old", 1))).join();
        }
        Log.tamper(database, "update ledger.log_entry set name = 'from the future'");
        try (AppendLane lane = Toy.lane(database, commits)) {
            List<Outcome> outcomes = inOneBatch(database, lane, request(new Toy.Add("jar:a", 1)), request(new Toy.Add("jar:old", 1)),
                    request(new Toy.Note("jar:old", "x", 1)), request(new Toy.Add("jar:a", 1)));

            assertThat(outcomes.get(1)).isInstanceOfSatisfying(Outcome.Failed.class,
                    failed -> assertThat(failed.message()).contains("jar:old").contains("from the future"));
            assertThat(outcomes.get(2)).isInstanceOf(Outcome.Failed.class);
            assertThat(outcomes.getLast()).isEqualTo(new Outcome.Done(3, 1, Map.of("beans", 2L), false));
            assertThat(commits.tried).as("the batch was not run again").hasSize(2);
        }
        Log.tamper(database, "update ledger.log_entry set name = 'beans added' where global_index = 1");
    }

    @Test
    void a_lock_time_out_is_tried_again_and_never_told() throws Exception {
        LaneSettings impatient = LaneSettings.defaults().withTimeouts(Duration.ofMillis(20), Duration.ofSeconds(20),
                Duration.ofSeconds(30));
        try (AppendLane lane = Toy.lane(database, commits, impatient); Connection other = database.getConnection()) {
            lane.submit(request(new Toy.Add("jar:locked", 1))).join();
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("select * from beans_now where jar = 'jar:locked' for update");
            }
            CompletableFuture<Outcome> locked = lane.submit(request(new Toy.Add("jar:locked", 1)));
            Await.until("the lane met the lock", () -> lane.health().lastFailure() != null);
            assertThat(locked).isNotDone();
            other.rollback();

            assertThat(locked.join()).isEqualTo(new Outcome.Done(2, 1, Map.of("beans", 2L), false));
        }
    }

    @Test
    void a_request_that_waits_for_a_lock_steps_back_behind_its_neighbours() throws Exception {
        LaneSettings impatient = LaneSettings.defaults().withTimeouts(Duration.ofMillis(50), Duration.ofSeconds(20),
                Duration.ofSeconds(30));
        try (AppendLane lane = Toy.lane(database, commits, impatient); Connection other = database.getConnection()) {
            lane.submit(request(new Toy.Add("jar:locked", 1))).join();
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("select * from beans_now where jar = 'jar:locked' for update");
            }
            List<CompletableFuture<Outcome>> answers = Batches.together(database, lane, request(new Toy.Add("jar:locked", 1)),
                    request(new Toy.Add("jar:a", 1)));

            assertThat(answers.getLast().join()).isInstanceOf(Outcome.Done.class); // while the lock is still held
            other.rollback();
            assertThat(answers.getFirst().join()).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void a_database_that_stays_away_is_told_to_everybody_once() throws Exception {
        LaneSettings brief = LaneSettings.defaults().withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMillis(50));
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://localhost:1/nowhere");
        try (AppendLane lane = Toy.lane(nowhere, commits, brief)) {
            List<Outcome> outcomes = Toy.all(lane, request(new Toy.Add("jar:a", 1)), request(new Toy.Add("jar:a", 1)));

            assertThat(outcomes).allMatch(outcome -> outcome instanceof Outcome.Failed(String _, boolean unknown) && !unknown);
            assertThat(lane.health().lastFailure()).isNotNull();
            assertThat(lane.health().running()).isTrue();
        }
    }
}
