package io.soldonce.order;

import io.soldonce.item.Item;
import io.soldonce.item.ItemFact;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What follows when several tellings turn out to be one sale: no unit moves, the units of the provisional orders become those of the order.
/// What can not be part of it stays an order of its own. Pure.
public final class IdentificationDecider {
    private IdentificationDecider() {}

    /// @param order      facts of the order's stream
    /// @param identified of the provisional orders those that are this order from now on
    public record Decided(List<OrderFact> order, List<String> identified, List<ItemFact> items) {
        static final Decided NOTHING = new Decided(List.of(), List.of(), List.of());
    }

    /// @param provisional state of a provisional order
    /// @param items       any item's state, [Item#NONE] where there is none
    public static Decided decide(Identification action, Order order, Function<String, Order> provisional, Function<Sku, Item> items) {
        if (action.place() == null) {
            return behind(action, order, provisional);
        }
        if (order.isPlaced() || order.isIdentified()) {
            var decided = OrderDecider.decide(action.place(), order, items);
            return new Decided(decided.order(), List.of(), decided.items());
        }
        return together(action, order, provisional, new Stock(items));
    }

    /// A mail comes behind the order it told: nothing of it counts.
    private static Decided behind(Identification action, Order order, Function<String, Order> provisional) {
        var mails = action.provisionalIds().stream()
                .filter(id -> !provisional.apply(id).isPlaced() && !provisional.apply(id).isIdentified()).toList();
        return order.isPlaced() && !mails.isEmpty() ? new Decided(absorbed(mails, action.at()), mails, List.of()) : Decided.NOTHING;
    }

    private static Decided together(Identification action, Order order, Function<String, Order> provisional, Stock stock) {
        var place = action.place();
        var left = new ArrayList<>(order.after(OrderDecider.placed(place, place.paid(), stock).getFirst()).lines());
        var mails = new ArrayList<String>();
        var same = new ArrayList<Same>();
        for (var id : action.provisionalIds()) {
            var lines = linesOf(provisional.apply(id), left);
            if (!lines.isEmpty()) {
                mails.add(id);
                same.addAll(lines);
                lines.forEach(line -> left.remove(line.line()));
            }
        }
        // a mail that says "sold" is paid for
        var facts = OrderDecider.placed(place, place.paid() || !mails.isEmpty(), stock);
        same.forEach(one -> done(one, action.at()).ifPresent(facts::add));
        facts.addAll(absorbed(mails, action.at()));
        var now = order.after(facts);
        same.forEach(one -> stock.identify(OrderDecider.key(one.provisional(), one.line().sku()), OrderDecider.key(now, one.line().sku()),
                action.at()));
        Settlement.settle(now, left::contains, new Settlement.Cause(action.at(), "the order was cancelled before", null, place.holds()),
                stock);
        return new Decided(Settlement.withTrouble(now, facts, action.at()), mails, stock.facts());
    }

    /// A line of the order that is a provisional order's.
    ///
    /// @param told as the mail told it
    private record Same(Order provisional, Line told, Line line) {}

    /// What was done with the mail's goods was done with the order's.
    private static Optional<OrderFact> done(Same same, Instant at) {
        var told = same.provisional().fulfilment();
        var lineIds = List.of(same.line().lineId());
        return Optional.ofNullable(told.of(same.told().lineId())).map(step -> switch (step) {
            case PICKED -> new OrderFact.Picked(lineIds, at);
            case PACKED -> new OrderFact.Packed(lineIds, at);
            case DELIVERED -> new OrderFact.Delivered(lineIds, at);
            case SHIPPED -> told.shipments().stream().findFirst()
                    .map(shipment -> new OrderFact.Shipped(lineIds, shipment.carrier(), shipment.tracking(), at))
                    .orElse(new OrderFact.Shipped(lineIds, null, null, at));
        });
    }

    /// The order's lines that this mail told; none when it told something else, or is an order's mail already.
    private static List<Same> linesOf(Order provisional, List<Line> lines) {
        if (!provisional.isPlaced() || !provisional.isPaid() || provisional.isCancelled() || provisional.isIdentified()) {
            return List.of();
        }
        var left = new ArrayList<>(lines);
        var found = new ArrayList<Same>();
        for (var told : provisional.lines()) {
            var line = left.stream().filter(one -> told.sku() != null && told.sku().equals(one.sku()) && told.quantity() == one.quantity())
                    .findFirst();
            if (line.isEmpty() || provisional.isLineCancelled(told.lineId())) {
                return List.of();
            }
            left.remove(line.get());
            found.add(new Same(provisional, told, line.get()));
        }
        return found;
    }

    private static List<OrderFact> absorbed(List<String> provisionalIds, Instant at) {
        return provisionalIds.stream().<OrderFact>map(id -> new OrderFact.Absorbed(id, at)).toList();
    }
}
