package io.soldonce.engine;

import static io.soldonce.engine.Batches.inOneBatch;
import static io.soldonce.engine.Toy.bulk;
import static io.soldonce.engine.Toy.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.Await;
import io.soldonce.testing.TestPostgres;

/// What the lane promises while nothing breaks.
class LaneTest {
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
    void a_rejection_in_the_middle_of_a_batch_spoils_nothing() throws Exception {
        List<Outcome> outcomes = inOneBatch(database, lane, request(new Toy.Add("jar:a", 5)), request(new Toy.Remove("jar:a", 6)),
                request(new Toy.Remove("jar:a", 5)));

        assertThat(outcomes).containsExactly(new Outcome.Done(1, 1, Map.of("beans", 5L), false),
                new Outcome.Refused("too few", "There are only 5 beans", Map.of("beans", 5L), false),
                new Outcome.Done(2, 1, Map.of("beans", 0L), false));
        assertThat(commits.tried).hasSize(1);
        assertThat(Log.number(database, "select beans from beans_now")).isZero();
    }

    @Test
    void every_decision_sees_what_its_predecessors_in_the_batch_decided() throws Exception {
        List<Outcome> outcomes = inOneBatch(database, lane, request(new Toy.Remove("jar:a", 1)), request(new Toy.Add("jar:a", 3)),
                request(new Toy.Move("jar:a", "jar:b", 4)), request(new Toy.Move("jar:a", "jar:b", 2)), request(new Toy.Remove("jar:b", 2)),
                request(new Toy.Remove("jar:b", 1)), request(new Toy.Look("jar:a")));

        assertThat(outcomes).extracting(outcome -> outcome.getClass().getSimpleName()).containsExactly("Refused", "Done", "Refused", "Done",
                "Done", "Refused", "Done");
        assertThat(outcomes.getLast()).isEqualTo(new Outcome.Done(4, 0, Map.of("beans", 1L), false));
        assertThat(Log.jars(database)).isEqualTo(Map.of("jar:a", new Toy.Jar(1, 2), "jar:b", new Toy.Jar(0, 2)));
    }

    @Test
    void what_was_told_is_what_the_log_holds() throws Exception {
        Provenance who = new Provenance("bob", "ebay", "12-345", "corr", "cause");
        Outcome outcome = lane.submit(new Request(new Toy.Move("jar:a", "jar:b", 0), who, null, false)).join();

        assertThat(outcome).isEqualTo(new Outcome.Done(2, 2, Map.of(), false));
        List<Recorded> log = Log.read(database);
        assertThat(log).extracting(Recorded::index, Recorded::stream, Recorded::sequence, Recorded::event, Recorded::provenance)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1L, "jar:a", 0L, new Toy.Removed(0), who),
                        org.assertj.core.groups.Tuple.tuple(2L, "jar:b", 0L, new Toy.Added(0), who));
        assertThat(commits.tried).containsExactly(log);
        assertThat(lane.health().lastIndex()).isEqualTo(2);
    }

    @Test
    void states_that_do_not_fit_the_cache_are_loaded_again() throws Exception {
        try (AppendLane small = Toy.lane(database, commits, LaneSettings.defaults().withCacheStreams(2))) {
            for (int round = 1; round <= 3; round++) {
                Request[] requests = IntStream.range(0, 20).mapToObj(i -> request(new Toy.Add("jar:" + i, 1))).toArray(Request[]::new);
                long expected = round;
                assertThat(inOneBatch(database, small, requests))
                        .allMatch(o -> ((Outcome.Done) o).answer().equals(Map.of("beans", expected)));
            }
        }
    }

    @Test
    void a_batch_with_many_events_is_closed_early_and_loses_nobody() throws Exception {
        try (AppendLane narrow = Toy.lane(database, commits, LaneSettings.defaults().withMaxEvents(10))) {
            Request[] requests = IntStream.range(0, 9).mapToObj(i -> request(new Toy.Note("jar:a", "n" + i, 4))).toArray(Request[]::new);

            List<Outcome> outcomes = inOneBatch(database, narrow, requests);

            assertThat(outcomes).extracting(o -> ((Outcome.Done) o).index()).containsExactly(4L, 8L, 12L, 16L, 20L, 24L, 28L, 32L, 36L);
            assertThat(commits.tried).extracting(List::size).containsExactly(12, 12, 12);
        }
    }

    @Test
    void bulk_waits_behind_everything_else_and_in_small_batches() throws Exception {
        Request[] requests = Stream.concat(IntStream.range(0, 100).mapToObj(i -> bulk(new Toy.Note("jar:bulk", "b" + i, 1))),
                IntStream.range(0, 100).mapToObj(i -> request(new Toy.Note("jar:sale", "s" + i, 1)))).toArray(Request[]::new);

        inOneBatch(database, lane, requests);

        assertThat(Log.read(database).subList(0, 100)).allMatch(entry -> entry.stream().equals("jar:sale"));
        assertThat(commits.tried).extracting(List::size).containsExactly(100, 32, 32, 32, 4);
    }

    @Test
    void recorded_at_never_goes_back_with_a_clock_that_does() throws Exception {
        AtomicInteger ticks = new AtomicInteger();
        Clock backwards = new Backwards(ticks);
        try (AppendLane odd = new AppendLane(database, Toy.CATALOGUE, new Toy.Beans(), commits, backwards, UUID::randomUUID,
                LaneSettings.defaults(), _ -> {})) {
            for (int i = 0; i < 5; i++) {
                Toy.all(odd, request(new Toy.Add("jar:a", 1)));
            }
        }
        assertThat(ticks.get()).isPositive();
        assertThat(Log.read(database)).extracting(Recorded::recordedAt).isSorted().allMatch(at -> at.isBefore(Backwards.START));
    }

    private static final class Backwards extends Clock {
        static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
        private final AtomicInteger ticks;

        Backwards(AtomicInteger ticks) {
            this.ticks = ticks;
        }

        @Override
        public Instant instant() {
            return START.minusNanos(ticks.incrementAndGet() * 1_111_111L);
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    @Test
    void signals_every_commit_that_appended_and_survives_a_signal_that_fails() {
        List<Long> signals = new CopyOnWriteArrayList<>();
        try (AppendLane signalling = new AppendLane(database, Toy.CATALOGUE, new Toy.Beans(), commits, Clock.systemUTC(), UUID::randomUUID,
                LaneSettings.defaults(), index -> {
                    signals.add(index);
                    throw new IllegalStateException("nobody listens");
                })) {
            Toy.all(signalling, request(new Toy.Look("jar:a")));
            signalling.submit(request(new Toy.Add("jar:a", 1))).join();
            signalling.submit(request(new Toy.Note("jar:a", "x", 3))).join();
        }
        assertThat(signals).containsExactly(1L, 4L);
    }

    @Test
    void closing_carries_out_what_is_queued_and_refuses_the_rest() throws Exception {
        List<CompletableFuture<Outcome>> answers;
        CompletableFuture<Void> closing;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            AppendLock.take(connection);
            answers = IntStream.range(0, 50).mapToObj(_ -> lane.submit(request(new Toy.Add("jar:a", 1)))).toList();
            closing = CompletableFuture.runAsync(lane::close);
            Await.until("the lane refuses", () -> lane.submit(request(new Toy.Look("jar:a"))).getNow(null) instanceof Outcome.Failed);
            connection.rollback();
        }
        closing.join();
        assertThat(answers).allMatch(answer -> answer.join() instanceof Outcome.Done);
        assertThat(Log.jars(database)).isEqualTo(Map.of("jar:a", new Toy.Jar(50, 50)));
        assertThat(lane.health().running()).isFalse();
    }

    @Test
    void a_caller_may_wait_for_a_second_request_inside_the_answer_to_the_first() {
        Outcome second = lane.submit(request(new Toy.Add("jar:a", 1)))
                .thenApply(_ -> lane.submit(request(new Toy.Add("jar:a", 1))).join()).orTimeout(60, TimeUnit.SECONDS).join();

        assertThat(second).isEqualTo(new Outcome.Done(2, 1, Map.of("beans", 2L), false));
    }
}
