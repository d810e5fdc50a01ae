package io.soldonce.order;

import static io.soldonce.item.Bucket.DELIVERED;
import static io.soldonce.item.Bucket.PACKED;
import static io.soldonce.item.Bucket.PICKED;
import static io.soldonce.item.Bucket.RESERVED;
import static io.soldonce.item.Bucket.RETURNED;
import static io.soldonce.item.Bucket.RETURN_REQUESTED;
import static io.soldonce.item.Bucket.SHIPPED;
import static io.soldonce.item.Bucket.SOLD;

import io.soldonce.item.Bucket;
import io.soldonce.item.ItemAction;
import io.soldonce.item.QuantityChange;
import io.soldonce.values.Money;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Sku;
import java.util.List;
import java.util.Map;

/// Moves the units of one item that one order line has: from where they are to where they should be, as far as the transition table
/// allows. Units of a lot are alike, so whichever stand nearest go; nothing goes backward but by a cancellation or a dropped return.
final class UnitMoves {
    /// The way of a sold unit, from its end.
    private static final List<Bucket> BACKWARD = List.of(RETURNED, RETURN_REQUESTED, DELIVERED, SHIPPED, PACKED, PICKED, SOLD);
    private static final List<Bucket> GIVEN_BACK_FROM = List.of(PACKED, PICKED, SOLD, RESERVED);
    private static final Map<Bucket, QuantityChange> STEPS = Map.of(PICKED, QuantityChange.PICK, PACKED, QuantityChange.PACK, SHIPPED,
            QuantityChange.SHIPMENT, DELIVERED, QuantityChange.DELIVERY, RETURN_REQUESTED, QuantityChange.RETURN_REQUEST, RETURNED,
            QuantityChange.RETURN_RECEIPT);

    private final Sku unit;
    private final OrderLine order;
    private final Settlement.Cause cause;
    private final ReturnLabels returns;
    private final Stock stock;

    /// Units a line has not had before.
    ///
    /// @param unitPrice null when not told, or when the line is a kit
    /// @param holdId    where they are taken from first; null when from nowhere special
    record Sale(int units, Money unitPrice, String holdId) {}

    /// @param order   the order line as the item knows it
    /// @param returns whose units are moved when the cause names no return
    UnitMoves(Sku unit, OrderLine order, Settlement.Cause cause, ReturnLabels returns, Stock stock) {
        this.unit = unit;
        this.order = order;
        this.cause = cause;
        this.returns = returns;
        this.stock = stock;
    }

    /// @param target where the units should be
    /// @param sales  at which price units are sold that were not sold before, line by line
    void make(Map<Bucket, Integer> target, List<Sale> sales) {
        sell(surplus(target, stock.where(unit, order)), sales);
        reserve(total(target) - total(stock.where(unit, order)));
        if (!stock.where(unit, order).equals(target)) {
            BACKWARD.forEach(bucket -> fill(bucket, target));
            giveBack(target);
        }
    }

    private static int surplus(Map<Bucket, Integer> some, Map<Bucket, Integer> others) {
        return total(some) - in(RESERVED, some) - total(others) + in(RESERVED, others);
    }

    private void sell(int missing, List<Sale> sales) {
        var left = missing;
        for (var sale : sales) {
            var units = Math.min(sale.units(), left);
            if (units > 0) {
                stock.decide(new ItemAction.RecordSale(unit, order, units, sale.unitPrice(), sale.holdId(), cause.at()));
                left -= units;
            }
        }
        if (left > 0) {
            stock.decide(new ItemAction.RecordSale(unit, order, left, null, null, cause.at()));
        }
    }

    private void reserve(int missing) {
        if (missing > 0) {
            stock.decide(new ItemAction.ReserveForOrder(unit, order, missing, cause.at()));
        }
    }

    private void fill(Bucket bucket, Map<Bucket, Integer> target) {
        if (bucket == SOLD) {
            return;
        }
        if (bucket == DELIVERED) {
            move(RETURN_REQUESTED, DELIVERED, QuantityChange.RETURN_DROPPED, target);
        }
        BACKWARD.stream().skip(BACKWARD.indexOf(bucket) + 1L).filter(STEPS.get(bucket).origins()::contains)
                .forEach(from -> move(from, bucket, STEPS.get(bucket), target));
    }

    private void move(Bucket from, Bucket to, QuantityChange step, Map<Bucket, Integer> target) {
        var there = stock.where(unit, order);
        var units = Math.min(in(from, there) - in(from, target), in(to, target) - in(to, there));
        if (units > 0) {
            parts(step, to, in(to, there), units).forEach(part -> stock.decide(
                    new ItemAction.Advance(unit, order, step, from, part.units(), part.returnId(), cause.at())));
        }
    }

    private List<ReturnLabels.Part> parts(QuantityChange step, Bucket to, int there, int units) {
        return switch (step) {
            case RETURN_REQUEST, RETURN_RECEIPT, RETURN_DROPPED -> cause.returnId() == null
                    ? returns.of(to, there, units)
                    : List.of(new ReturnLabels.Part(cause.returnId(), units));
            default -> List.of(new ReturnLabels.Part(null, units));
        };
    }

    private void giveBack(Map<Bucket, Integer> target) {
        for (var from : GIVEN_BACK_FROM) {
            var there = stock.where(unit, order);
            var units = Math.min(in(from, there) - in(from, target), total(there) - total(target));
            if (units > 0) {
                stock.decide(new ItemAction.CancelSale(unit, order, from, units, cause.reason(), cause.at()));
            }
        }
    }

    private static int in(Bucket bucket, Map<Bucket, Integer> units) {
        return units.getOrDefault(bucket, 0);
    }

    private static int total(Map<Bucket, Integer> units) {
        return units.values().stream().mapToInt(Integer::intValue).sum();
    }
}
