package io.soldonce.item;

import io.soldonce.values.Money;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The state of one physical item, folded from its facts by [#after]. Immutable.
///
/// @param sku        null until registered
/// @param components what a kit is made of; empty for anything that has units of its own
/// @param costs      what the units on the shelf were paid, oldest first
/// @param endedHolds hold ids that were released or consumed: they are never opened again
/// @param sold       what each order line holds of this item, sold and not given back
public record Item(
        Sku sku,
        ItemDetails details,
        List<ItemFact.KitComponent> components,
        Units units,
        List<CostLayer> costs,
        Map<String, Reservation> reservations,
        Map<String, Kept> holds,
        Set<String> endedHolds,
        Map<OrderLine, SoldLine> sold) {

    public static final Item NONE = new Item(null, null, List.of(), Units.NONE, List.of(), Map.of(), Map.of(), Set.of(), Map.of());

    /// @param unitCost null when not known
    public record CostLayer(int quantity, Money unitCost) {}

    /// @param movements what was taken, and from where
    public record Reservation(ItemFact.Purpose purpose, List<Movement> movements, OrderLine order, Instant expiresAt) {
        public int quantity() {
            return total(movements);
        }
    }

    /// Units taken off sale without being sold.
    public record Kept(List<Movement> movements, String reason) {
        public int quantity() {
            return total(movements);
        }
    }

    public record SoldLine(List<Movement> movements, List<ItemFact.CostShare> cost) {
        public int quantity() {
            return total(movements);
        }
    }

    public boolean isRegistered() {
        return sku != null;
    }

    public boolean isKit() {
        return !components.isEmpty();
    }

    /// True while units of this item are reserved, held or sold because that kit was.
    boolean isTakenAs(Sku kit) {
        return sold.keySet().stream().anyMatch(order -> order.line().equals(kit))
                || reservations.values().stream().anyMatch(waiting -> waiting.order() != null && waiting.order().line().equals(kit))
                || Stream.concat(reservations.keySet().stream(), holds.keySet().stream()).anyMatch(id -> id.startsWith(holdPrefix(kit)));
    }

    /// How the hold ids of a kit begin on its components.
    static String holdPrefix(Sku kit) {
        return "kit/" + kit.key() + "/";
    }

    /// Total function: any recorded fact can be applied, in the order recorded.
    public Item after(ItemFact fact) {
        return switch (fact) {
            case ItemFact.Registered(var registered, var described) -> new Item(registered, described, components, units, costs,
                    reservations, holds, endedHolds, sold);
            case ItemFact.Revised(var _, var described) -> new Item(sku, described, components, units, costs, reservations, holds,
                    endedHolds, sold);
            case ItemFact.KitDefined(var _, var madeOf) -> new Item(sku, details, List.copyOf(madeOf), units, costs, reservations, holds,
                    endedHolds, sold);
            case ItemFact.UnitsReceived received -> moved(received).withCosts(
                    Costs.added(costs, new CostLayer(total(received.movements()), received.unitCost())));
            case ItemFact.UnitsReserved reserved -> afterReservation(reserved);
            case ItemFact.ReservationReleased released -> moved(released).reservationLess(released.holdId(), released.movements());
            case ItemFact.UnitsHeld held -> moved(held).withHolds(with(holds, held.holdId(), new Kept(held.movements(), held.reason())));
            case ItemFact.HoldReleased released -> moved(released).withHolds(without(holds, released.holdId()))
                    .withEnded(released.holdId());
            case ItemFact.UnitsSold sale -> afterSale(sale);
            case ItemFact.SaleCancelled cancelled -> afterCancellation(cancelled);
            case ItemFact.SaleIdentified(var _, var before, var now, var _) -> withSold(renamed(before, now));
            case ItemFact.StockAdjusted adjusted -> {
                var by = adjusted.movements().stream().mapToInt(m -> m.effectOn(Bucket.AVAILABLE)).sum();
                yield moved(adjusted).withCosts(
                        by > 0 ? Costs.added(costs, new CostLayer(by, null)) : Costs.without(costs, -by));
            }
            case ItemFact.OversellDetected _ -> this;
            case ItemFact.UnitsPicked _,
                 ItemFact.UnitsPacked _,
                 ItemFact.UnitsShipped _,
                 ItemFact.UnitsDelivered _,
                 ItemFact.ReturnRequested _,
                 ItemFact.ReturnDropped _,
                 ItemFact.ReturnReceived _,
                 ItemFact.ReturnInspected _,
                 ItemFact.UnitsDamaged _,
                 ItemFact.UnitsRepaired _,
                 ItemFact.UnitsLost _,
                 ItemFact.UnitsFound _,
                 ItemFact.UnitsWrittenOff _,
                 ItemFact.UnitsConsigned _,
                 ItemFact.ConsignmentReturned _,
                 ItemFact.UnitsRelocated _,
                 ItemFact.UnitsTransformed _,
                 ItemFact.UnitsFormed _,
                 ItemFact.ReservationExtended _,
                 ItemFact.StockCounted _,
                 ItemFact.Archived _,
                 ItemFact.Unarchived _ -> this;
        };
    }

    /// A second line of one order reserves under the same hold id: both wait together.
    private Item afterReservation(ItemFact.UnitsReserved reserved) {
        var before = reservations.get(reserved.holdId());
        var movements = before == null ? reserved.movements() : join(before.movements(), reserved.movements());
        return moved(reserved).withReservations(with(reservations, reserved.holdId(),
                new Reservation(reserved.purpose(), movements, reserved.order(), reserved.expiresAt())));
    }

    private Item afterSale(ItemFact.UnitsSold sale) {
        var before = sold.getOrDefault(sale.order(), new SoldLine(List.of(), List.of()));
        var line = new SoldLine(join(before.movements(), sale.movements()), join(before.cost(), sale.cost()));
        var next = moved(sale).withSold(with(sold, sale.order(), line)).withCosts(Costs.without(costs, total(sale.movements())));
        var consumed = sale.movements().stream().filter(m -> m.from() == Bucket.RESERVED).toList();
        return sale.holdId() == null ? next : next.reservationLess(sale.holdId(), consumed);
    }

    private Map<OrderLine, SoldLine> renamed(OrderLine before, OrderLine now) {
        var line = sold.getOrDefault(before, new SoldLine(List.of(), List.of()));
        var there = sold.getOrDefault(now, new SoldLine(List.of(), List.of()));
        return with(without(sold, before), now,
                new SoldLine(join(there.movements(), line.movements()), join(there.cost(), line.cost())));
    }

    private Item afterCancellation(ItemFact.SaleCancelled cancelled) {
        var had = sold.getOrDefault(cancelled.order(), new SoldLine(List.of(), List.of()));
        var left = new SoldLine(Movements.less(had.movements(), cancelled.movements()), Costs.less(had.cost(), cancelled.cost()));
        return moved(cancelled)
                .withSold(left.movements().isEmpty() ? without(sold, cancelled.order()) : with(sold, cancelled.order(), left))
                .withCosts(Costs.givenBack(costs, cancelled.cost()));
    }

    private Item moved(ItemFact.Moved fact) {
        return new Item(sku, details, components, units.after(fact.movements()), costs, reservations, holds, endedHolds, sold);
    }

    /// What lies on the shelf bounds the layers: a unit that came in while another was owed has gone at once.
    private Item withCosts(List<CostLayer> layers) {
        var shelf = Math.max(0, units.available() + units.in(Bucket.RESERVED) + units.in(Bucket.HELD));
        return new Item(sku, details, components, units, Costs.atMost(layers, shelf), reservations, holds, endedHolds, sold);
    }

    private Item reservationLess(String holdId, List<Movement> gone) {
        var had = reservations.get(holdId);
        if (had == null) {
            return this;
        }
        var left = Movements.less(had.movements(), gone);
        return left.isEmpty()
                ? withReservations(without(reservations, holdId)).withEnded(had.order() == null ? holdId : null)
                : withReservations(with(reservations, holdId, new Reservation(had.purpose(), left, had.order(), had.expiresAt())));
    }

    private Item withReservations(Map<String, Reservation> next) {
        return new Item(sku, details, components, units, costs, next, holds, endedHolds, sold);
    }

    private Item withHolds(Map<String, Kept> next) {
        return new Item(sku, details, components, units, costs, reservations, next, endedHolds, sold);
    }

    private Item withSold(Map<OrderLine, SoldLine> next) {
        return new Item(sku, details, components, units, costs, reservations, holds, endedHolds, next);
    }

    private Item withEnded(String holdId) {
        if (holdId == null) {
            return this;
        }
        var next = new HashSet<>(endedHolds);
        next.add(holdId);
        return new Item(sku, details, components, units, costs, reservations, holds, next, sold);
    }

    static int total(List<Movement> movements) {
        return movements.stream().mapToInt(Movement::quantity).sum();
    }

    private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        var next = new HashMap<>(map);
        next.put(key, value);
        return next;
    }

    private static <K, V> Map<K, V> without(Map<K, V> map, K key) {
        var next = new HashMap<>(map);
        next.remove(key);
        return next;
    }

    private static <T> List<T> join(List<T> first, List<T> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
