package io.soldonce.app.boot;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.LoggerFactory;

/// What is to be closed at the end, the youngest first. One thread starts, another may ask it to stop: between two steps the first asks
/// [#goOn], so nothing is closed while it is being opened.
public final class StopList implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private volatile boolean isStopping;

    /// Thrown out of a start that was asked to stop.
    public static final class Stopping extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// @return the same
    public synchronized <T extends AutoCloseable> T add(T opened) {
        open.push(opened);
        return opened;
    }

    public void requestStop() {
        isStopping = true;
    }

    public synchronized boolean isEmpty() {
        return open.isEmpty();
    }

    /// @throws Stopping when a stop was asked for
    public void goOn() {
        if (isStopping) {
            throw new Stopping();
        }
    }

    @Override
    public synchronized void close() {
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
