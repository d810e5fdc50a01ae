package io.soldonce.app.imports;

import io.soldonce.engine.AppendLane;
import io.soldonce.engine.Outcome;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Many rows on their way into the lane at once: the lane commits many together, so one at a time would be slow. The actions of one row
/// follow each other.
final class Flow {
    private static final int IN_FLIGHT = 256;

    private final AppendLane lane;
    private final Provenance provenance;
    private final boolean bulk;

    /// A flow of one cause.
    ///
    /// @param bulk lets whatever is not bulk pass first
    Flow(AppendLane lane, Provenance provenance, boolean bulk) {
        this.lane = lane;
        this.provenance = provenance;
        this.bulk = bulk;
    }

    CompletableFuture<Outcome> submit(Object action, Request.Idempotency idempotency) {
        return lane.submit(new Request(action, provenance, idempotency, bulk));
    }

    /// Runs `work` for each row, and returns when all are through.
    ///
    /// @return what the work came to, in the order of the rows
    <T, R> List<R> each(List<T> rows, Progress progress, Function<T, CompletableFuture<R>> work) {
        var free = new Semaphore(IN_FLIGHT);
        var done = new AtomicInteger();
        var results = new ArrayList<CompletableFuture<R>>(rows.size());
        for (var row : rows) {
            free.acquireUninterruptibly();
            results.add(work.apply(row).whenComplete((_, _) -> {
                free.release();
                progress.at(done.incrementAndGet(), rows.size());
            }));
        }
        return results.stream().map(CompletableFuture::join).toList();
    }
}
