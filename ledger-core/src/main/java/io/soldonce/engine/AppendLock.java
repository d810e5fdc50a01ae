package io.soldonce.engine;

import java.sql.Connection;
import java.sql.SQLException;

/// The one lock that orders the log. Whoever holds it is alone in appending, on all nodes of the database.
public final class AppendLock {
    /// "SOLDONCE" in ASCII.
    static final long KEY = 0x534F4C444F4E4345L;

    private AppendLock() {}

    /// Waits for the lock and holds it until the transaction of `connection` ends. The wait is bounded by the connection's
    /// `lock_timeout` (SQLSTATE 55P03); keep the time it is held short: every append waits.
    ///
    /// @throws IllegalStateException when autocommit is on, because the lock would be gone at once
    public static void take(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("The append lock lasts as long as a transaction: switch autocommit off first");
        }
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + KEY + ")");
        }
    }
}
