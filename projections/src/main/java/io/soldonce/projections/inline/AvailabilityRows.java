package io.soldonce.projections.inline;

import static io.soldonce.item.Bucket.Side.OUTSIDE;

import io.soldonce.engine.Recorded;
import io.soldonce.item.Bucket;
import io.soldonce.item.ItemFact;
import io.soldonce.listing.ListingFact;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `availability`: units by bucket of each SKU. A commit's changes are summed per SKU and added by one statement, which also locks the
/// rows in SKU order: whoever derives a desired listing holds the rows of that SKU and of its components.
final class AvailabilityRows {
    private static final List<Bucket> BUCKETS = Arrays.stream(Bucket.values()).filter(bucket -> bucket.side() != OUTSIDE).toList();
    private static final List<String> COLUMNS = BUCKETS.stream().map(bucket -> bucket.name().toLowerCase(Locale.ROOT)).toList();

    /// The channel of the last sale: null keeps what is there, empty clears it.
    private static final String ADD = "insert into availability (sku_key, " + String.join(", ", COLUMNS) + ", last_sold_on, at_index) "
            + "select * from unnest(?::text[], " + COLUMNS.stream().map(_ -> "?::int[]").collect(Collectors.joining(", "))
            + ", ?::text[], ?::bigint[]) on conflict (sku_key) do update set "
            + COLUMNS.stream().map(c -> c + " = availability." + c + " + excluded." + c).collect(Collectors.joining(", "))
            + ", last_sold_on = coalesce(excluded.last_sold_on, availability.last_sold_on)"
            + ", at_index = greatest(availability.at_index, excluded.at_index)";

    private AvailabilityRows() {}

    /// @return the keys of all SKUs these events say something about, in order; their rows are locked now
    static Collection<String> project(Connection connection, List<Recorded> events) throws SQLException {
        var changes = new TreeMap<String, Change>();
        for (var event : events) {
            switch (event.event()) {
                case ItemFact fact -> changes.computeIfAbsent(fact.sku().key(), _ -> new Change()).add(fact, event.index());
                case ListingFact fact -> changes.computeIfAbsent(fact.key().sku().key(), _ -> new Change());
                default -> {
                }
            }
        }
        if (!changes.isEmpty()) {
            write(connection, changes);
        }
        return changes.keySet();
    }

    private static void write(Connection connection, Map<String, Change> changes) throws SQLException {
        try (var statement = connection.prepareStatement(ADD)) {
            var rows = changes.values();
            var parameter = 1;
            statement.setArray(parameter++, connection.createArrayOf("text", changes.keySet().toArray()));
            for (var bucket : BUCKETS) {
                statement.setArray(parameter++, connection.createArrayOf("int4",
                        rows.stream().map(change -> change.units.getOrDefault(bucket, 0)).toArray()));
            }
            statement.setArray(parameter++, connection.createArrayOf("text", rows.stream().map(change -> change.lastSoldOn).toArray()));
            statement.setArray(parameter, connection.createArrayOf("int8", rows.stream().map(change -> change.index).toArray()));
            statement.executeUpdate();
        }
    }

    /// What one commit does to one SKU.
    private static final class Change {
        private final Map<Bucket, Integer> units = new EnumMap<>(Bucket.class);
        private String lastSoldOn;
        private long index;

        void add(ItemFact fact, long at) {
            switch (fact) {
                case ItemFact.UnitsSold sale -> lastSoldOn = sale.order().channel().value();
                case ItemFact.SaleCancelled _ -> lastSoldOn = "";
                default -> {
                }
            }
            if (fact instanceof ItemFact.Moved moved) {
                index = at;
                for (var movement : moved.movements()) {
                    units.merge(movement.from(), -movement.quantity(), Integer::sum);
                    units.merge(movement.to(), movement.quantity(), Integer::sum);
                }
            }
        }
    }
}
