package io.soldonce.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// The read models of the narrow path. Nobody else writes them, and no two commands of a batch are about the same item.
final class NarrowTables {
    private static final String AVAILABILITY = """
        insert into availability (sku_key, available, reserved, sold, picked, packed, returned, damaged, held, shipped, delivered,
               return_requested, consigned, last_sold_on, at_index)
        select sku, -1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'ebay', at_index from unnest(?::text[], ?::bigint[]) as x (sku, at_index)
            on conflict (sku_key) do update set available = availability.available + excluded.available,
               sold = availability.sold + excluded.sold, at_index = excluded.at_index""";
    private static final String DUE = """
        insert into due_listing (sku_key, channel, slot, revision, priority, due_at)
        select sku, channel, '', revision, 0, ?
          from unnest(?::text[], ?::bigint[]) as x (sku, revision), unnest('{ebay,tcgplayer,whatnot}'::text[]) as channel
            on conflict (sku_key, channel, slot) do update set revision = excluded.revision, priority = excluded.priority,
               due_at = least(due_listing.due_at, excluded.due_at)""";

    record Row(String key, long index) {}

    private final Connection connection;

    NarrowTables(Connection connection) {
        this.connection = connection;
    }

    void write(List<Row> rows) throws SQLException {
        var columns = new Columns(connection, rows.size());
        try (var availability = connection.prepareStatement(AVAILABILITY); var due = connection.prepareStatement(DUE)) {
            availability.setArray(1, columns.texts(i -> rows.get(i).key()));
            availability.setArray(2, columns.numbers(i -> rows.get(i).index()));
            availability.executeUpdate();
            due.setObject(1, OffsetDateTime.now(ZoneOffset.UTC));
            due.setArray(2, columns.texts(i -> rows.get(i).key()));
            due.setArray(3, columns.numbers(i -> rows.get(i).index()));
            due.executeUpdate();
        }
    }
}
