package io.soldonce.order;

import io.soldonce.item.Item;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.order.Settlement.Cause;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Refusal;
import io.soldonce.values.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What follows from something told of an order, for the order and for every item in it: one order is one decision. Pure.
public final class OrderDecider {
    private OrderDecider() {}

    /// @param order facts of the order's own stream
    /// @param items facts of the items' streams, in order
    public record Decided(List<OrderFact> order, List<ItemFact> items) {
        static final Decided NOTHING = new Decided(List.of(), List.of());
    }

    /// @param items any item's state, [Item#NONE] where there is none
    /// @throws Refusal only for our own wishes: `MatchLine`, `InspectReturn`, and `Forward` that no marketplace told
    public static Decided decide(OrderAction action, Order order, Function<Sku, Item> items) {
        var stock = new Stock(items);
        if (order.isIdentified()) {
            return identified(action, order);
        }
        return switch (action) {
            case OrderAction.Place place -> order.isPlaced() ? toldAgain(place, order, stock) : place(place, order, stock);
            case OrderAction.Pay pay -> pay(pay, order, stock);
            case OrderAction.Cancel cancel -> cancel(cancel, order, stock);
            case OrderAction.MatchLine match -> match(match, order, stock);
            case OrderAction.Forward forward -> FulfilmentDecider.forward(forward, order, stock);
            case OrderAction.RequestReturn(var _, var _, var id, var lines, var reason, var at) -> ReturnsDecider.tell(order, id,
                    new OrderFact.ReturnRequested(id, List.copyOf(lines), reason, at), at, stock);
            case OrderAction.ApproveReturn(var _, var _, var id, var at) -> ReturnsDecider.tell(order, id,
                    new OrderFact.ReturnApproved(id, at), at, stock);
            case OrderAction.DropReturn(var _, var _, var id, var reason, var at) -> ReturnsDecider.tell(order, id,
                    new OrderFact.ReturnDropped(id, reason, at), at, stock);
            case OrderAction.ReceiveReturn(var _, var _, var id, var lines, var at) -> ReturnsDecider.tell(order, id,
                    new OrderFact.ReturnReceived(id, List.copyOf(lines), at), at, stock);
            case OrderAction.InspectReturn inspect -> ReturnsDecider.inspect(inspect, order, stock);
            case OrderAction.Refund refund -> MoneyDecider.refund(refund, order);
            case OrderAction.EnterMoney money -> MoneyDecider.enter(money, order);
        };
    }

    /// Its units are another order's by now: told again, it counts nothing.
    private static Decided identified(OrderAction action, Order order) {
        if (isOurWish(action)) {
            throw new Refusal("ORDER_IDENTIFIED", "this turned out to be order " + order.identifiedAs() + "; look there");
        }
        return Decided.NOTHING;
    }

    /// Only what we wish ourselves may be refused; the rest has happened.
    private static boolean isOurWish(OrderAction action) {
        return switch (action) {
            case OrderAction.MatchLine _,OrderAction.InspectReturn _ -> true;
            case OrderAction.Forward forward -> !forward.told();
            default -> false;
        };
    }

    private static Decided place(OrderAction.Place place, Order order, Stock stock) {
        var facts = placed(place, place.paid(), stock);
        if (!place.holds().isEmpty() && !order.after(facts).isPaid()) {
            openHolds(place, facts.getFirst(), stock);
        }
        return Settlement.told(order, facts, new Cause(place.at(), "the order was cancelled before", null, place.holds()), stock);
    }

    /// What was reserved for this order under another name waits for its payment as the order's own from now on.
    private static void openHolds(OrderAction.Place place, OrderFact placed, Stock stock) {
        for (var line : Order.NONE.after(placed).lines()) {
            var hold = place.holds().get(line.lineId());
            if (hold != null && line.sku() != null) {
                stock.parts(line.sku()).keySet().forEach(unit -> {
                    var holdId = Settlement.holdOf(hold, line, unit, stock);
                    var reservation = stock.item(unit).reservations().get(holdId);
                    if (reservation != null && reservation.order() == null) {
                        stock.decide(new ItemAction.Release(unit, holdId, "it waits for the payment of order " + place.orderId(),
                                place.at()));
                    }
                });
            }
        }
    }

    /// That it was placed, then what of it is no item we know.
    static List<OrderFact> placed(OrderAction.Place place, boolean paid, Stock stock) {
        var lines = place.lines().stream().map(line -> line.as(resolve(line.told(), stock))).toList();
        var facts = new ArrayList<OrderFact>();
        facts.add(new OrderFact.Placed(place.channel(), place.orderId(), lines, paid, place.at()));
        for (var line : lines) {
            if (line.sku() == null) {
                facts.add(new OrderFact.LineUnmatched(line.lineId(), line.told(), line.title(), line.quantity()));
            }
        }
        return facts;
    }

    private static Decided toldAgain(OrderAction.Place place, Order order, Stock stock) {
        if (isToldLike(order.lines(), place.lines())) {
            return place.paid() && !order.isPaid()
                    ? pay(new OrderAction.Pay(place.channel(), place.orderId(), place.at()), order, stock)
                    : Decided.NOTHING;
        }
        var known = order.contradictions().stream().anyMatch(earlier -> isToldLike(earlier, place.lines()));
        return known
                ? Decided.NOTHING
                : new Decided(List.of(new OrderFact.Contradicted(place.lines(), place.paid(), place.at())), List.of());
    }

    /// True when this telling does not fit what the order already says.
    public static boolean contradicts(OrderAction action, Order order) {
        return switch (action) {
            case OrderAction.Place place -> order.isPlaced() && !isToldLike(order.lines(), place.lines());
            case OrderAction.Refund refund -> MoneyDecider.contradicts(MoneyDecider.entry(refund), order);
            case OrderAction.EnterMoney money -> MoneyDecider.contradicts(MoneyDecider.entry(money), order);
            default -> false;
        };
    }

    private static Decided pay(OrderAction.Pay pay, Order order, Stock stock) {
        return order.isPaid()
                ? Decided.NOTHING
                : Settlement.told(order, List.of(new OrderFact.Paid(pay.at())), new Cause(pay.at()), stock);
    }

    private static Decided cancel(OrderAction.Cancel cancel, Order order, Stock stock) {
        var wholeOrder = cancel.lineIds().isEmpty();
        var fresh = cancel.lineIds().stream().filter(lineId -> !order.isLineCancelled(lineId)).distinct().toList();
        if (order.isCancelled() || (!wholeOrder && fresh.isEmpty())) {
            return Decided.NOTHING;
        }
        var cancelled = new OrderFact.Cancelled(wholeOrder ? List.of() : fresh, cancel.reason(), cancel.at());
        return Settlement.told(order, List.of(cancelled), new Cause(cancel.at(), cancel.reason(), null, Map.of()), stock);
    }

    private static Decided match(OrderAction.MatchLine match, Order order, Stock stock) {
        var line = requireLine(order, match.lineId());
        if (line.sku() != null) {
            if (line.sku().equals(match.sku())) {
                return Decided.NOTHING;
            }
            throw new Refusal("LINE_MATCHED", "line " + line.lineId() + " is " + line.sku()
                    + " and stays so; cancel the line and record the sale of the other item");
        }
        if (!stock.item(match.sku()).isRegistered()) {
            throw new Refusal("ITEM_UNKNOWN", "there is no item " + match.sku() + "; register it first");
        }
        var matched = new OrderFact.LineMatched(line.lineId(), stock.item(match.sku()).sku());
        return Settlement.told(order, List.of(matched), new Cause(match.at()), stock);
    }

    static Line requireLine(Order order, String lineId) {
        return order.line(lineId).orElseThrow(
                () -> new Refusal("LINE_UNKNOWN", "the order has no line " + lineId + "; it has " + order.lineIds()));
    }

    static OrderLine key(Order order, Sku sku) {
        return new OrderLine(order.channel(), order.orderId(), sku);
    }

    private static Sku resolve(String told, Stock stock) {
        return skuOf(told).map(stock::item).filter(Item::isRegistered).map(Item::sku).orElse(null);
    }

    /// What was told, if it can be a SKU at all.
    public static Optional<Sku> skuOf(String told) {
        try {
            return told == null ? Optional.empty() : Optional.of(new Sku(told));
        } catch (IllegalArgumentException notASku) {
            return Optional.empty();
        }
    }

    private static boolean isToldLike(List<Line> some, List<Line> others) {
        var left = new ArrayList<>(others);
        for (var line : some) {
            var same = left.stream().filter(line::isToldLike).findFirst();
            if (same.isEmpty()) {
                return false;
            }
            left.remove(same.get());
        }
        return left.isEmpty();
    }
}
