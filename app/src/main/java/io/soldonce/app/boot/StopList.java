package io.soldonce.app.boot;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.LoggerFactory;

/// What is to be closed at the end, the youngest first. A stop may come at any moment of the start, also while something is being
/// opened: what is added after the end is closed at once.
public final class StopList implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean isClosed;

    /// @return the same
    public synchronized <T extends AutoCloseable> T add(T opened) {
        if (isClosed) {
            close(opened);
            throw new IllegalStateException("stopping");
        }
        open.push(opened);
        return opened;
    }

    public synchronized boolean isClosed() {
        return isClosed;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    private static void close(AutoCloseable opened) {
        try {
            opened.close();
        } catch (Exception e) { // the others must be closed too
            LoggerFactory.getLogger(StopList.class).warn("{} did not close cleanly", opened.getClass().getSimpleName(), e);
        }
    }
}
