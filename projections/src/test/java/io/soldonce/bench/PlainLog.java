package io.soldonce.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Rows of the log with made-up hashes, by one statement for all.
final class PlainLog {
    private static final String INSERT = """
        insert into ledger.log_entry (global_index, stream_id, sequence, event_id, name, revision, recorded_at, payload, metadata, hash)
        select ? + n, stream, seq, id, name, 1, ?, payload::json, metadata::json, hash
          from unnest(?::text[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[])
               with ordinality as event (stream, seq, id, name, payload, metadata, hash, n)""";
    private static final byte[] HASH = new byte[32];

    record Row(String stream, long sequence, String name, String payload, String metadata) {}

    private final Connection connection;
    private final PreparedStatement insert;
    private final AtomicLong index;
    private final List<Row> rows = new ArrayList<>();

    PlainLog(Connection connection, AtomicLong index) throws SQLException {
        this.connection = connection;
        this.insert = connection.prepareStatement(INSERT);
        this.index = index;
    }

    void add(Row row) {
        rows.add(row);
    }

    /// @return index of the last row
    long write() throws SQLException {
        var last = index.addAndGet(rows.size());
        var columns = new Columns(connection, rows.size());
        insert.setLong(1, last - rows.size());
        insert.setObject(2, OffsetDateTime.now(ZoneOffset.UTC));
        insert.setArray(3, columns.texts(i -> rows.get(i).stream()));
        insert.setArray(4, columns.numbers(i -> rows.get(i).sequence()));
        insert.setArray(5, connection.createArrayOf("uuid", rows.stream().map(_ -> UUID.randomUUID()).toArray(UUID[]::new)));
        insert.setArray(6, columns.texts(i -> rows.get(i).name()));
        insert.setArray(7, columns.texts(i -> rows.get(i).payload()));
        insert.setArray(8, columns.texts(i -> rows.get(i).metadata()));
        insert.setArray(9, connection.createArrayOf("bytea", rows.stream().map(_ -> HASH).toArray(byte[][]::new)));
        insert.executeUpdate();
        rows.clear();
        return last;
    }
}
