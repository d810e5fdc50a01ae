package io.soldonce.reconciler.drift;

import io.soldonce.projections.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Set-based statements on one connection, with their values bound from left to right.
public record Statements(Connection connection) {
    /// One row of an answer.
    @FunctionalInterface
    public interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// @param values instants, texts, numbers; a [Column] of many rows
    /// @return rows written
    public int run(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    public <T> List<T> list(String sql, Reading<T> reading, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (var row = statement.executeQuery()) {
                var rows = new ArrayList<T>();
                while (row.next()) {
                    rows.add(reading.read(row));
                }
                return rows;
            }
        }
    }

    /// The first row of the answer, null when it has none.
    public <T> T first(String sql, Reading<T> reading, Object... values) throws SQLException {
        var rows = list(sql, reading, values);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    /// Statements without values, for example those that make tables.
    public void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// What is done here is committed together.
    public <T> T together(Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            var result = work.carryOut();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /// Statements of one transaction.
    @FunctionalInterface
    public interface Work<T> {
        T carryOut() throws SQLException;
    }

    /// A column of many rows.
    ///
    /// @param type PostgreSQL's name of the element type
    public record Column(String type, List<?> values) {}

    public static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Instant at -> statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
                case Column(var type, var rows) -> statement.setArray(i + 1, Columns.array(connection, type, rows.toArray()));
                case null, default -> statement.setObject(i + 1, values[i]);
            }
        }
    }
}
