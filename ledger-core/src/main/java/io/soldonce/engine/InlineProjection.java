package io.soldonce.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Read models that must never lag: written in the transaction that appends.
@FunctionalInterface
public interface InlineProjection {
    /// For a ledger without any.
    InlineProjection NONE = (_, _) -> {};

    /// Runs once per commit, after the append, with all events of the commit in index order.
    ///
    /// An exception, or an SQL error that it swallows, undoes the commit; the lane then runs each request alone, so it may be called
    /// again for the same request with other indexes. It must not commit, roll back or close the connection.
    void project(Connection connection, List<Recorded> events) throws SQLException;
}
