package io.soldonce.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// A request in the lane and the caller who waits for it. Belongs to the lane's thread once it was taken from the queue.
final class Pending {
    private final Request request;
    private final CompletableFuture<Outcome> answer = new CompletableFuture<>();
    private boolean told;

    Pending(Request request) {
        this.request = request;
    }

    Request request() {
        return request;
    }

    CompletableFuture<Outcome> answer() {
        return answer;
    }

    /// The first answer holds. What the caller hangs on the future runs by `executor`: it must not stop the lane.
    void tell(Outcome outcome, Executor executor) {
        if (!told) {
            told = true;
            answer.completeAsync(() -> outcome, executor);
        }
    }
}
