package io.soldonce.order;

import io.soldonce.item.Bucket;
import io.soldonce.item.Item;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemDecider;
import io.soldonce.item.ItemFact;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    /// What one unit of this is made of: itself, or a kit's components. A component may have become a kit itself since; none can be
    /// made of itself.
    ///
    /// @return how many of each item that has units of its own
    Map<Sku, Integer> parts(Sku sku) {
        var parts = new LinkedHashMap<Sku, Integer>();
        addParts(parts, sku, 1);
        return parts;
    }

    private void addParts(Map<Sku, Integer> parts, Sku sku, int times) {
        var item = item(sku);
        if (!item.isKit()) {
            parts.merge(item.sku(), times, Math::addExact);
        }
        item.components().forEach(component -> addParts(parts, component.sku(), Math.multiplyExact(component.quantity(), times)));
    }

    /// Where the units of an item stand that an order line has, reserved or sold.
    Map<Bucket, Integer> where(Sku unit, OrderLine order) {
        var there = new EnumMap<Bucket, Integer>(Bucket.class);
        var waiting = item(unit).reservations().get(ItemDecider.holdOf(order));
        if (waiting != null) {
            there.put(Bucket.RESERVED, waiting.quantity());
        }
        var sold = item(unit).sold().get(order);
        if (sold != null) {
            sold.movements().forEach(movement -> there.merge(movement.to(), movement.quantity(), Integer::sum));
        }
        return there;
    }

    /// What is sold as the one order line is from now on sold as the other.
    void identify(OrderLine before, OrderLine now, Instant at) {
        for (var unit : parts(before.line()).keySet()) {
            if (item(unit).sold().containsKey(before)) {
                keep(item(unit), List.of(new ItemFact.SaleIdentified(unit, before, now, at)));
            }
        }
    }

    void decide(ItemAction action) {
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
