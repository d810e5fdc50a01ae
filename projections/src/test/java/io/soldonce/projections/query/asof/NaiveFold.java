package io.soldonce.projections.query.asof;

import io.soldonce.engine.LogReader;
import io.soldonce.engine.Recorded;
import io.soldonce.item.Bucket;
import io.soldonce.item.Item;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Units;
import io.soldonce.projections.TestLedger;
import io.soldonce.projections.query.Codes;
import io.soldonce.values.Sku;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// The whole log in memory, and what a child would make of it.
final class NaiveFold {
    private final List<Recorded> log;

    NaiveFold(TestLedger ledger) throws SQLException {
        try (var connection = ledger.dataSource().getConnection()) {
            log = LogReader.after(connection, ledger.catalogue(), 0, 1_000_000);
        }
    }

    /// The facts of an item that count.
    List<Recorded> facts(Sku sku, AsOf asOf) {
        return log.stream().filter(one -> one.event() instanceof ItemFact fact && fact.sku().equals(sku))
                .filter(one -> !time(one, asOf.axis()).isAfter(asOf.at())).toList();
    }

    private static Instant time(Recorded one, AsOf.Axis axis) {
        return axis == AsOf.Axis.OCCURRED && one.event() instanceof ItemFact.Moved moved ? moved.occurredAt() : one.recordedAt();
    }

    Item item(Sku sku, AsOf asOf) {
        var item = Item.NONE;
        for (var one : facts(sku, asOf)) {
            item = item.after((ItemFact) one.event());
        }
        return item;
    }

    /// Counted by hand, not by the item.
    List<StockAsOf.Place> places(Sku sku, AsOf asOf) {
        var counted = new TreeMap<Units.Place, Integer>(Comparator.comparing(Units.Place::location).thenComparing(Units.Place::bucket));
        for (var one : facts(sku, asOf)) {
            if (one.event() instanceof ItemFact.Moved moved) {
                moved.movements().forEach(movement -> {
                    counted.merge(new Units.Place(movement.location(), movement.from()), -movement.quantity(), Integer::sum);
                    counted.merge(new Units.Place(movement.location(), movement.to()), movement.quantity(), Integer::sum);
                });
            }
        }
        return counted.entrySet().stream().filter(entry -> entry.getKey().bucket().isCounted() && entry.getValue() != 0)
                .map(entry -> new StockAsOf.Place(entry.getKey().location(), Codes.shown(entry.getKey().bucket()), entry.getValue()))
                .toList();
    }

    int units(Sku sku, Bucket bucket, String location, AsOf asOf) {
        return facts(sku, asOf).stream().filter(one -> one.event() instanceof ItemFact.Moved)
                .flatMap(one -> ((ItemFact.Moved) one.event()).movements().stream())
                .filter(movement -> location == null || movement.location().equals(location))
                .mapToInt(movement -> movement.effectOn(bucket)).sum();
    }
}
