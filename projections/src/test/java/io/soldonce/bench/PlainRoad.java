package io.soldonce.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// The limit: the same rows by plain JDBC, a fixed number of commands in each transaction.
final class PlainRoad {
    private final Path path;
    private final Server server;
    private final String database;
    private final AtomicLong next;
    private final AtomicLong index = new AtomicLong();

    PlainRoad(Path path, Server server, String database, long firstCommand) throws SQLException {
        this.path = path;
        this.server = server;
        this.database = database;
        this.next = new AtomicLong(firstCommand);
        try (var connection = server.open(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select coalesce(max(global_index), 0) from ledger.log_entry")) {
            row.next();
            index.set(row.getLong(1));
        }
    }

    Variant with(String name, int connections, int batch) {
        return new Variant(name, time -> run(connections, batch, time));
    }

    private Measured run(int connections, int batch, Duration time) throws Exception {
        return Callers.run(connections, time, meter -> {
            try (Connection connection = server.open(database)) {
                connection.setAutoCommit(false);
                var rows = path.plain(connection, index);
                meter.repeat(() -> {
                    rows.write(next.getAndAdd(batch), batch);
                    connection.commit();
                    return batch;
                });
            }
        }).inBatchesOf(batch);
    }
}
