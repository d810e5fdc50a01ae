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

/// `availability`: units by bucket of each SKU. Changes are summed per SKU and added by one statement, which also locks the rows in SKU
/// order: whoever derives a desired listing holds the rows of that SKU and of its components.
public final class AvailabilityChanges {
    private static final List<Bucket> BUCKETS = Arrays.stream(Bucket.values()).filter(bucket -> bucket.side() != OUTSIDE).toList();
    private static final List<String> COLUMNS = BUCKETS.stream().map(bucket -> bucket.name().toLowerCase(Locale.ROOT)).toList();

    /// The channel of the last sale: null keeps what is there, empty clears it.
    private static final String ADD = "insert into availability (sku_key, " + String.join(", ", COLUMNS) + ", last_sold_on, at_index) "
            + "select * from unnest(?::text[], " + COLUMNS.stream().map(_ -> "?::int[]").collect(Collectors.joining(", "))
            + ", ?::text[], ?::bigint[]) on conflict (sku_key) do update set "
            + COLUMNS.stream().map(c -> c + " = availability." + c + " + excluded." + c).collect(Collectors.joining(", "))
            + ", last_sold_on = coalesce(excluded.last_sold_on, availability.last_sold_on)"
            + ", at_index = greatest(availability.at_index, excluded.at_index)";

    private final Map<String, Change> changes = new TreeMap<>();

    public void add(List<Recorded> events) {
        for (var event : events) {
            switch (event.event()) {
                case ItemFact fact -> changes.computeIfAbsent(fact.sku().key(), _ -> new Change()).add(fact, event.index());
                case ListingFact fact -> changes.computeIfAbsent(fact.key().sku().key(), _ -> new Change());
                default -> {
                }
            }
        }
    }

    /// The keys of all SKUs the events say something about, in order.
    public Collection<String> keys() {
        return changes.keySet();
    }

    /// When this returns, the rows of [#keys()] are locked.
    public void write(Connection connection) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(ADD)) {
            var rows = List.copyOf(changes.values());
            var p = new Parameters(connection, statement).array("text", changes.keySet(), key -> key);
            for (var bucket : BUCKETS) {
                p.array("int4", rows, change -> change.units.getOrDefault(bucket, 0));
            }
            p.array("text", rows, change -> change.lastSoldOn).array("int8", rows, change -> change.index);
            statement.executeUpdate();
        }
    }

    /// What happens to one SKU.
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
