package io.soldonce.order;

import io.soldonce.item.Item;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemDecider;
import io.soldonce.item.ItemFact;
import io.soldonce.values.Money;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The items one decision touches: what is decided for one line is seen by the next, so that a component shared by two kits
/// is counted by the sum. A kit stands for its components.
final class Stock {
    private final Function<Sku, Item> items;
    private final Map<Sku, Item> touched = new HashMap<>();
    private final List<ItemFact> facts = new ArrayList<>();

    /// @param items the state of any item before this decision; [Item#NONE] when there is none
    Stock(Function<Sku, Item> items) {
        this.items = items;
    }

    List<ItemFact> facts() {
        return facts;
    }

    Item item(Sku sku) {
        return touched.computeIfAbsent(sku, items);
    }

    void sell(OrderLine order, int quantity, Money unitPrice, Instant at) {
        each(order.line(), quantity,
                (sku, units) -> new ItemAction.RecordSale(sku, order, units, sku.equals(order.line()) ? unitPrice : null, at));
    }

    void reserve(OrderLine order, int quantity, Instant at) {
        each(order.line(), quantity, (sku, units) -> new ItemAction.ReserveForOrder(sku, order, units, at));
    }

    void giveBack(OrderLine order, int quantity, String reason, Instant at) {
        each(order.line(), quantity, (sku, units) -> new ItemAction.CancelSale(sku, order, units, reason, at));
    }

    /// What is sold as the one order line is from now on sold as the other.
    void identify(OrderLine before, OrderLine now, Instant at) {
        identify(before.line(), before, now, at);
    }

    private void identify(Sku sku, OrderLine before, OrderLine now, Instant at) {
        var item = item(sku);
        if (item.sold().containsKey(before)) {
            keep(item, List.of(new ItemFact.SaleIdentified(item.sku(), before, now, at)));
        }
        item.components().forEach(component -> identify(component.sku(), before, now, at));
    }

    private interface PerItem {
        ItemAction of(Sku sku, int units);
    }

    /// A component may have become a kit itself since; none can be made of itself.
    private void each(Sku sku, int quantity, PerItem action) {
        if (quantity < 1) {
            return;
        }
        var item = item(sku);
        if (!item.isKit()) {
            decide(action.of(item.sku(), quantity));
            return;
        }
        for (var component : item.components()) {
            each(component.sku(), Math.multiplyExact(component.quantity(), quantity), action);
        }
    }

    private void decide(ItemAction action) {
        var item = item(action.sku());
        keep(item, ItemDecider.decide(action, item));
    }

    private void keep(Item before, List<ItemFact> decided) {
        var item = before;
        for (var fact : decided) {
            facts.add(fact);
            item = item.after(fact);
        }
        touched.put(item.sku(), item);
    }
}
