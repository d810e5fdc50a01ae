package io.soldonce.reconciler.listing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;

/// A database that is gone from the n-th statement on, for whoever works through it.
final class DyingDatabase implements ConnectionProvider {
    static final String WORDS = "the process is gone";

    private final DataSource real;
    private final AtomicInteger left;

    DyingDatabase(DataSource real, int statement) {
        this.real = real;
        this.left = new AtomicInteger(statement - 1);
    }

    @Override
    public Connection acquire() {
        try {
            var connection = real.getConnection();
            return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Connection.class},
                    (_, method, arguments) -> {
                        if (method.getName().startsWith("prepare") && left.getAndDecrement() <= 0) {
                            throw new SQLException(WORDS);
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        } catch (SQLException e) {
            throw new DataAccessException(e.getMessage(), e);
        }
    }

    @Override
    public void release(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DataAccessException(e.getMessage(), e);
        }
    }
}
