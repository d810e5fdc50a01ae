package io.soldonce.engine;

import static io.soldonce.engine.Toy.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.TestPostgres;

/// Two lanes on one database, as on two nodes, moving beans between the same few jars.
class TwoLanesTest {
    private static final int JARS = 5;
    private static final int START = 100;
    private static final int MOVES = 4_000;

    private final HikariDataSource database = TestPostgres.database("db/ledger");
    private final HikariDataSource samePlace = TestPostgres.pool(database.getJdbcUrl(), 2);

    @AfterEach
    void close() {
        database.close();
        samePlace.close();
    }

    @Test
    void decisions_are_linearizable_and_nobody_has_to_try_twice() throws Exception {
        Commits here = new Commits();
        Commits there = new Commits();
        Log.sql(database, Commits.TABLE);
        try (AppendLane one = Toy.lane(database, here); AppendLane two = Toy.lane(samePlace, there)) {
            Toy.all(one, IntStream.range(0, JARS).mapToObj(jar -> request(new Toy.Add("jar:" + jar, START))).toList());
            Random random = new Random(7);
            List<CompletableFuture<Outcome>> answers = new ArrayList<>();
            for (int i = 0; i < MOVES; i++) {
                int from = random.nextInt(JARS);
                Toy.Wish move = new Toy.Move("jar:" + from, "jar:" + (from + 1 + random.nextInt(JARS - 1)) % JARS, random.nextInt(60));
                answers.add((i % 2 == 0 ? one : two).submit(request(move)));
                if (i % 50 == 0) {
                    answers.getLast().join(); // many small batches, so that the lanes take turns
                }
            }
            List<Outcome> outcomes = answers.stream().map(CompletableFuture::join).toList();

            assertThat(outcomes).noneMatch(Outcome.Failed.class::isInstance);
            long done = outcomes.stream().filter(Outcome.Done.class::isInstance).count();
            assertThat(done).isBetween(1L, MOVES - 1L); // some moves had too few beans
            assertThat(one.health().lastFailure()).isNull();
            assertThat(two.health().lastFailure()).isNull();
            assertThat(here.tried).hasSizeGreaterThan(20);
            assertThat(there.tried).hasSizeGreaterThan(20);
            assertThat(Log.read(database)).hasSize((int) (JARS + 2 * done));
            assertThat(Log.jars(database).values()).allMatch(jar -> jar.beans() >= 0);
            assertThat(Log.jars(database).values().stream().mapToLong(Toy.Jar::beans).sum()).isEqualTo(JARS * START);
            assertThat(Log.number(database, "select sum(beans) from beans_now")).isEqualTo(JARS * START);
        }
        Log.assertSound(database);
    }
}
