package io.soldonce.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.engine.AppendLane;
import io.soldonce.engine.LaneSettings;
import io.soldonce.engine.Outcome;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Request;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Ours: commands through the append lane, as the application sends them.
final class LaneRoad implements AutoCloseable {
    /// The items and as many orders again as a round places: what is measured is not how often the cache misses.
    private static final int CACHED_STREAMS = 100_000;

    private final Path path;
    private final HikariDataSource dataSource;
    private final AppendLane lane;
    private final AtomicLong next;
    private final AtomicLong commits = new AtomicLong();

    LaneRoad(Path path, HikariDataSource dataSource, long firstCommand) {
        this.path = path;
        this.dataSource = dataSource;
        this.next = new AtomicLong(firstCommand);
        this.lane = new AppendLane(dataSource, path.catalogue(), path.rules(), path.inline(), Clock.systemUTC(), UUID::randomUUID,
                LaneSettings.defaults().withCacheStreams(CACHED_STREAMS), _ -> commits.incrementAndGet());
    }

    Variant with(int callers) {
        return new Variant("append lane, " + callers + (callers == 1 ? " caller" : " callers"), time -> run(callers, time));
    }

    private Measured run(int callers, Duration time) throws Exception {
        var commitsBefore = commits.get();
        var commandsBefore = next.get();
        var measured = Callers.run(callers, time, meter -> meter.repeat(this::send));
        return measured.inBatchesOf((next.get() - commandsBefore) / (double) (commits.get() - commitsBefore));
    }

    private int send() {
        var provenance = new Provenance("bench", "bench", null, UUID.randomUUID().toString(), null);
        var outcome = lane.submit(new Request(path.command(next.getAndIncrement()), provenance, null, false)).join();
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException(outcome.toString());
        }
        return 1;
    }

    @Override
    public void close() {
        lane.close();
        dataSource.close();
    }
}
