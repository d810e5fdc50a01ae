package io.soldonce.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits for a condition. The limit only ends a test that hangs; nothing is concluded from how long something took.
public final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long PAUSE = Duration.ofMillis(2).toNanos();

    private Await() {}

    /// Something to wait for; may fail like the test may.
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    /// Returns as soon as `condition` holds.
    ///
    /// @throws AssertionError when it does not hold within a minute
    public static void until(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Waited in vain for: " + what);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
