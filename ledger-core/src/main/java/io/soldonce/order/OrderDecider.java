package io.soldonce.order;

import io.soldonce.item.Item;
import io.soldonce.item.ItemFact;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Refusal;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    /// @throws Refusal only for `MatchLine`
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
            default -> throw new UnsupportedOperationException();
        };
    }

    /// Its units are another order's by now: told again, it counts nothing.
    private static Decided identified(OrderAction action, Order order) {
        if (action instanceof OrderAction.MatchLine) {
            throw new Refusal("ORDER_IDENTIFIED", "this turned out to be order " + order.identifiedAs() + "; look there");
        }
        return Decided.NOTHING;
    }

    private static Decided place(OrderAction.Place place, Order order, Stock stock) {
        var facts = placed(place, place.paid(), stock);
        var now = order.after(facts.getFirst());
        take(now, now.lines(), place.at(), stock);
        return new Decided(facts, stock.facts());
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
    public static boolean contradicts(OrderAction.Place place, Order order) {
        return order.isPlaced() && !isToldLike(order.lines(), place.lines());
    }

    private static Decided pay(OrderAction.Pay pay, Order order, Stock stock) {
        if (order.isPaid()) {
            return Decided.NOTHING;
        }
        var paid = new OrderFact.Paid(pay.at());
        take(order.after(paid), order.lines(), pay.at(), stock);
        return new Decided(List.of(paid), stock.facts());
    }

    private static Decided cancel(OrderAction.Cancel cancel, Order order, Stock stock) {
        var wholeOrder = cancel.lineIds().isEmpty();
        var fresh = cancel.lineIds().stream().filter(lineId -> !order.isLineCancelled(lineId)).distinct().toList();
        if (order.isCancelled() || (!wholeOrder && fresh.isEmpty())) {
            return Decided.NOTHING;
        }
        for (var line : order.lines()) {
            if (line.sku() != null && !order.isLineCancelled(line.lineId()) && (wholeOrder || fresh.contains(line.lineId()))) {
                stock.giveBack(key(order, line.sku()), line.quantity(), cancel.reason(), cancel.at());
            }
        }
        return new Decided(List.of(new OrderFact.Cancelled(wholeOrder ? List.of() : fresh, cancel.reason(), cancel.at())), stock.facts());
    }

    private static Decided match(OrderAction.MatchLine match, Order order, Stock stock) {
        var line = order.lines().stream().filter(candidate -> candidate.lineId().equals(match.lineId())).findFirst()
                .orElseThrow(() -> new Refusal("LINE_UNKNOWN", "the order has no line " + match.lineId() + "; it has "
                        + order.lines().stream().map(Line::lineId).toList()));
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
        var sku = stock.item(match.sku()).sku();
        var matched = new OrderFact.LineMatched(line.lineId(), sku);
        take(order.after(matched), List.of(line.as(sku)), match.at(), stock);
        return new Decided(List.of(matched), stock.facts());
    }

    /// Sells the lines of a paid order, and reserves those of one that waits for its payment; cancelled and unmatched lines take nothing.
    static void take(Order order, List<Line> lines, Instant at, Stock stock) {
        var reserved = new LinkedHashMap<Sku, Integer>();
        for (var line : lines) {
            if (line.sku() == null || order.isLineCancelled(line.lineId())) {
                continue;
            }
            if (order.isPaid()) {
                stock.sell(key(order, line.sku()), line.quantity(), line.unitPrice(), at);
            } else {
                reserved.merge(line.sku(), line.quantity(), Math::addExact);
            }
        }
        reserved.forEach((sku, quantity) -> stock.reserve(key(order, sku), quantity, at));
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
