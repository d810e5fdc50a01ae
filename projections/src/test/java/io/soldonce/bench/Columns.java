package io.soldonce.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// Columns of many rows as arrays, in the types the driver sends in binary.
record Columns(Connection connection, int rows) {
    Array texts(IntFunction<String> text) throws SQLException {
        return connection.createArrayOf("text", IntStream.range(0, rows).mapToObj(text).toArray(String[]::new));
    }

    Array numbers(IntToLongFunction number) throws SQLException {
        return connection.createArrayOf("int8", IntStream.range(0, rows).mapToLong(number).boxed().toArray(Long[]::new));
    }
}
