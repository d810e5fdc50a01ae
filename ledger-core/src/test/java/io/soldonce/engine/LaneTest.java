package io.soldonce.engine;

import static io.soldonce.engine.Toy.all;
import static io.soldonce.engine.Toy.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.TestPostgres;

/// What the lane promises while nothing breaks.
class LaneTest {
    private final HikariDataSource database = TestPostgres.database("db/ledger");
    private final AppendLane lane = Toy.lane(database, InlineProjection.NONE);

    @AfterEach
    void close() {
        lane.close();
        database.close();
    }

    @Test
    void a_rejection_in_the_middle_of_a_batch_spoils_nothing() throws SQLException {
        List<Outcome> outcomes = all(lane, request(new Toy.Add("jar:a", 5)), request(new Toy.Remove("jar:a", 6)),
                request(new Toy.Remove("jar:a", 5)));

        assertThat(outcomes).containsExactly(new Outcome.Done(1, 1, Map.of("beans", 5L), false),
                new Outcome.Refused("too few", "There are only 5 beans", Map.of("beans", 5L), false),
                new Outcome.Done(2, 1, Map.of("beans", 0L), false));
        Log.assertSound(database);
    }
}
