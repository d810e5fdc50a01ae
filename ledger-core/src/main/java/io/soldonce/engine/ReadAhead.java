package io.soldonce.engine;

import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// A thread that fetches while the caller works, a few pages ahead at most.
final class ReadAhead<T> {
    private static final int PAGES_AHEAD = 4;

    /// Fetches pages; null is the end.
    @FunctionalInterface
    interface Source<T> {
        T next() throws SQLException;
    }

    @FunctionalInterface
    interface Sink<T> {
        void accept(T page) throws SQLException;
    }

    /// A page, or a failure, or (both null) the end.
    private record Fetched<T>(T page, Throwable failure) {
        boolean isEnd() throws SQLException {
            return switch (failure) {
                case null -> page == null;
                case SQLException e -> throw e;
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new IllegalStateException(failure);
            };
        }
    }

    private final BlockingQueue<Fetched<T>> fetched = new ArrayBlockingQueue<>(PAGES_AHEAD);
    private final Thread reader;
    private volatile boolean stopped;

    ReadAhead(String threadName, Source<T> source) {
        reader = Thread.ofPlatform().daemon().name(threadName).unstarted(() -> fetch(source));
    }

    /// Returns when the source has ended, or throws the first failure of either side; in both cases the reading thread has ended.
    ///
    /// @throws IllegalStateException when the calling thread is interrupted
    void forEach(Sink<T> sink) throws SQLException {
        reader.start();
        try {
            for (Fetched<T> next = fetched.take(); !next.isEnd(); next = fetched.take()) {
                sink.accept(next.page());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading the log", e);
        } finally {
            stop();
        }
    }

    /// The connection must be free again when the caller goes on, so this waits for the end of a statement under way.
    private void stop() {
        stopped = true;
        reader.interrupt();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void fetch(Source<T> source) {
        try {
            T page;
            do {
                Fetched<T> next;
                try {
                    page = source.next();
                    next = new Fetched<>(page, null);
                } catch (SQLException | RuntimeException | Error e) {
                    page = null;
                    next = new Fetched<>(null, e);
                }
                fetched.put(next);
            } while (page != null && !stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the consumer failed and stopped us
        }
    }
}
