package io.soldonce.projections;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/// Columns of many rows as arrays. The driver sends an array in binary only when the Java array says what its elements are; as text every
/// element is escaped here and parsed there.
public final class Columns {
    private Columns() {}

    /// @param type PostgreSQL's name of the element type
    public static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, switch (type) {
            case "text" -> Arrays.copyOf(values, values.length, String[].class);
            case "int2" -> Arrays.copyOf(values, values.length, Short[].class);
            case "int4" -> Arrays.copyOf(values, values.length, Integer[].class);
            case "int8" -> Arrays.copyOf(values, values.length, Long[].class);
            case "bool" -> Arrays.copyOf(values, values.length, Boolean[].class);
            default -> values;
        });
    }
}
