package io.soldonce.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.axonframework.common.transaction.Transaction;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One database transaction bound to the thread of a unit of work, with what is known of the log inside it.
final class LogTransaction implements Transaction {
    private static final Logger LOGGER = LoggerFactory.getLogger(LogTransaction.class);

    private final Connection connection;
    private final Runnable unbind;
    private String opening;
    private Head head;
    private boolean rollbackOnly;
    private final List<Recorded> appended = new ArrayList<>();

    /// @param opening SQL that must come before the first statement
    LogTransaction(Connection connection, String opening, Runnable unbind) {
        this.connection = connection;
        this.opening = opening;
        this.unbind = unbind;
    }

    /// With the opening already carried out.
    Connection connection() throws SQLException {
        String sql = takeOpening();
        if (!sql.isEmpty()) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
        return connection;
    }

    /// For a first statement that carries the opening along, which saves a round trip.
    Connection unopened() {
        return connection;
    }

    /// What [#unopened] must still say first; empty when it was said.
    String takeOpening() {
        String sql = opening;
        opening = "";
        return sql;
    }

    /// The head under the append lock, or null while this transaction does not hold the lock.
    Head head() {
        return head;
    }

    void lockedAt(Head newest) {
        head = newest;
    }

    void appended(Head newest, List<Recorded> events) {
        head = newest;
        appended.addAll(events);
    }

    /// What was appended since the last call.
    List<Recorded> takeAppended() {
        List<Recorded> events = List.copyOf(appended);
        appended.clear();
        return events;
    }

    /// An SQL error leaves the transaction failed also when somebody swallowed the exception; the driver knows without a round trip.
    void requireSound() throws SQLException {
        TransactionState state = connection.unwrap(BaseConnection.class).getTransactionState();
        if (state != TransactionState.OPEN) {
            throw new SQLException("The appending transaction is no longer sound (" + state
                    + "): an SQL error inside it was swallowed, or it was ended by someone who does not own it");
        }
    }

    void refuseCommit() {
        rollbackOnly = true;
    }

    @Override
    public void commit() {
        if (rollbackOnly) {
            throw new IllegalStateException("A unit of work that joined this transaction failed");
        }
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new DatabaseTrouble(e);
        }
        release(); // after a failed commit Axon calls rollback, which releases
    }

    @Override
    public void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOGGER.debug("Rollback failed; closing the connection undoes the transaction as well", e);
        } finally {
            release();
        }
    }

    private void release() {
        unbind.run();
        try {
            connection.close();
        } catch (SQLException e) {
            LOGGER.debug("Closing the connection failed", e);
        }
    }
}
