package io.soldonce.bench;

import java.sql.SQLException;

/// The rows of some commands, written without any ledger.
@FunctionalInterface
interface PlainRows {
    /// Writes; the caller commits.
    void write(long firstCommand, int commands) throws SQLException;
}
