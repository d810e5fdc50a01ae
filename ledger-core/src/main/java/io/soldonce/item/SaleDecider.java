package io.soldonce.item;

import static io.soldonce.item.Bucket.AVAILABLE;
import static io.soldonce.item.Bucket.DELIVERED;
import static io.soldonce.item.Bucket.PACKED;
import static io.soldonce.item.Bucket.PICKED;
import static io.soldonce.item.Bucket.RETURNED;
import static io.soldonce.item.Bucket.RETURN_REQUESTED;
import static io.soldonce.item.Bucket.SHIPPED;
import static io.soldonce.item.Bucket.SOLD;

import io.soldonce.values.OrderLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What orders do to an item: facts, never refused. What was sold and is not there is named. Pure.
final class SaleDecider {
    private static final List<Bucket> CANCELLED_FROM = List.of(SOLD, PICKED, PACKED);
    private static final List<Bucket> FURTHEST_FIRST = List.of(RETURN_REQUESTED, DELIVERED, SHIPPED, PACKED, PICKED, SOLD);

    private SaleDecider() {}

    static List<ItemFact> reserveForOrder(Item item, ItemAction.ReserveForOrder reserve) {
        var order = reserve.order();
        var movements = item.units().take(AVAILABLE, Bucket.RESERVED, reserve.quantity());
        return withOversell(item, order, reserve.quantity(), reserve.at(), List.of(new ItemFact.UnitsReserved(item.sku(),
                ItemDecider.holdOf(order), ItemFact.Purpose.PENDING_PAYMENT, movements, order, null, reserve.at())));
    }

    /// From what is reserved for the order first, then from the reservation or consignment it names, then from the shelf: one fact for
    /// each hold that is consumed.
    static List<ItemFact> sell(Item item, ItemAction.RecordSale sale) {
        var parts = new ArrayList<Part>();
        var missing = sale.quantity();
        for (var holdId : holdsOf(sale)) {
            var gone = Movements.onward(kept(item, sale.order(), holdId), SOLD, missing);
            if (!gone.isEmpty()) {
                parts.add(new Part(holdId, gone));
                missing -= Movements.total(gone);
            }
        }
        if (missing > 0) {
            var fresh = item.units().take(AVAILABLE, SOLD, missing);
            var last = parts.isEmpty() ? new Part(null, List.of()) : parts.removeLast();
            parts.add(new Part(last.holdId(), Copies.join(last.movements(), fresh)));
        }
        var facts = new ArrayList<ItemFact>();
        var costs = item.costs();
        for (var part : parts) {
            var quantity = Movements.total(part.movements());
            facts.add(new ItemFact.UnitsSold(item.sku(), sale.order(), part.movements(), sale.unitPrice(), Costs.next(costs, quantity),
                    part.holdId(), sale.at()));
            costs = Costs.without(costs, quantity);
        }
        return withOversell(item, sale.order(), missing, sale.at(), facts);
    }

    private record Part(String holdId, List<Movement> movements) {}

    private static List<String> holdsOf(ItemAction.RecordSale sale) {
        var own = ItemDecider.holdOf(sale.order());
        return sale.holdId() == null || sale.holdId().equals(own) ? List.of(own) : List.of(own, sale.holdId());
    }

    /// What stands under a hold id and may be sold; what is reserved for another order is that order's.
    private static List<Movement> kept(Item item, OrderLine order, String holdId) {
        var reservation = item.reservations().get(holdId);
        var consignment = item.consignments().get(holdId);
        if (reservation != null && (reservation.order() == null || reservation.order().equals(order))) {
            return reservation.movements();
        }
        return consignment == null ? List.of() : consignment.movements();
    }

    /// @param taken how many units the facts take out of `AVAILABLE`
    private static List<ItemFact> withOversell(Item item, OrderLine order, int taken, Instant at, List<ItemFact> facts) {
        var after = item.units().available() - taken;
        return taken == 0 || after >= 0
                ? facts
                : Copies.join(facts, List.of(new ItemFact.OversellDetected(item.sku(), order, Math.min(taken, -after), after, at)));
    }

    /// What was shipped comes back by a return only.
    static List<ItemFact> cancel(Item item, ItemAction.CancelSale cancel) {
        var facts = new ArrayList<ItemFact>();
        var missing = cancel.quantity();
        var reservation = item.reservations().get(ItemDecider.holdOf(cancel.order()));
        if (reservation != null && isFrom(cancel.from(), Bucket.RESERVED)) {
            var back = Movements.onward(reservation.movements(), AVAILABLE, missing);
            facts.add(new ItemFact.ReservationReleased(item.sku(), ItemDecider.holdOf(cancel.order()), back, cancel.reason(),
                    cancel.at()));
            missing -= Movements.total(back);
        }
        var sold = item.sold().get(cancel.order());
        if (sold != null && missing > 0) {
            var from = CANCELLED_FROM.stream().filter(bucket -> isFrom(cancel.from(), bucket)).toList();
            var back = Movements.onward(sold.movements(), from, AVAILABLE, missing);
            if (!back.isEmpty()) {
                facts.add(new ItemFact.SaleCancelled(item.sku(), cancel.order(), back, Costs.last(sold.cost(), Movements.total(back)),
                        cancel.reason(), cancel.at()));
            }
        }
        return facts;
    }

    private static boolean isFrom(Bucket asked, Bucket bucket) {
        return asked == null || asked == bucket;
    }

    /// @throws IllegalArgumentException for a step that no order takes
    static List<ItemFact> advance(Item item, ItemAction.Advance advance) {
        var target = targetOf(advance.step());
        var line = item.sold().get(advance.order());
        if (line == null) {
            return List.of();
        }
        var from = FURTHEST_FIRST.stream().filter(advance.step().origins()::contains).filter(bucket -> isFrom(advance.from(), bucket))
                .toList();
        var gone = Movements.onward(line.movements(), from, target, advance.quantity());
        return gone.isEmpty() ? List.of() : List.of(advanced(item, advance, gone));
    }

    private static Bucket targetOf(QuantityChange step) {
        return switch (step) {
            case PICK -> PICKED;
            case PACK -> PACKED;
            case SHIPMENT -> SHIPPED;
            case DELIVERY, RETURN_DROPPED -> DELIVERED;
            case RETURN_REQUEST -> RETURN_REQUESTED;
            case RETURN_RECEIPT -> RETURNED;
            default -> throw new IllegalArgumentException("no step of an order: " + step);
        };
    }

    private static ItemFact advanced(Item item, ItemAction.Advance advance, List<Movement> gone) {
        var order = advance.order();
        var at = advance.at();
        return switch (advance.step()) {
            case PICK -> new ItemFact.UnitsPicked(item.sku(), order, gone, at);
            case PACK -> new ItemFact.UnitsPacked(item.sku(), order, gone, at);
            case SHIPMENT -> new ItemFact.UnitsShipped(item.sku(), order, gone, at);
            case DELIVERY -> new ItemFact.UnitsDelivered(item.sku(), order, gone, at);
            case RETURN_REQUEST -> new ItemFact.ReturnRequested(item.sku(), order, gone, advance.returnId(), at);
            case RETURN_DROPPED -> new ItemFact.ReturnDropped(item.sku(), order, gone, advance.returnId(), at);
            case RETURN_RECEIPT -> new ItemFact.ReturnReceived(item.sku(), order, gone, advance.returnId(), at);
            default -> throw new IllegalArgumentException("no step of an order: " + advance.step());
        };
    }
}
