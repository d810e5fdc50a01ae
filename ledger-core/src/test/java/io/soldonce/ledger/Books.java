package io.soldonce.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.soldonce.engine.Decision.Staged;
import io.soldonce.item.Bucket;
import io.soldonce.item.Item;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Movement;
import io.soldonce.item.Units;
import io.soldonce.order.Order;
import io.soldonce.order.OrderFact;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Sku;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A second, plain way of counting: from the facts alone, with nothing but additions.
final class Books {
    private final Map<Sku, Map<Units.Place, Integer>> counted = new HashMap<>();
    private final Map<Sku, Integer> in = new HashMap<>();

    /// Writes the facts down, and checks each against the transition table and what follows it.
    void enter(List<Staged> facts) {
        for (var i = 0; i < facts.size(); i++) {
            if (facts.get(i).event() instanceof ItemFact.Moved moved) {
                assertThat(moved.movements()).as("movements of %s", moved).isNotEmpty().allMatch(moved.change()::allows);
                enter(moved);
                requireOversellNamed(moved, i + 1 < facts.size() ? facts.get(i + 1).event() : null);
            }
        }
    }

    private void enter(ItemFact.Moved moved) {
        var item = counted.computeIfAbsent(moved.sku(), _ -> new HashMap<>());
        for (var movement : moved.movements()) {
            item.merge(new Units.Place(movement.location(), movement.to()), movement.quantity(), Integer::sum);
            item.merge(new Units.Place(movement.location(), movement.from()), -movement.quantity(), Integer::sum);
            in.merge(moved.sku(),
                    (movement.from().isCounted() ? 0 : movement.quantity()) - (movement.to().isCounted() ? 0 : movement.quantity()),
                    Integer::sum);
        }
    }

    /// Whoever takes what is not there is named by the very next fact.
    private void requireOversellNamed(ItemFact.Moved moved, Object next) {
        var taken = -moved.movements().stream().mapToInt(movement -> movement.effectOn(Bucket.AVAILABLE)).sum();
        var available = sum(moved.sku(), Bucket.AVAILABLE);
        var order = switch (moved) {
            case ItemFact.UnitsSold sold -> sold.order();
            case ItemFact.UnitsReserved reserved -> reserved.order();
            default -> null;
        };
        if (order != null && taken > 0 && available < 0) {
            assertThat(next).isEqualTo(
                    new ItemFact.OversellDetected(moved.sku(), order, Math.min(taken, -available), available, moved.occurredAt()));
        } else {
            assertThat(next instanceof ItemFact.OversellDetected).as("oversold by %s", moved).isFalse();
        }
    }

    private int sum(Sku sku, Bucket bucket) {
        return counted.getOrDefault(sku, Map.of()).entrySet().stream().filter(entry -> entry.getKey().bucket() == bucket)
                .mapToInt(Map.Entry::getValue).sum();
    }

    void requireEqual(Sku sku, Item item) {
        var mine = new HashMap<>(counted.getOrDefault(sku, Map.of()));
        mine.entrySet().removeIf(entry -> !entry.getKey().bucket().isCounted() || entry.getValue() == 0);
        assertThat(item.units().byPlace()).as("units of %s", sku).isEqualTo(mine);
        assertThat(item.units().byPlace().entrySet()).as("only what is available may be owed")
                .allMatch(entry -> entry.getValue() > 0 || entry.getKey().bucket().mayBeNegative());
        assertThat(item.units().byPlace().values().stream().mapToInt(Integer::intValue).sum())
                .as("%s: units counted = units that came in", sku)
                .isEqualTo(in.getOrDefault(sku, 0));
        requireSame(item, Bucket.SOLD, item.sold().values().stream().flatMap(line -> line.movements().stream()));
        requireSame(item, Bucket.RESERVED, item.reservations().values().stream().flatMap(waiting -> waiting.movements().stream()));
        requireSame(item, Bucket.HELD, item.holds().values().stream().flatMap(kept -> kept.movements().stream()));
        var shelf = item.units().available() + item.units().in(Bucket.RESERVED) + item.units().in(Bucket.HELD);
        assertThat(item.costs().stream().mapToInt(Item.CostLayer::quantity).sum()).as("%s: cost layers cover the shelf", sku)
                .isEqualTo(Math.max(0, shelf));
        assertThat(item.sold().values()).allMatch(
                line -> line.quantity() == line.cost().stream().mapToInt(ItemFact.CostShare::quantity).sum(),
                "every unit sold has its cost share");
        assertThat(item.isKit() && !item.units().byPlace().isEmpty()).as("kit %s has no units", sku).isFalse();
    }

    /// What is remembered by name lies in the bucket, place by place.
    private static void requireSame(Item item, Bucket bucket, Stream<Movement> remembered) {
        var places = new HashMap<Units.Place, Integer>();
        remembered
                .forEach(movement -> places.merge(new Units.Place(movement.location(), movement.to()), movement.quantity(), Integer::sum));
        var there = new HashMap<>(item.units().byPlace());
        there.keySet().removeIf(place -> place.bucket() != bucket);
        assertThat(there).as("%s of %s by name", bucket, item.sku()).isEqualTo(places);
    }

    /// An order has exactly its lines that were matched and not cancelled: sold once it is paid, reserved until then.
    void requireCountedOnce(Order order, MemoryLedger ledger) {
        var expected = new LinkedHashMap<Sku, Map<Sku, Integer>>();
        for (OrderFact.Line line : order.lines()) {
            if (line.sku() != null) {
                var parts = expected.computeIfAbsent(line.sku(), _ -> new HashMap<>());
                add(parts, line.sku(), order.isLineCancelled(line.lineId()) ? 0 : line.quantity(), ledger);
            }
        }
        expected.forEach((line, parts) -> parts.forEach((sku, told) -> {
            // what turned out to be another order is counted there
            var units = order.isIdentified() ? 0 : told;
            var key = new OrderLine(order.channel(), order.orderId(), line);
            var item = ledger.item(sku);
            var sold = item.sold().get(key);
            var waiting = item.reservations().values().stream().filter(reservation -> key.equals(reservation.order()))
                    .mapToInt(Item.Reservation::quantity).sum();
            var counted = sold == null ? 0 : sold.quantity();
            if (counted != (order.isPaid() ? units : 0) || waiting != (order.isPaid() ? 0 : units)) {
                fail("%s as %s: %d sold, %d waiting, but %d were told, paid is %s", sku, key, counted, waiting, units, order.isPaid());
            }
        }));
    }

    private static void add(Map<Sku, Integer> parts, Sku sku, int units, MemoryLedger ledger) {
        var item = ledger.item(sku);
        if (!item.isKit()) {
            parts.merge(item.sku(), units, Integer::sum);
        }
        item.components().forEach(component -> add(parts, component.sku(), units * component.quantity(), ledger));
    }
}
