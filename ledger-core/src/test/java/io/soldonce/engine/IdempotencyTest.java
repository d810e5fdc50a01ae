package io.soldonce.engine;

import static io.soldonce.engine.Batches.inOneBatch;
import static io.soldonce.engine.Toy.keyed;
import static io.soldonce.engine.Toy.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.TestPostgres;

class IdempotencyTest {
    private final HikariDataSource database = TestPostgres.database("db/ledger");
    private AppendLane lane = Toy.lane(database, InlineProjection.NONE);

    @AfterEach
    void close() {
        lane.close();
        database.close();
    }

    private void restart() {
        lane.close();
        lane = Toy.lane(database, InlineProjection.NONE);
    }

    @Test
    void a_request_counts_once_within_a_batch_later_and_after_a_restart() throws Exception {
        List<Outcome> batch = inOneBatch(database, lane, keyed("k", new Toy.Add("jar:a", 5)), keyed("k", new Toy.Add("jar:a", 5)));
        Outcome later = lane.submit(keyed("k", new Toy.Add("jar:a", 5))).join();
        assertThat(lane.health().lastFailure()).as("the batch did not have to be run again").isNull();
        restart();
        Outcome afterRestart = lane.submit(keyed("k", new Toy.Add("jar:a", 5))).join();

        assertThat(batch.getFirst()).isEqualTo(new Outcome.Done(1, 1, Map.of("beans", 5L), false));
        assertThat(List.of(batch.getLast(), later, afterRestart)).containsOnly(new Outcome.Done(1, 1, Map.of("beans", 5), true));
        assertThat(Log.jars(database)).isEqualTo(Map.of("jar:a", new Toy.Jar(5, 1)));
    }

    @Test
    void the_same_key_for_another_request_is_a_conflict() throws Exception {
        List<Outcome> batch = inOneBatch(database, lane, keyed("k", new Toy.Add("jar:a", 5)), keyed("k", new Toy.Add("jar:a", 6)));
        restart();
        Outcome later = lane.submit(keyed("k", new Toy.Add("jar:a", 7))).join();

        assertThat(List.of(batch.getLast(), later)).containsOnly(new Outcome.KeyConflict("k"));
        assertThat(Log.read(database)).hasSize(1);
    }

    @Test
    void a_rejection_is_final_for_its_key() throws Exception {
        Outcome.Refused first = (Outcome.Refused) lane.submit(keyed("k", new Toy.Remove("jar:a", 5))).join();
        lane.submit(request(new Toy.Add("jar:a", 5))).join();
        List<Outcome> batch = inOneBatch(database, lane, keyed("k", new Toy.Remove("jar:a", 5)),
                keyed("other", new Toy.Remove("jar:a", 5)));
        restart();
        Outcome later = lane.submit(keyed("k", new Toy.Remove("jar:a", 5))).join();

        Outcome.Refused again = new Outcome.Refused(first.code(), first.message(), Map.of("beans", 0), true);
        assertThat(List.of(batch.getFirst(), later)).containsOnly(again);
        assertThat(batch.getLast()).isInstanceOf(Outcome.Done.class);
        assertThat(Log.read(database)).hasSize(2);
    }

    @Test
    void a_request_that_changed_nothing_is_remembered_too() {
        lane.submit(keyed("k", new Toy.Look("jar:a"))).join();
        lane.submit(request(new Toy.Add("jar:a", 5))).join();

        assertThat(lane.submit(keyed("k", new Toy.Look("jar:a"))).join()).isEqualTo(new Outcome.Done(0, 0, Map.of("beans", 0), true));
    }

    @Test
    void a_failure_is_not_remembered() throws Exception {
        assertThat(inOneBatch(database, lane, keyed("k", new Toy.Stumble("jar:a")), keyed("k", new Toy.Add("jar:a", 5)))).satisfiesExactly(
                failed -> assertThat(failed).isInstanceOf(Outcome.Failed.class), done -> assertThat(done).isInstanceOf(Outcome.Done.class));
    }
}
