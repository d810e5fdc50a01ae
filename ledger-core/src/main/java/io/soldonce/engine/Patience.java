package io.soldonce.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// How long and how often to try again. The time runs from the first failure.
final class Patience {
    private static final long FIRST_PAUSE = Duration.ofMillis(20).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(1).toNanos();

    private final long budget;
    private long begun;
    private boolean running;
    private long pause = FIRST_PAUSE;

    Patience(Duration budget) {
        this.budget = budget.toNanos();
    }

    /// Call it at a failure: the first one starts the time.
    boolean isOver() {
        if (!running) {
            running = true;
            begun = System.nanoTime();
        }
        return System.nanoTime() - begun >= budget;
    }

    void pause() {
        long end = System.nanoTime() + pause;
        for (long left = pause; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
        pause = Math.min(2 * pause, LONGEST_PAUSE);
    }

    /// Something worked: the next pause is short again. The time goes on.
    void encourage() {
        pause = FIRST_PAUSE;
    }
}
