package io.soldonce.projections;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Table;
import org.jooq.TableRecord;

/// Writes records over those with the same primary key: one statement for each table, the same for one row and for ten thousand, with one
/// array for each column. So PostgreSQL and the driver prepare it once.
final class Upsert {
    private static final Map<Table<?>, Upsert> BY_TABLE = new ConcurrentHashMap<>();

    /// How a column travels.
    ///
    /// @param element of the array
    /// @param cast    from the element to the column, empty when it is none
    private record Column(Field<?> field, String element, String cast) {
        static Column of(Field<?> field) {
            var type = field.getType();
            if (type == String.class) {
                return new Column(field, "text", "");
            }
            if (type == Integer.class) {
                return new Column(field, "int4", "");
            }
            if (type == Long.class) {
                return new Column(field, "int8", "");
            }
            if (type == Boolean.class) {
                return new Column(field, "bool", "");
            }
            if (type == BigDecimal.class) {
                return new Column(field, "numeric", "");
            }
            if (type == OffsetDateTime.class) {
                return new Column(field, "text", "::timestamptz");
            }
            if (type == LocalDate.class) {
                return new Column(field, "text", "::date");
            }
            if (type == JSON.class) {
                return new Column(field, "text", "::json");
            }
            if (type == String[].class) {
                return new Column(field, "text", "::text[]");
            }
            throw new IllegalArgumentException("no way to write a column of " + type);
        }

        Array of(Connection connection, List<? extends TableRecord<?>> records) throws SQLException {
            var values = new Object[records.size()];
            for (var i = 0; i < values.length; i++) {
                values[i] = value(connection, records.get(i).get(field));
            }
            return Columns.array(connection, element, values);
        }

        private static Object value(Connection connection, Object value) throws SQLException {
            return switch (value) {
                case OffsetDateTime time -> time.toString();
                case LocalDate date -> date.toString();
                case JSON json -> json.data();
                case String[] texts -> connection.createArrayOf("text", texts).toString();
                case null, default -> value;
            };
        }
    }

    private final List<Column> columns;
    private final String sql;

    private Upsert(Table<?> table) {
        columns = table.fieldStream().map(Column::of).toList();
        var names = columns.stream().map(column -> column.field.getName()).toList();
        var key = table.getPrimaryKey().getFields().stream().map(Field::getName).toList();
        var placed = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).toList();
        sql = "insert into " + table.getName() + " (" + String.join(", ", names) + ") select "
                + IntStream.range(0, columns.size()).mapToObj(i -> placed.get(i) + columns.get(i).cast).collect(Collectors.joining(", "))
                + " from unnest(" + columns.stream().map(column -> "?::" + column.element + "[]").collect(Collectors.joining(", "))
                + ") as x (" + String.join(", ", placed) + ") on conflict (" + String.join(", ", key) + ") do update set "
                + names.stream().map(name -> name + " = excluded." + name).collect(Collectors.joining(", "));
    }

    static Upsert into(Table<?> table) {
        return BY_TABLE.computeIfAbsent(table, Upsert::new);
    }

    void write(Connection connection, List<? extends TableRecord<?>> records) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < columns.size(); i++) {
                statement.setArray(i + 1, columns.get(i).of(connection, records));
            }
            statement.executeUpdate();
        }
    }
}
