package io.soldonce.order;

import static io.soldonce.item.Shelf.EBAY;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.sku;

import io.soldonce.item.Item;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact;
import io.soldonce.item.ItemFact.Verdict;
import io.soldonce.item.KitDecider;
import io.soldonce.item.Shelf;
import io.soldonce.order.OrderAction.Step;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.order.OrderFact.ReturnLine;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Some items and the orders for them, in memory: what is decided is applied at once.
final class Shop {
    private final Map<Sku, Item> items = new HashMap<>();
    private final Map<String, Order> orders = new HashMap<>();

    /// @param lots each with so many units, bought at 5 each
    static Shop selling(Map<String, Integer> lots) {
        var shop = new Shop();
        new TreeMap<>(lots).forEach((sku, units) -> {
            shop.put(Shelf.lot(sku));
            if (units > 0) {
                shop.tell(Shelf.receive(sku, units, null, Shelf.usd("5")));
            }
        });
        return shop;
    }

    Shop put(Item item) {
        items.put(item.sku(), item);
        return this;
    }

    /// @param parts SKU and how many, one after the other
    Shop kit(String kit, Object... parts) {
        items.putIfAbsent(sku(kit), Shelf.lot(kit));
        tell(new ItemAction.DefineKit(sku(kit), IntStream.range(0, parts.length / 2)
                .mapToObj(i -> new ItemFact.KitComponent(sku((String) parts[2 * i]), (Integer) parts[2 * i + 1])).toList()));
        return this;
    }

    Item item(Sku sku) {
        return items.getOrDefault(sku, Item.NONE);
    }

    Item item(String sku) {
        return item(sku(sku));
    }

    Order order(String orderId) {
        return orders.getOrDefault(orderId, Order.NONE);
    }

    int available(String sku) {
        return item(sku).units().available();
    }

    void tell(ItemAction action) {
        keep(KitDecider.decide(action, item(action.sku()), this::item));
    }

    OrderDecider.Decided tell(OrderAction action) {
        var decided = OrderDecider.decide(action, order(action.orderId()), this::item);
        for (var fact : decided.order()) {
            orders.put(action.orderId(), order(action.orderId()).after(fact));
        }
        keep(decided.items());
        return decided;
    }

    IdentificationDecider.Decided tell(Identification same) {
        var decided = IdentificationDecider.decide(same, order(same.orderId()), this::order, this::item);
        decided.order().forEach(fact -> orders.put(same.orderId(), order(same.orderId()).after(fact)));
        decided.identified().forEach(id -> orders.put(id, order(id).after(new OrderFact.Identified(same.orderId(), same.at()))));
        keep(decided.items());
        return decided;
    }

    private void keep(List<ItemFact> facts) {
        facts.forEach(fact -> items.put(fact.sku(), item(fact.sku()).after(fact)));
    }

    static Line line(String lineId, String told, int quantity) {
        return line(lineId, told, quantity, null);
    }

    static Line line(String lineId, String told, int quantity, Money unitPrice) {
        return new Line(lineId, told, null, "title of " + told, quantity, unitPrice);
    }

    static OrderAction.Place paid(String orderId, Line... lines) {
        return new OrderAction.Place(EBAY, orderId, List.of(lines), true, NOON);
    }

    static OrderAction.Place unpaid(String orderId, Line... lines) {
        return new OrderAction.Place(EBAY, orderId, List.of(lines), false, NOON);
    }

    static OrderAction.Pay pay(String orderId) {
        return new OrderAction.Pay(EBAY, orderId, NOON);
    }

    static OrderAction.Cancel cancel(String orderId, String... lineIds) {
        return new OrderAction.Cancel(EBAY, orderId, List.of(lineIds), "buyer asked", NOON);
    }

    static OrderAction.MatchLine match(String orderId, String lineId, String sku) {
        return new OrderAction.MatchLine(EBAY, orderId, lineId, sku(sku), NOON);
    }

    /// Told by the marketplace; no line ids for the whole order.
    static OrderAction.Forward told(String orderId, Step step, String... lineIds) {
        return new OrderAction.Forward(EBAY, orderId, step, List.of(lineIds), null, null, true, NOON);
    }

    /// Wished by ourselves.
    static OrderAction.Forward wish(String orderId, Step step, String... lineIds) {
        return new OrderAction.Forward(EBAY, orderId, step, List.of(lineIds), null, null, false, NOON);
    }

    static OrderAction.Forward tracked(String orderId, String tracking, String... lineIds) {
        return new OrderAction.Forward(EBAY, orderId, Step.SHIPPED, List.of(lineIds), "Post", tracking, true, NOON);
    }

    static OrderAction.RequestReturn ask(String orderId, String returnId, ReturnLine... lines) {
        return new OrderAction.RequestReturn(EBAY, orderId, returnId, List.of(lines), "does not fit", NOON);
    }

    static OrderAction.ApproveReturn approve(String orderId, String returnId) {
        return new OrderAction.ApproveReturn(EBAY, orderId, returnId, NOON);
    }

    static OrderAction.DropReturn drop(String orderId, String returnId) {
        return new OrderAction.DropReturn(EBAY, orderId, returnId, "the buyer keeps it", NOON);
    }

    static OrderAction.ReceiveReturn receive(String orderId, String returnId, ReturnLine... lines) {
        return new OrderAction.ReceiveReturn(EBAY, orderId, returnId, List.of(lines), NOON);
    }

    static OrderAction.InspectReturn inspect(String orderId, String returnId, String lineId, int quantity, Verdict verdict) {
        return new OrderAction.InspectReturn(EBAY, orderId, returnId, lineId, null, quantity, verdict, null, null, NOON);
    }

    static OrderAction.Refund refund(String orderId, String refundId, Money amount) {
        return new OrderAction.Refund(EBAY, orderId, refundId, null, amount, "goodwill", NOON);
    }

    static OrderAction.EnterMoney money(String orderId, String entryId, OrderFact.MoneyKind kind, Money amount) {
        return new OrderAction.EnterMoney(EBAY, orderId, entryId, null, kind, amount, NOON);
    }

    static ReturnLine back(String lineId, int quantity) {
        return new ReturnLine(lineId, quantity);
    }
}
