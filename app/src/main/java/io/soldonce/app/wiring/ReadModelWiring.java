package io.soldonce.app.wiring;

import io.soldonce.engine.AppendLane;
import io.soldonce.engine.EventCatalogue;
import io.soldonce.projections.follow.Follower;
import io.soldonce.projections.inline.Recomputer;
import io.soldonce.reconciler.ExpiredReservations;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What keeps the read models true besides the appending transaction: the one that follows the log, and the one that derives again.
@Configuration(proxyBeanMethods = false)
public class ReadModelWiring {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration SWEEP = Duration.ofHours(1);
    private static final Duration EXPIRY = Duration.ofSeconds(5);

    @Bean
    Follower follower(DataSource database, EventCatalogue catalogue) {
        return new Follower(database, catalogue);
    }

    @Bean(initMethod = "start")
    Loop followerLoop(Follower follower, CommitSignal signal) {
        var loop = new Loop("follower", LOOK, () -> follower.follow() > 0);
        signal.listen(_ -> loop.wake());
        return loop;
    }

    @Bean
    Recomputer recomputer(DataSource database, Clock clock) {
        return new Recomputer(database, clock);
    }

    @Bean(initMethod = "start")
    Loop recomputerLoop(Recomputer recomputer) {
        return new Loop("recomputer", LOOK, recomputer::pass);
    }

    /// Marks all listings now and then: whatever should have been derived again and was not, is then. At the start, those that an older
    /// policy derived.
    @Bean(initMethod = "start")
    Loop sweepLoop(Recomputer recomputer) {
        var isFirst = new AtomicBoolean(true);
        return new Loop("sweep", SWEEP, () -> {
            if (isFirst.getAndSet(false)) {
                recomputer.markOutdated();
            } else {
                recomputer.markAll();
            }
            return false;
        });
    }

    @Bean(initMethod = "start")
    Loop expiryLoop(DSLContext db, AppendLane lane, Clock clock) {
        var expired = new ExpiredReservations(db, lane, clock);
        return new Loop("expiry", EXPIRY, () -> expired.release() > 0);
    }
}
