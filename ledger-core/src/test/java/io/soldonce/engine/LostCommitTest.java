package io.soldonce.engine;

import static io.soldonce.engine.Batches.inOneBatch;
import static io.soldonce.engine.Toy.keyed;
import static io.soldonce.engine.Toy.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.TestPostgres;

/// The answer to a commit gets lost on the wire.
class LostCommitTest {
    private enum Fate {
        ARRIVED,
        LOST,
        ARRIVED_AND_THEN_NO_CONNECTION
    }

    private final HikariDataSource database = TestPostgres.database("db/ledger");
    private final Commits commits = new Commits();
    private final AtomicReference<Fate> ofNextAppend = new AtomicReference<>();
    private final AtomicReference<Fate> next = new AtomicReference<>();
    private final AtomicBoolean away = new AtomicBoolean();

    @BeforeEach
    void table() throws SQLException {
        Log.sql(database, Commits.TABLE);
    }

    @AfterEach
    void close() throws SQLException {
        Log.assertSound(database);
        database.close();
    }

    private List<Outcome> threeInOneBatch(AppendLane lane, Fate fate) throws Exception {
        assertThat(lane.submit(request(new Toy.Add("jar:a", 10))).join()).isInstanceOf(Outcome.Done.class);
        ofNextAppend.set(fate);
        List<Outcome> outcomes = inOneBatch(database, lane, request(new Toy.Add("jar:a", 1)), keyed("k", new Toy.Remove("jar:a", 99)),
                request(new Toy.Add("jar:a", 1)));
        assertThat(ofNextAppend.get()).as("the answer was lost").isNull();
        return outcomes;
    }

    @Test
    void a_commit_that_happened_is_told_and_not_repeated() throws Exception {
        try (AppendLane lane = lane(LaneSettings.defaults())) {
            assertThat(threeInOneBatch(lane, Fate.ARRIVED)).extracting(outcome -> outcome.getClass().getSimpleName()).containsExactly(
                    "Done",
                    "Refused", "Done");
            assertThat(lane.submit(request(new Toy.Look("jar:a"))).join()).isEqualTo(new Outcome.Done(3, 0, Map.of("beans", 12L), false));
        }
        assertThat(Log.jars(database)).isEqualTo(Map.of("jar:a", new Toy.Jar(12, 3)));
        assertThat(commits.tried).hasSize(2);
        assertThat(Log.number(database, "select beans from beans_now")).isEqualTo(12);
    }

    @Test
    void a_commit_that_did_not_happen_is_repeated() throws Exception {
        try (AppendLane lane = lane(LaneSettings.defaults())) {
            assertThat(threeInOneBatch(lane, Fate.LOST)).extracting(outcome -> outcome.getClass().getSimpleName()).containsExactly("Done",
                    "Refused", "Done");
            assertThat(lane.submit(request(new Toy.Look("jar:a"))).join()).isEqualTo(new Outcome.Done(3, 0, Map.of("beans", 12L), false));
        }
        assertThat(Log.jars(database)).isEqualTo(Map.of("jar:a", new Toy.Jar(12, 3)));
        assertThat(commits.tried).hasSize(3);
        assertThat(Log.number(database, "select beans from beans_now")).isEqualTo(12);
    }

    @Test
    void a_commit_whose_fate_cannot_be_learned_is_told_as_unknown_and_the_lane_goes_on() throws Exception {
        LaneSettings brief = LaneSettings.defaults().withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMillis(100));
        try (AppendLane lane = lane(brief)) {
            assertThat(threeInOneBatch(lane, Fate.ARRIVED_AND_THEN_NO_CONNECTION))
                    .allMatch(outcome -> outcome instanceof Outcome.Failed(String _, boolean unknown) && unknown);
            away.set(false);
            assertThat(lane.submit(request(new Toy.Look("jar:a"))).join()).as("it caught up on its own commit")
                    .isEqualTo(new Outcome.Done(3, 0, Map.of("beans", 12L), false));
        }
    }

    @Test
    void a_batch_of_rejections_is_just_answered() throws Exception {
        try (AppendLane lane = lane(LaneSettings.defaults())) {
            next.set(Fate.LOST);
            assertThat(lane.submit(request(new Toy.Remove("jar:a", 1))).join()).isInstanceOf(Outcome.Refused.class);
            assertThat(lane.health().lastFailure()).isNull();
        }
    }

    @Test
    void a_remembered_rejection_is_told_as_it_is_remembered() throws Exception {
        for (Fate fate : List.of(Fate.ARRIVED, Fate.LOST)) {
            try (AppendLane lane = lane(LaneSettings.defaults())) {
                next.set(fate);
                assertThat(lane.submit(keyed("k" + fate, new Toy.Remove("jar:a", 1))).join()).isInstanceOf(Outcome.Refused.class);
                assertThat(Log.number(database, "select count(*) from ledger.idempotency where key = 'k" + fate + "'")).isEqualTo(1);
            }
        }
    }

    private AppendLane lane(LaneSettings settings) {
        DataSource unreliable = (DataSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{DataSource.class},
                (_, method, arguments) -> {
                    if (away.get()) {
                        throw broken();
                    }
                    Object result = method.invoke(database, arguments);
                    return result instanceof Connection connection ? unreliable(connection) : result;
                });
        return Toy.lane(unreliable, (connection, events) -> {
            commits.project(connection, events);
            next.set(ofNextAppend.getAndSet(null));
        }, settings);
    }

    private static SQLException broken() {
        return new SQLException("An I/O error occurred while sending to the backend", "08006");
    }

    private Connection unreliable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Connection.class},
                (_, method, arguments) -> {
                    Fate fate = method.getName().equals("commit") ? next.getAndSet(null) : null;
                    if (fate != null) {
                        away.set(fate == Fate.ARRIVED_AND_THEN_NO_CONNECTION);
                        if (fate == Fate.LOST) {
                            connection.rollback();
                        } else {
                            connection.commit();
                        }
                        throw broken();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
