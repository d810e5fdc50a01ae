package io.soldonce.projections.inline;

import io.soldonce.projections.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;

/// Binds parameters from left to right; a column of many rows is one array.
public final class Parameters {
    private final Connection connection;
    private final PreparedStatement statement;
    private int next = 1;

    public Parameters(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    public Parameters value(Object value) throws SQLException {
        statement.setObject(next++, value);
        return this;
    }

    /// @param type PostgreSQL's name of the element type
    public <T> Parameters array(String type, Collection<T> rows, Function<T, Object> column) throws SQLException {
        statement.setArray(next++, Columns.array(connection, type, rows.stream().map(column).toArray()));
        return this;
    }
}
