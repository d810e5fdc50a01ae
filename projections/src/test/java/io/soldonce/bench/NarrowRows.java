package io.soldonce.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// The rows of the narrow path by plain JDBC, one statement for each table.
final class NarrowRows implements PlainRows {
    private static final String METADATA = "{\"actor\":\"bench\",\"source\":\"bench\",\"correlation\":\"00000000-0000-0000-0000-000000000000\"}";

    private final PlainLog log;
    private final NarrowTables tables;

    NarrowRows(Connection connection, AtomicLong index) throws SQLException {
        this.log = new PlainLog(connection, index);
        this.tables = new NarrowTables(connection);
    }

    @Override
    public void write(long firstCommand, int commands) throws SQLException {
        var payload = Narrow.payload(firstCommand);
        for (var number = firstCommand; number < firstCommand + commands; number++) {
            log.add(new PlainLog.Row(Narrow.stream(number), number / Path.ITEMS, Narrow.NAME, payload, METADATA));
        }
        var last = log.write();
        var rows = new ArrayList<NarrowTables.Row>();
        for (var i = 0; i < commands; i++) {
            rows.add(new NarrowTables.Row(Narrow.key(firstCommand + i), last - (commands - 1 - i)));
        }
        tables.write(rows);
    }
}
