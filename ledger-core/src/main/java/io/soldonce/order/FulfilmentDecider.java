package io.soldonce.order;

import io.soldonce.item.Bucket;
import io.soldonce.item.QuantityChange;
import io.soldonce.item.Whereabouts;
import io.soldonce.order.OrderAction.Forward;
import io.soldonce.order.OrderDecider.Decided;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.order.Settlement.Cause;
import io.soldonce.values.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// What follows from what was done with the goods of an order. Told by a marketplace it is recorded whatever is known; done here it is
/// allowed only where the units can take the step. Pure.
final class FulfilmentDecider {
    private FulfilmentDecider() {}

    static Decided forward(Forward forward, Order order, Stock stock) {
        var lineIds = List.copyOf(new LinkedHashSet<>(forward.told() ? forward.lineIds() : allowed(forward, order)));
        var isTold = order.fulfilment().isTold(forward.step(), lineIds, order.lineIds());
        var isTracked = forward.step() != OrderAction.Step.SHIPPED || order.fulfilment()
                .isShippedBy(lineIds.isEmpty() ? order.lineIds() : lineIds, forward.carrier(), forward.tracking());
        if ((isTold || (!forward.told() && isPassed(forward, lineIds, order))) && isTracked) {
            return Decided.NOTHING;
        }
        return Settlement.told(order, List.of(fact(forward, lineIds)), new Cause(forward.at()), stock);
    }

    private static OrderFact fact(Forward forward, List<String> lineIds) {
        return switch (forward.step()) {
            case PICKED -> new OrderFact.Picked(lineIds, forward.at());
            case PACKED -> new OrderFact.Packed(lineIds, forward.at());
            case SHIPPED -> new OrderFact.Shipped(lineIds, forward.carrier(), forward.tracking(), forward.at());
            case DELIVERED -> new OrderFact.Delivered(lineIds, forward.at());
        };
    }

    private static QuantityChange change(OrderAction.Step step) {
        return switch (step) {
            case PICKED -> QuantityChange.PICK;
            case PACKED -> QuantityChange.PACK;
            case SHIPPED -> QuantityChange.SHIPMENT;
            case DELIVERED -> QuantityChange.DELIVERY;
        };
    }

    /// The lines our own wish is about, by name: those that can take the step, else those that took it before.
    ///
    /// @throws Refusal when a line can not, and did not
    private static List<String> allowed(Forward forward, Order order) {
        if (!order.isPlaced()) {
            throw new Refusal("NOT_ALLOWED_NOW", "nobody told of an order " + forward.orderId() + " on " + forward.channel()
                    + " yet; record it first");
        }
        var lines = forward.lineIds().isEmpty()
                ? order.lines().stream().filter(line -> isAlive(order, line)).toList()
                : forward.lineIds().stream().map(lineId -> OrderDecider.requireLine(order, lineId)).toList();
        if (lines.isEmpty()) {
            throw new Refusal("NOT_ALLOWED_NOW", "the order has no line that is not cancelled; nothing of it can be " + word(forward));
        }
        var next = new ArrayList<String>();
        for (var line : lines) {
            if (can(forward, order, line)) {
                next.add(line.lineId());
            } else if (!hasPassed(forward, order, line)) {
                throw notAllowed(forward, order, line);
            }
        }
        return next.isEmpty() ? lines.stream().map(Line::lineId).toList() : next;
    }

    private static boolean isAlive(Order order, Line line) {
        return !order.isLineCancelled(line.lineId()) || order.isOut(line);
    }

    private static boolean can(Forward forward, Order order, Line line) {
        return line.sku() != null
                && LinePosition.of(order, line).keySet().stream().anyMatch(change(forward.step()).origins()::contains);
    }

    /// Every unit is beyond the step, or came back and is the order's no longer.
    private static boolean hasPassed(Forward forward, Order order, Line line) {
        var there = LinePosition.of(order, line).keySet();
        return there.isEmpty()
                ? order.isOut(line)
                : !there.contains(Bucket.RESERVED) && there.stream().noneMatch(change(forward.step()).origins()::contains);
    }

    private static boolean isPassed(Forward forward, List<String> lineIds, Order order) {
        return lineIds.stream().map(lineId -> OrderDecider.requireLine(order, lineId))
                .allMatch(line -> !can(forward, order, line) && hasPassed(forward, order, line));
    }

    private static Refusal notAllowed(Forward forward, Order order, Line line) {
        var start = "line " + line.lineId() + " of order " + order.orderId() + " can not be " + word(forward) + " now: ";
        if (line.sku() == null) {
            return new Refusal("NOT_ALLOWED_NOW", start + "nobody knows which item it is; match the line first");
        }
        if (order.isLineCancelled(line.lineId())) {
            return new Refusal("NOT_ALLOWED_NOW",
                    start + "it was cancelled and holds no units; record a new sale if it goes out after all");
        }
        var there = LinePosition.of(order, line);
        var hint = there.containsKey(Bucket.RESERVED) ? ". It waits for its payment; record that it was paid, or cancel it" : "";
        return new Refusal("NOT_ALLOWED_NOW", start + Whereabouts.of(there) + hint);
    }

    private static String word(Forward forward) {
        return switch (forward.step()) {
            case PICKED -> "picked";
            case PACKED -> "packed";
            case SHIPPED -> "shipped";
            case DELIVERED -> "delivered";
        };
    }
}
