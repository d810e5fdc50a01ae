package io.soldonce.app.wiring;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells listeners in this process that the log has grown. A hint and no more: several commits may come as one, and what another node
/// commits is not told; so a listener also looks by itself now and then.
public final class CommitSignal implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(CommitSignal.class);

    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong head = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().daemon().name("commit-signal").unstarted(this::work);
    private volatile boolean isClosed;

    public CommitSignal() {
        thread.start();
    }

    /// @param listener gets the index of the last event, on the signal's own thread: it may read the database, but others wait for it
    /// @return ends it
    public Runnable listen(LongConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Returns at once.
    public void committed(long index) {
        head.set(index);
        LockSupport.unpark(thread);
    }

    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
    }

    private void work() {
        var told = 0L;
        while (!isClosed) {
            var now = head.get();
            if (now == told) {
                LockSupport.park(this);
                continue;
            }
            listeners.forEach(listener -> tell(listener, now));
            told = now;
        }
    }

    private static void tell(LongConsumer listener, long index) {
        try {
            listener.accept(index);
        } catch (RuntimeException e) {
            LOGGER.warn("A listener of commits failed at event {}", index, e);
        }
    }
}
