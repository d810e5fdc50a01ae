package io.soldonce.projections;

import java.sql.Connection;
import java.sql.SQLException;

/// Keeps whoever writes projections outside the lane apart from the moment in which a rebuild puts new tables in the place of the old.
/// PostgreSQL looks table names up anew for each statement, so a transaction that the swap falls into would write half into the old tables
/// and half into the new. The lane needs nothing of this: the swap holds the append lock.
public final class TableSwap {
    /// "TABLSWAP" in ASCII.
    private static final long KEY = 0x5441_424C_5357_4150L;

    private TableSwap() {}

    /// Called first in a transaction that writes projections; the tables stay the same until it ends.
    public static void keepAway(Connection connection) throws SQLException {
        lock(connection, "pg_advisory_xact_lock_shared");
    }

    /// Waits for all those and keeps new ones waiting until the transaction ends. Taken before the append lock, so that no sale waits for them.
    public static void begin(Connection connection) throws SQLException {
        lock(connection, "pg_advisory_xact_lock");
    }

    private static void lock(Connection connection, String function) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select " + function + "(" + KEY + ")");
        }
    }
}
