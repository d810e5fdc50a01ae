package io.soldonce.engine;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;

/// An [SQLException] on its way through code that may not throw it, and what the lane may do about one.
final class DatabaseTrouble extends RuntimeException {
    enum Kind {
        /// The database cannot be reached or is going down; waiting helps, and it is nobody's fault.
        AWAY,
        /// A lock time-out, deadlock or serialization failure; trying again helps.
        BUSY,
        /// A unique key was violated; trying again seldom helps.
        DUPLICATE,
        /// Trying again does not help.
        OTHER
    }

    DatabaseTrouble(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /// Looks through the causes of `failure` for an SQL state.
    static Kind kind(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLTransientConnectionException || t instanceof SQLNonTransientConnectionException
                    || t instanceof SQLRecoverableException) {
                return Kind.AWAY;
            }
            if (t instanceof SQLException sql && sql.getSQLState() != null) {
                return kind(sql.getSQLState());
            }
        }
        return Kind.OTHER;
    }

    private static Kind kind(String state) {
        // 25P03: our own idle-in-transaction time-out ended the connection; 53300: too many connections
        if (state.startsWith("08") || state.startsWith("57P") || state.equals("25P03") || state.equals("53300")) {
            return Kind.AWAY;
        }
        if (state.startsWith("40") || state.equals("55P03")) {
            return Kind.BUSY;
        }
        return state.equals("23505") ? Kind.DUPLICATE : Kind.OTHER;
    }
}
