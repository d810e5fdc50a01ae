package io.soldonce.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.soldonce.engine.Decision.Staged;
import io.soldonce.item.Bucket;
import io.soldonce.item.Item;
import io.soldonce.item.ItemFact;
import io.soldonce.item.LifeCycle;
import io.soldonce.item.Movement;
import io.soldonce.item.QuantityChange;
import io.soldonce.item.SoldLine;
import io.soldonce.item.Units;
import io.soldonce.order.LinePosition;
import io.soldonce.order.Order;
import io.soldonce.order.OrderFact;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Sku;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A second, plain way of counting: from the facts alone, with nothing but additions.
final class Books {
    private static final Set<Bucket> OF_ORDERS = EnumSet.of(Bucket.SOLD, Bucket.PICKED, Bucket.PACKED, Bucket.SHIPPED, Bucket.DELIVERED,
            Bucket.RETURN_REQUESTED, Bucket.RETURNED);

    private static final Set<QuantityChange> OF_AN_ORDER = EnumSet.range(QuantityChange.SALE, QuantityChange.RETURN_RECEIPT);

    private final Map<Sku, Map<Units.Place, Integer>> counted = new HashMap<>();
    private final Map<Sku, Integer> in = new HashMap<>();
    private final Map<Sku, Integer> lost = new HashMap<>();
    private final Map<Sku, Map<OrderLine, Map<Units.Place, Integer>>> lines = new HashMap<>();

    /// Writes the facts down, and checks each against the transition table and what follows it.
    void enter(List<Staged> facts) {
        for (var i = 0; i < facts.size(); i++) {
            if (facts.get(i).event() instanceof ItemFact.Moved moved) {
                assertThat(!moved.movements().isEmpty() && moved.movements().stream().allMatch(moved.change()::allows))
                        .as("movements of %s", moved).isTrue();
                enter(moved);
                requireOversellNamed(moved, i + 1 < facts.size() ? facts.get(i + 1).event() : null);
            }
            if (facts.get(i).event() instanceof ItemFact.SaleIdentified(var sku, var before, var now, var _)) {
                var gone = lines.computeIfAbsent(sku, _ -> new HashMap<>()).remove(before);
                gone.forEach((place, count) -> line(sku, now).merge(place, count, Integer::sum));
            }
        }
        Pieces.requireKept(facts);
    }

    private void enter(ItemFact.Moved moved) {
        var item = counted.computeIfAbsent(moved.sku(), _ -> new HashMap<>());
        for (var movement : moved.movements()) {
            item.merge(new Units.Place(movement.location(), movement.to()), movement.quantity(), Integer::sum);
            item.merge(new Units.Place(movement.location(), movement.from()), -movement.quantity(), Integer::sum);
            in.merge(moved.sku(),
                    (movement.from().isCounted() ? 0 : movement.quantity()) - (movement.to().isCounted() ? 0 : movement.quantity()),
                    Integer::sum);
            lost.merge(moved.sku(), movement.effectOn(Bucket.LOST), Integer::sum);
        }
        var order = switch (moved) {
            case ItemFact.UnitsSold sold -> sold.order();
            case ItemFact.SaleCancelled cancelled -> cancelled.order();
            case ItemFact.Advanced on -> on.order();
            case ItemFact.ReturnInspected inspected -> inspected.order();
            default -> null;
        };
        if (order != null) {
            var line = line(moved.sku(), order);
            for (var movement : moved.movements()) {
                line.merge(new Units.Place(movement.location(), movement.to()), movement.quantity(), Integer::sum);
                line.merge(new Units.Place(movement.location(), movement.from()), -movement.quantity(), Integer::sum);
            }
            line.forEach((place, count) -> {
                if (count < 0 && OF_ORDERS.contains(place.bucket())) {
                    fail("%s: order %s gives back more than it has: %s in %s", moved, order.orderId(), count, place);
                }
            });
        }
    }

    private Map<Units.Place, Integer> line(Sku sku, OrderLine order) {
        return lines.computeIfAbsent(sku, _ -> new HashMap<>()).computeIfAbsent(order, _ -> new HashMap<>());
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
        requireSame(item, EnumSet.of(Bucket.RESERVED), item.reservations().values().stream().flatMap(kept -> kept.movements().stream()));
        requireSame(item, EnumSet.of(Bucket.HELD), item.holds().values().stream().flatMap(kept -> kept.movements().stream()));
        requireSame(item, EnumSet.of(Bucket.CONSIGNED), item.consignments().values().stream().flatMap(out -> out.movements().stream()));
        requireSame(item, OF_ORDERS, item.sold().values().stream().flatMap(line -> line.movements().stream()));
        requireSameLines(sku, item);
        assertThat(item.lostUnits()).as("%s: lost and not found", sku).isEqualTo(lost.getOrDefault(sku, 0));
        var ours = Stream.of(Bucket.AVAILABLE, Bucket.RESERVED, Bucket.HELD, Bucket.CONSIGNED, Bucket.DAMAGED).mapToInt(item.units()::in)
                .sum();
        assertThat(item.costs().stream().mapToInt(Item.CostLayer::quantity).sum()).as("%s: cost layers cover what is ours", sku)
                .isEqualTo(Math.max(0, ours));
        assertThat(item.sold().values().stream().allMatch(
                line -> line.quantity() == line.cost().stream().mapToInt(ItemFact.CostShare::quantity).sum()))
                .as("%s: every unit sold has its cost share", sku).isTrue();
        if (item.isRegistered()) {
            assertThat(LifeCycle.of(item, false).values().stream().mapToInt(Integer::intValue).sum())
                    .as("%s: every unit is in a state", sku)
                    .isEqualTo(in.getOrDefault(sku, 0) + item.lostUnits());
        }
        assertThat(item.isKit() && !item.units().byPlace().isEmpty()).as("kit %s has no units", sku).isFalse();
    }

    /// What is remembered by name lies in the buckets, place by place.
    private static void requireSame(Item item, Set<Bucket> buckets, Stream<Movement> remembered) {
        var places = new HashMap<Units.Place, Integer>();
        remembered
                .forEach(movement -> places.merge(new Units.Place(movement.location(), movement.to()), movement.quantity(), Integer::sum));
        var there = new HashMap<>(item.units().byPlace());
        there.keySet().removeIf(place -> !buckets.contains(place.bucket()));
        assertThat(there).as("%s of %s by name", buckets, item.sku()).isEqualTo(places);
    }

    /// Each order line stands where its own facts brought it.
    private void requireSameLines(Sku sku, Item item) {
        var mine = new HashMap<OrderLine, Map<Units.Place, Integer>>();
        lines.getOrDefault(sku, Map.of()).forEach((order, places) -> {
            var standing = new HashMap<>(places);
            standing.entrySet().removeIf(entry -> entry.getValue() == 0 || !OF_ORDERS.contains(entry.getKey().bucket()));
            if (!standing.isEmpty()) {
                mine.put(order, standing);
            }
        });
        var theirs = new HashMap<OrderLine, Map<Units.Place, Integer>>();
        item.sold().forEach((order, line) -> line.movements().forEach(movement -> theirs.computeIfAbsent(order, _ -> new HashMap<>())
                .merge(new Units.Place(movement.location(), movement.to()), movement.quantity(), Integer::sum)));
        assertThat(theirs).as("%s: order lines", sku).isEqualTo(mine);
    }

    /// An order has exactly its lines that were matched, each unit where what was told of the order says it should be.
    void requireWhereTold(Order order, MemoryLedger ledger) {
        var expected = new LinkedHashMap<Sku, Map<Sku, Map<Bucket, Integer>>>();
        for (OrderFact.Line line : order.lines()) {
            if (line.sku() != null) {
                var parts = new HashMap<Sku, Integer>();
                add(parts, line.sku(), 1, ledger);
                // which component of a kit was looked at, the order does not say by line
                if (!order.returns().inspected().isEmpty() && !parts.containsKey(line.sku())) {
                    return;
                }
                var each = expected.computeIfAbsent(line.sku(), _ -> new HashMap<>());
                parts.forEach((sku, times) -> LinePosition.of(order, line).forEach((bucket, units) -> each
                        .computeIfAbsent(sku, _ -> new EnumMap<>(Bucket.class)).merge(bucket, units * times, Integer::sum)));
                parts.keySet().forEach(sku -> each.computeIfAbsent(sku, _ -> new EnumMap<>(Bucket.class)));
            }
        }
        expected.forEach((line, parts) -> parts.forEach((sku, told) -> {
            var key = new OrderLine(order.channel(), order.orderId(), line);
            var item = ledger.item(sku);
            var there = new EnumMap<Bucket, Integer>(Bucket.class);
            item.reservations().values().stream().filter(reservation -> key.equals(reservation.order()))
                    .forEach(reservation -> there.merge(Bucket.RESERVED, reservation.quantity(), Integer::sum));
            item.sold().getOrDefault(key, new SoldLine(List.of(), List.of())).movements()
                    .forEach(movement -> there.merge(movement.to(), movement.quantity(), Integer::sum));
            if (!there.equals(told) && isMovable(there, told)) {
                fail("%s as %s: is in %s, but should be in %s", sku, key, there, told);
            }
        }));
    }

    /// What goes out too early, as told later, can not be taken back: only where the table knows a way, the units must have gone it.
    private static boolean isMovable(Map<Bucket, Integer> there, Map<Bucket, Integer> told) {
        var surplus = EnumSet.noneOf(Bucket.class);
        var missing = EnumSet.noneOf(Bucket.class);
        for (var bucket : Bucket.values()) {
            var more = there.getOrDefault(bucket, 0) - told.getOrDefault(bucket, 0);
            if (more != 0) {
                (more > 0 ? surplus : missing).add(bucket);
            }
        }
        if (sum(there) != sum(told)) {
            (sum(there) > sum(told) ? missing : surplus).add(Bucket.AVAILABLE);
        }
        return OF_AN_ORDER.stream().flatMap(change -> change.moves().stream())
                .anyMatch(move -> surplus.contains(move.from()) && missing.contains(move.to()));
    }

    private static int sum(Map<Bucket, Integer> units) {
        return units.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void add(Map<Sku, Integer> parts, Sku sku, int units, MemoryLedger ledger) {
        var item = ledger.item(sku);
        if (!item.isKit()) {
            parts.merge(item.sku(), units, Integer::sum);
        }
        item.components().forEach(component -> add(parts, component.sku(), units * component.quantity(), ledger));
    }
}
