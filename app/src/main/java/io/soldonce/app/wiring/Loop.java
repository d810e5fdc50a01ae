package io.soldonce.app.wiring;

import io.soldonce.channels.spi.ChannelFailure;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that is never done, on a thread of its own: when woken, and now and then without being asked. A failure is logged once until it
/// passes; the work is tried again.
public final class Loop implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Loop.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    /// One step, short, in a transaction of its own.
    @FunctionalInterface
    public interface Step {
        /// @return whether the next step is worth while at once
        boolean run() throws Exception;
    }

    private final String name;
    private final Duration pause;
    private final Step step;
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread;
    private volatile boolean isClosed;
    private String lastFailure = "";

    /// @param pause the longest rest between two looks
    public Loop(String name, Duration pause, Step step) {
        this.name = name;
        this.pause = pause;
        this.step = step;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
    }

    public Loop start() {
        thread.start();
        return this;
    }

    /// Returns at once.
    public void wake() {
        bell.release();
    }

    boolean isClosed() {
        return isClosed;
    }

    /// Lets the step at hand finish; one that was never started has none. Not by interrupt: that would break the connection it works on.
    @Override
    public void close() {
        isClosed = true;
        wake();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            thread.join(STOP_WITHIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!isClosed) {
            if (!stepped()) {
                rest();
            }
        }
    }

    private boolean stepped() {
        try {
            var more = step.run();
            if (!lastFailure.isEmpty()) {
                LOGGER.info("{} goes on", name);
                lastFailure = "";
            }
            return more;
        } catch (Exception | LinkageError | AssertionError e) {
            var failure = e.toString();
            if (!isClosed && !failure.equals(lastFailure)) {
                tell(e);
            }
            lastFailure = failure;
            return false;
        }
    }

    /// A marketplace or a mailbox that is away is nothing to look into the program for.
    private void tell(Throwable failure) {
        if (failure instanceof ChannelFailure away) {
            LOGGER.warn("{} waits and tries again every {} s: {}", name, pause.toSeconds(), away.getMessage());
        } else {
            LOGGER.error("{} stands still and tries again every {} s", name, pause.toSeconds(), failure);
        }
    }

    private void rest() {
        try {
            bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            bell.drainPermits();
        } catch (InterruptedException _) {
            isClosed = true;
        }
    }
}
