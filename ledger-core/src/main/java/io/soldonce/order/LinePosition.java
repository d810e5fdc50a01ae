package io.soldonce.order;

import io.soldonce.item.Bucket;
import io.soldonce.order.OrderAction.Step;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.order.Returns.Inspected;
import io.soldonce.values.Sku;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/// Where the units of an order line should be: a pure function of everything that was told of the order, whatever was told first.
///
/// What came back beats what went out, what went out beats a cancellation, a cancellation beats a payment. Unpaid units are reserved, paid
/// ones sold, then picked, packed, shipped, delivered. A return says that its units were shipped; dropped, that the buyer has them.
public final class LinePosition {
    private LinePosition() {}

    /// In what the line counts: a kit's line in kits. Buckets without units are left out; units that came back, were looked at and are
    /// the order's no longer are nowhere.
    public static Map<Bucket, Integer> of(Order order, Line line) {
        return of(order, line, 1, looked(order, line, false), looked(order, line, true));
    }

    /// How many of the line were ever the buyer's: sold, wherever they are by now.
    public static int sold(Order order, Line line) {
        return order.isPlaced() ? sold(of(order, line)) + looked(order, line, false) : 0;
    }

    private static int looked(Order order, Line line, boolean isSentBack) {
        Predicate<Inspected> here = look -> look.lineId().equals(line.lineId());
        var parts = order.returns().inspected().stream().filter(here).mapToInt(Inspected::parts).max().orElse(1);
        return order.returns().inspected(here.and(look -> look.isSentBack() == isSentBack)) / parts;
    }

    private static int sold(Map<Bucket, Integer> position) {
        return position.values().stream().mapToInt(Integer::intValue).sum() - position.getOrDefault(Bucket.RESERVED, 0);
    }

    /// In units of one item: the line's own, or of a component.
    ///
    /// @param times how many of it one of the line is made of
    static Map<Bucket, Integer> of(Order order, Line line, Sku unit, int times) {
        Predicate<Inspected> here = look -> look.lineId().equals(line.lineId()) && look.sku().equals(unit);
        return of(order, line, times, gone(order, line, unit), order.returns().inspected(here.and(Inspected::isSentBack)));
    }

    /// How many units of this item the line ever took for good.
    static int sold(Order order, Line line, Sku unit, int times) {
        return order.isPlaced() ? sold(of(order, line, unit, times)) + gone(order, line, unit) : 0;
    }

    private static int gone(Order order, Line line, Sku unit) {
        return order.returns()
                .inspected(look -> look.lineId().equals(line.lineId()) && look.sku().equals(unit) && !look.isSentBack());
    }

    private static Map<Bucket, Integer> of(Order order, Line line, int times, int gone, int sentBack) {
        var position = new EnumMap<Bucket, Integer>(Bucket.class);
        if (!order.isPlaced() || order.isIdentified() || line.quantity() < 1) {
            return position;
        }
        var left = Math.max(0, Math.multiplyExact(line.quantity(), times) - gone);
        var received = (long) order.returns().sum(one -> one.received(line)) * times;
        left -= put(position, Bucket.RETURNED, left, received - gone - sentBack);
        left -= put(position, Bucket.RETURN_REQUESTED, left, (long) order.returns().sum(one -> one.open(line)) * times);
        left -= put(position, Bucket.DELIVERED, left, (long) order.returns().sum(one -> one.dropped(line)) * times);
        left -= put(position, Bucket.SHIPPED, left, sentBack);
        var others = ofTheOthers(order, line);
        if (others != null) {
            put(position, others, left, left);
        }
        return position;
    }

    /// Where the units are that are part of no return; null when they are the order's no longer.
    private static Bucket ofTheOthers(Order order, Line line) {
        var step = order.fulfilment().of(line.lineId());
        if (Fulfilment.isAtLeast(step, Step.SHIPPED)) {
            return step == Step.SHIPPED ? Bucket.SHIPPED : Bucket.DELIVERED;
        }
        if (order.isLineCancelled(line.lineId())) {
            return null;
        }
        if (!order.isPaid()) {
            return Bucket.RESERVED;
        }
        return step == null ? Bucket.SOLD : step == Step.PICKED ? Bucket.PICKED : Bucket.PACKED;
    }

    private static int put(Map<Bucket, Integer> position, Bucket bucket, int left, long wanted) {
        var units = Math.clamp(wanted, 0, left);
        if (units > 0) {
            position.merge(bucket, units, Integer::sum);
        }
        return units;
    }
}
