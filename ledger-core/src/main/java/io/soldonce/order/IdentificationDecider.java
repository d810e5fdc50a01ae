package io.soldonce.order;

import io.soldonce.item.Item;
import io.soldonce.item.ItemFact;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What follows when two tellings turn out to be one sale: no unit moves, the units of the provisional order become those of the order.
/// Where they can not be one, the order is an order of its own. Pure.
public final class IdentificationDecider {
    private IdentificationDecider() {}

    /// @param order       facts of the order's stream
    /// @param provisional facts of the provisional order's stream
    public record Decided(List<OrderFact> order, List<OrderFact> provisional, List<ItemFact> items) {
        static final Decided NOTHING = new Decided(List.of(), List.of(), List.of());
    }

    /// @param items any item's state, [Item#NONE] where there is none
    public static Decided decide(Identification action, Order order, Order provisional, Function<Sku, Item> items) {
        if (action.place() == null) {
            return order.isPlaced() && !provisional.isPlaced() && !provisional.isIdentified() ? behind(action) : Decided.NOTHING;
        }
        var mayBeOne = !order.isPlaced() && provisional.isPlaced() && provisional.isPaid() && !provisional.isCancelled() && !provisional.isIdentified();
        var joined = mayBeOne ? join(action, order, provisional, new Stock(items)) : null;
        return joined == null ? alone(OrderDecider.decide(action.place(), order, items)) : joined;
    }

    /// The mail comes behind the order it told: nothing of it counts.
    private static Decided behind(Identification action) {
        return new Decided(List.of(new OrderFact.Absorbed(action.provisionalId(), action.at())),
                List.of(new OrderFact.Identified(action.orderId(), action.at())), List.of());
    }

    private static Decided alone(OrderDecider.Decided decided) {
        return new Decided(decided.order(), List.of(), decided.items());
    }

    /// Null when the order has not what the mail told. A mail that says "sold" is paid for.
    private static Decided join(Identification action, Order order, Order provisional, Stock stock) {
        var facts = OrderDecider.placed(action.place(), true, stock);
        var now = order.after(facts.getFirst());
        var left = new ArrayList<>(now.lines());
        var same = new ArrayList<Line>();
        for (var told : provisional.lines()) {
            var line = left.stream().filter(one -> told.sku() != null && told.sku().equals(one.sku()) && told.quantity() == one.quantity())
                    .findFirst();
            if (line.isEmpty() || provisional.isLineCancelled(told.lineId())) {
                return null;
            }
            left.remove(line.get());
            same.add(line.get());
        }
        for (var line : same) {
            become(line, provisional, now, stock, action.at());
        }
        OrderDecider.take(now, left, action.place().at(), stock);
        facts.add(new OrderFact.Absorbed(action.provisionalId(), action.at()));
        return new Decided(facts, List.of(new OrderFact.Identified(action.orderId(), action.at())), stock.facts());
    }

    private static void become(Line line, Order provisional, Order order, Stock stock, Instant at) {
        var key = OrderDecider.key(order, line.sku());
        stock.identify(OrderDecider.key(provisional, line.sku()), key, at);
        if (order.isLineCancelled(line.lineId())) {
            stock.giveBack(key, line.quantity(), "the order was cancelled before", at);
        }
    }
}
