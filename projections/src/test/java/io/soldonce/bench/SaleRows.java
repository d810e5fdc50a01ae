package io.soldonce.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// The rows of some sales by plain JDBC: two of the log, one availability, three desired, three due, each table by one statement.
final class SaleRows implements PlainRows {
    private static final String AVAILABILITY = """
        insert into availability (sku_key, available, reserved, sold, picked, packed, returned, damaged, held, shipped, delivered,
               return_requested, consigned, last_sold_on, at_index)
        select sku, -1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'ebay', at_index from unnest(?::text[], ?::bigint[]) as x (sku, at_index)
            on conflict (sku_key) do update set available = availability.available + excluded.available,
               sold = availability.sold + excluded.sold, last_sold_on = excluded.last_sold_on, at_index = excluded.at_index""";
    private static final String DESIRED = """
        insert into desired_listing (sku_key, channel, slot, status, quantity, price, currency, reasons, fingerprint, valid_until,
               cause_index, policy_version, at_index, computed_at, revision)
        select sku, channel, '', 'LIVE', quantity, 9.00, 'USD', '{}', fingerprint, null, cause, 1, cause, ?, nextval('desired_revision')
          from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[]) as x (sku, channel, quantity, fingerprint, cause)
            on conflict (sku_key, channel, slot) do update set status = excluded.status, quantity = excluded.quantity,
               price = excluded.price, currency = excluded.currency, reasons = excluded.reasons, fingerprint = excluded.fingerprint,
               valid_until = excluded.valid_until, cause_index = excluded.cause_index, policy_version = excluded.policy_version,
               at_index = excluded.at_index, computed_at = excluded.computed_at, revision = excluded.revision""";
    private static final String DUE = """
        insert into due_listing (sku_key, channel, slot, revision, priority, due_at)
        select sku, channel, '', revision, 0, ? from unnest(?::text[], ?::text[], ?::bigint[]) as x (sku, channel, revision)
            on conflict (sku_key, channel, slot) do update set revision = excluded.revision, priority = excluded.priority,
               due_at = least(due_listing.due_at, excluded.due_at)""";
    private static final String FINGERPRINT = "0123456789abcdef0123456789abcdef";
    private static final List<String> CHANNELS = List.of("ebay", "tcgplayer", "whatnot");

    /// The two events of a sale as they lie in the log.
    record Sample(String placed, String sold, String metadata) {
        static Sample lastSaleIn(Connection connection) throws SQLException {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select (select payload from ledger.log_entry where name = 'order-placed'),"
                            + " (select payload from ledger.log_entry where name = 'units-sold'),"
                            + " (select metadata from ledger.log_entry where name = 'units-sold')")) {
                row.next();
                return new Sample(row.getString(1), row.getString(2), row.getString(3));
            }
        }
    }

    private final Connection connection;
    private final PlainLog log;
    private final Sample sample;
    private final PreparedStatement availability;
    private final PreparedStatement desired;
    private final PreparedStatement due;

    SaleRows(Connection connection, AtomicLong index, Sample sample) throws SQLException {
        this.connection = connection;
        this.log = new PlainLog(connection, index);
        this.sample = sample;
        this.availability = connection.prepareStatement(AVAILABILITY);
        this.desired = connection.prepareStatement(DESIRED);
        this.due = connection.prepareStatement(DUE);
    }

    @Override
    public void write(long firstCommand, int commands) throws SQLException {
        var skus = new ArrayList<String>();
        for (var number = firstCommand; number < firstCommand + commands; number++) {
            var sku = Shop.sku(Path.item(number)).key();
            skus.add(sku);
            // like every sale, the first of its order and the next of its item
            log.add(new PlainLog.Row("order:ebay/22-%05d-%05d".formatted(number / 100_000, number % 100_000), 0, "order-placed",
                    sample.placed, sample.metadata));
            log.add(new PlainLog.Row("item:" + sku, 10 + number / Path.ITEMS, "units-sold", sample.sold, sample.metadata));
        }
        var last = log.write();
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        availability.setArray(1, new Columns(connection, commands).texts(skus::get));
        availability.setArray(2, new Columns(connection, commands).numbers(i -> last - 2L * (commands - 1 - i)));
        availability.executeUpdate();
        writeDesired(skus, last, firstCommand, now);
        writeDue(skus, last, now);
    }

    private void writeDesired(List<String> skus, long last, long firstCommand, OffsetDateTime now) throws SQLException {
        var columns = new Columns(connection, skus.size() * CHANNELS.size());
        desired.setObject(1, now);
        desired.setArray(2, columns.texts(i -> skus.get(i / 3)));
        desired.setArray(3, columns.texts(i -> CHANNELS.get(i % 3)));
        desired.setArray(4, columns.numbers(_ -> 1_000_000 - firstCommand / Path.ITEMS));
        desired.setArray(5, columns.texts(_ -> FINGERPRINT));
        desired.setArray(6, columns.numbers(i -> last - 2L * (skus.size() - 1 - i / 3)));
        desired.executeUpdate();
    }

    private void writeDue(List<String> skus, long last, OffsetDateTime now) throws SQLException {
        var columns = new Columns(connection, skus.size() * CHANNELS.size());
        due.setObject(1, now);
        due.setArray(2, columns.texts(i -> skus.get(i / 3)));
        due.setArray(3, columns.texts(i -> CHANNELS.get(i % 3)));
        due.setArray(4, columns.numbers(i -> last + i));
        due.executeUpdate();
    }
}
