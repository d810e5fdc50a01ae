package io.soldonce.projections;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/// New rows on their way into a table by COPY, which writes many of them at once where an insert goes row by row.
public final class CopiedRows {
    private final StringBuilder text = new StringBuilder();
    private boolean inRow;

    /// The next column of this row.
    public CopiedRows column(Object value) {
        if (inRow) {
            text.append('\t');
        }
        inRow = true;
        if (value == null) {
            text.append("\\N");
        } else {
            escaped(value.toString());
        }
        return this;
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
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + target + " from stdin", bytes);
        } catch (IOException memoryIsReadable) {
            throw new IllegalStateException(memoryIsReadable);
        }
    }

    private void escaped(String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
