package io.soldonce.projections;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/// New rows on their way into a table by COPY, which writes many of them at once where an insert goes row by row.
public final class CopiedRows {
    private final StringBuilder text = new StringBuilder(1 << 16);
    private boolean inRow;

    /// The next column of this row.
    public CopiedRows column(Object value) {
        if (inRow) {
            text.append('\t');
        }
        inRow = true;
        text.append(value == null ? "\\N" : escaped(value.toString()));
        return this;
    }

    /// The next column, an array of text.
    public CopiedRows texts(String[] values) {
        return column(Arrays.stream(values).map(value -> "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}")));
    }

    public void endRow() {
        text.append('\n');
        inRow = false;
    }

    /// @param target table and columns: `movement (log_index, part)`
    public void into(Connection connection, String target) throws SQLException {
        if (text.isEmpty()) {
            return;
        }
        try (var bytes = new ByteArrayInputStream(text.toString().getBytes(UTF_8))) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + target + " from stdin", bytes, 1 << 16);
        } catch (IOException memoryIsReadable) {
            throw new IllegalStateException(memoryIsReadable);
        }
    }

    private static String escaped(String value) {
        for (var i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\\' || value.charAt(i) < ' ') {
                return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
            }
        }
        return value;
    }
}
