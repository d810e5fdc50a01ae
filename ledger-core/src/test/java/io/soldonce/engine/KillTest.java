package io.soldonce.engine;

import static io.soldonce.engine.Toy.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.Await;
import io.soldonce.testing.ChildJvm;
import io.soldonce.testing.TestPostgres;

/// kill -9 of whatever takes part, at random, under load. What a caller was told survives, and nothing counts twice.
///
/// `-Dkill.rounds=200` for a longer run, `-Dkill.seed=...` for another one.
class KillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 20);
    private static final long SEED = Long.getLong("kill.seed", 42);
    private static final int CALLERS = 16;
    private static final int ANSWERS_PER_ROUND = 60;

    @TempDir
    private Path directory;
    private OwnPostgres server;
    private HikariDataSource database;

    @BeforeEach
    void start() throws Exception {
        server = new OwnPostgres(directory.resolve("data"));
        database = TestPostgres.pool(server.url(), 4);
        Log.sql(database, Commits.TABLE);
    }

    @AfterEach
    void stop() throws Exception {
        database.close();
        server.close();
    }

    @Test
    void a_backend_that_dies_between_decision_and_commit_costs_nobody_anything() throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        Commits commits = new Commits();
        InlineProjection killing = (connection, events) -> {
            commits.project(connection, events);
            if (events.size() == CALLERS && !killed.getAndSet(true)) {
                killBackendOf(connection);
            }
        };
        try (AppendLane lane = Toy.lane(database, killing)) {
            Request[] requests = IntStream.range(0, CALLERS).mapToObj(i -> keyed("k" + i, new Toy.Add("jar:a", 1))).toArray(Request[]::new);

            List<Outcome> outcomes = Batches.inOneBatch(database, lane, requests);

            assertThat(killed).isTrue();
            assertThat(outcomes).extracting(outcome -> ((Outcome.Done) outcome).index()).doesNotHaveDuplicates().hasSize(CALLERS);
            assertThat(outcomes).allMatch(outcome -> !((Outcome.Done) outcome).repeated());
        }
        assertThat(Log.jars(database)).isEqualTo(Map.of("jar:a", new Toy.Jar(CALLERS, CALLERS)));
        assertThat(Log.number(database, "select beans from beans_now")).isEqualTo(CALLERS);
        Log.assertSound(database);
    }

    private static void killBackendOf(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            OwnPostgres.kill(row.getLong(1));
        }
    }

    @Test
    void nothing_told_is_lost_and_nothing_is_doubled_whoever_is_killed() throws Exception {
        Random random = new Random(SEED);
        Callers callers = new Callers();
        Map<String, Integer> kills = new HashMap<>();
        Process child = callers.serve(ChildJvm.start(KilledLane.class, server.url()));
        for (int round = 0; round < ROUNDS; round++) {
            callers.awaitAnswers(ANSWERS_PER_ROUND);
            int victim = random.nextInt(3);
            switch (victim) {
                case 0 -> server.killBackendOf(KilledLane.APPLICATION);
                case 1 -> server.killAndRestart();
                default -> {
                    child.destroyForcibly().waitFor();
                    child = callers.serve(ChildJvm.start(KilledLane.class, server.url()));
                }
            }
            kills.merge(List.of("backend", "postmaster", "jvm").get(victim), 1, Integer::sum);
        }
        callers.awaitAnswers(ANSWERS_PER_ROUND);
        callers.stopAsking();
        callers.awaitAllAnswered();
        child.getOutputStream().close();
        assertThat(child.waitFor()).isZero();

        System.out.println("killed " + kills + ", told " + callers.told.size() + ", asked again " + callers.askedAgain);
        assertThat(kills).hasSize(Math.min(ROUNDS, 3));
        Map<String, List<Long>> indexes = Log.read(database).stream()
                .collect(Collectors.groupingBy(entry -> entry.provenance().correlation(),
                        Collectors.mapping(Recorded::index, Collectors.toList())));
        assertThat(indexes).hasSameSizeAs(callers.told);
        callers.told.forEach((key, index) -> assertThat(indexes.get(key)).as(key).containsExactly(index));
        long beans = Log.jars(database).values().stream().mapToLong(Toy.Jar::beans).sum();
        assertThat(beans).isEqualTo(callers.told.size());
        assertThat(Log.number(database, "select sum(beans) from beans_now")).isEqualTo(beans);
        assertThat(Log.number(database, "select count(*) from ledger.idempotency")).isEqualTo(beans);
        Log.assertSound(database);
    }

    /// Asks, writes down what it is told, and asks again under the same key what it was not told.
    private static final class Callers {
        final Map<String, Long> told = new ConcurrentHashMap<>();
        private final Map<String, String> open = new ConcurrentHashMap<>();
        private PrintStream out;
        private int asked;
        private boolean stopped;
        private int askedAgain;

        synchronized Process serve(Process child) throws IOException {
            out = new PrintStream(child.getOutputStream(), true, StandardCharsets.UTF_8);
            askedAgain += open.size();
            open.values().forEach(out::println);
            while (open.size() < CALLERS) {
                ask();
            }
            Thread.ofPlatform().daemon().start(() -> listen(child.inputReader(StandardCharsets.UTF_8)));
            return child;
        }

        private synchronized void ask() {
            String key = "key-" + asked++;
            String line = key + " jar:" + asked % 5 + " 1";
            open.put(key, line);
            out.println(line);
        }

        private void listen(BufferedReader in) {
            try (in) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String[] words = line.split(" ", -1);
                    answer(words[0], Long.parseLong(words[1]));
                }
            } catch (IOException | ArrayIndexOutOfBoundsException | NumberFormatException e) {
                // killed in the middle of a line: the caller was not told
            }
        }

        private synchronized void answer(String key, long index) {
            if (index == 0) {
                askedAgain++;
                out.println(open.get(key));
                return;
            }
            Long before = told.putIfAbsent(key, index);
            assertThat(before == null || before == index).as(key + " is told the same again").isTrue();
            open.remove(key);
            if (!stopped && open.size() < CALLERS) {
                ask();
            }
        }

        void awaitAnswers(int more) throws Exception {
            int enough = told.size() + more;
            Await.until(more + " more answers", () -> told.size() >= enough);
        }

        synchronized void stopAsking() {
            stopped = true;
        }

        void awaitAllAnswered() throws Exception {
            Await.until("everybody was answered", open::isEmpty);
        }
    }
}
