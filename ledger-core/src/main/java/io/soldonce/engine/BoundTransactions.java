package io.soldonce.engine;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;

/// Axon's transactions over a plain DataSource: one connection per thread and transaction, READ COMMITTED (the lock and the head read after
/// it need a fresh snapshot each), every lock wait and every silence inside a transaction bounded.
final class BoundTransactions implements TransactionManager, ConnectionProvider {
    /// Whatever the lane reads, it looks up by key. A plan that was made while a table was small, or nothing was known of it, must not go
    /// on scanning it when it has grown.
    private static final String LOOK_UP = "set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off; ";

    private final DataSource dataSource;
    private final String opening;
    @SuppressWarnings("ThreadLocalUsage") // a transaction belongs to one DataSource, hence to one instance
    private final ThreadLocal<LogTransaction> bound = new ThreadLocal<>();

    BoundTransactions(DataSource dataSource, LaneSettings settings) {
        this.dataSource = dataSource;
        this.opening = "set transaction isolation level read committed; set local lock_timeout = " + settings.lockTimeout().toMillis()
                + "; set local idle_in_transaction_session_timeout = " + settings.idleInTransaction().toMillis() + "; " + LOOK_UP;
    }

    /// Begins a transaction on this thread, or joins the one that is there.
    @Override
    public Transaction startTransaction() {
        LogTransaction running = bound.get();
        return running == null ? begin() : new Joined(running);
    }

    LogTransaction begin() {
        if (bound.get() != null) {
            throw new IllegalStateException("This thread already has a transaction");
        }
        try {
            Connection connection = dataSource.getConnection();
            try {
                connection.setAutoCommit(false);
                LogTransaction transaction = new LogTransaction(connection, opening, bound::remove);
                bound.set(transaction);
                return transaction;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble(e);
        }
    }

    /// The transaction of this thread.
    ///
    /// @throws IllegalStateException when this thread has no transaction
    LogTransaction current() {
        LogTransaction running = bound.get();
        if (running == null) {
            throw new IllegalStateException("Events are appended only inside a unit of work with a transaction of this event store");
        }
        return running;
    }

    /// Ends what a unit of work forgot to end (it does when an Error, not an Exception, goes through its commit).
    void abandon() {
        LogTransaction running = bound.get();
        if (running != null) {
            running.rollback();
        }
    }

    /// For Axon: inside a transaction its connection, which only the transaction closes; outside a new one with autocommit.
    @Override
    public Connection getConnection() throws SQLException {
        LogTransaction running = bound.get();
        return running == null
                ? dataSource.getConnection()
                : ConnectionWrapperFactory.wrap(running.connection(), new ConnectionWrapperFactory.NoOpCloseHandler());
    }

    private record Joined(LogTransaction outer) implements Transaction {
        @Override
        public void commit() {
            // the outer transaction commits
        }

        @Override
        public void rollback() {
            outer.refuseCommit();
        }
    }
}
