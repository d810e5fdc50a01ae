package io.soldonce.projections.rebuild;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Folds the story (history, movements, orders) on a connection and a thread of its own: nothing in it depends on what the other tables
/// hold. One page is under way at most, so that memory stays bounded.
final class StoryFold implements AutoCloseable {
    private final Connection connection;
    private final Folding folding;
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);

    /// @param connection belongs to this until it is closed
    StoryFold(Connection connection, EventCatalogue catalogue, Instant now, String schema) throws SQLException {
        this.connection = connection;
        this.folding = new Folding(connection, catalogue, now);
        connection.setAutoCommit(false);
        Shadow.enter(connection, schema);
        connection.commit();
    }

    /// Returns when the page before is written.
    void take(List<Recorded> page) throws SQLException {
        await();
        underWay = CompletableFuture.runAsync(() -> write(page), task -> Thread.ofPlatform().name("story-fold").start(task));
    }

    /// Returns when everything taken is written.
    void await() throws SQLException {
        try {
            underWay.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof Failed wrapped ? wrapped.cause : new SQLException(failed.getCause());
        }
    }

    private void write(List<Recorded> page) {
        try {
            folding.story(page);
            connection.commit();
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    private static final class Failed extends RuntimeException {
        private final SQLException cause;

        Failed(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    /// Waits for what is under way and gives the connection back as it was.
    @Override
    public void close() throws SQLException {
        underWay.handle((_, _) -> null).join();
        connection.rollback();
        connection.setAutoCommit(true);
        Shadow.leave(connection);
    }
}
