package io.soldonce.order;

import io.soldonce.item.Bucket;
import io.soldonce.item.ItemAction;
import io.soldonce.item.Whereabouts;
import io.soldonce.order.OrderAction.InspectReturn;
import io.soldonce.order.OrderDecider.Decided;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.order.Settlement.Cause;
import io.soldonce.values.Refusal;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What follows from goods that come back. What is told of a return is a level: it counts when it adds something. Pure.
final class ReturnsDecider {
    private ReturnsDecider() {}

    static Decided tell(Order order, String returnId, OrderFact fact, Instant at, Stock stock) {
        return order.after(fact).returns().equals(order.returns())
                ? Decided.NOTHING
                : Settlement.told(order, List.of(fact), new Cause(at, null, returnId, Map.of()), stock);
    }

    /// Somebody looked at units in quarantine.
    ///
    /// @throws Refusal when nothing of it is there
    static Decided inspect(InspectReturn inspect, Order order, Stock stock) {
        if (!order.returns().byId().containsKey(inspect.returnId())) {
            throw new Refusal("RETURN_UNKNOWN", "the order has no return " + inspect.returnId() + "; it has "
                    + order.returns().sorted().keySet());
        }
        var line = OrderDecider.requireLine(order, inspect.lineId());
        if (line.sku() == null) {
            throw new Refusal("NOT_ALLOWED_NOW", "nobody knows which item line " + line.lineId() + " is; match the line first");
        }
        if (inspect.quantity() < 1) {
            throw new Refusal("QUANTITY_NOT_POSSIBLE", "the quantity is " + inspect.quantity() + "; it must be at least 1");
        }
        var facts = new ArrayList<OrderFact>();
        var parts = stock.parts(line.sku());
        var each = parts.values().stream().mapToInt(Integer::intValue).sum();
        chosen(inspect, line, parts).forEach((unit, times) -> {
            requireInQuarantine(inspect, order, new Looked(line, unit, parts.get(unit), (long) inspect.quantity() * times), stock);
            var quantity = inspect.quantity() * times;
            stock.decide(new ItemAction.Inspect(unit, OrderDecider.key(order, line.sku()), inspect.returnId(), quantity, inspect.verdict(),
                    inspect.details(), inspect.note(), inspect.at()));
            facts.add(new OrderFact.ReturnInspected(inspect.returnId(), line.lineId(), unit, quantity, each, inspect.verdict(),
                    inspect.at()));
        });
        return Settlement.told(order, facts, new Cause(inspect.at(), null, inspect.returnId(), Map.of()), stock);
    }

    /// @param times how many of this item one of the line is made of
    private record Looked(Line line, Sku unit, int times, long quantity) {}

    /// The items that were looked at, and how many of each for one of the quantity.
    private static Map<Sku, Integer> chosen(InspectReturn inspect, Line line, Map<Sku, Integer> parts) {
        if (inspect.sku() == null || (inspect.sku().equals(line.sku()) && !parts.containsKey(line.sku()))) {
            if (inspect.details() != null && parts.size() > 1) {
                throw new Refusal("NOT_ALLOWED_NOW", "details describe one item, and line " + line.lineId() + " is made of "
                        + parts.keySet() + "; name the one they are of");
            }
            return parts;
        }
        if (!parts.containsKey(inspect.sku())) {
            throw new Refusal("NOT_ALLOWED_NOW", inspect.sku() + " is no part of line " + line.lineId() + "; it is made of "
                    + parts.keySet());
        }
        return Map.of(inspect.sku(), 1);
    }

    private static void requireInQuarantine(InspectReturn inspect, Order order, Looked at, Stock stock) {
        var line = at.line();
        var received = order.returns().of(inspect.returnId()).received(line) * at.times();
        var looked = order.returns().inspected(look -> look.returnId().equals(inspect.returnId()) && look.lineId().equals(line.lineId())
                && look.sku().equals(at.unit()));
        var there = stock.where(at.unit(), OrderDecider.key(order, line.sku()));
        var waiting = Math.clamp(received - looked, 0, there.getOrDefault(Bucket.RETURNED, 0));
        if (waiting < at.quantity()) {
            throw new Refusal("NOT_ALLOWED_NOW", "of return " + inspect.returnId() + " " + waiting + " of " + at.unit()
                    + " wait to be looked at, not " + at.quantity() + ". The order's " + line.sku() + ": " + Whereabouts.of(there)
                    + (received == 0 ? ". Record that the return was received first" : ""), Map.of("waiting", waiting));
        }
    }
}
