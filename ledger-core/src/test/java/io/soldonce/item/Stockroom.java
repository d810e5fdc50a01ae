package io.soldonce.item;

import io.soldonce.item.ItemFact.CostShare;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Several items side by side, and what they cost together.
record Stockroom(Map<Sku, Item> items) {
    static Stockroom of(Item... items) {
        var shop = new Stockroom(Map.of());
        for (var item : items) {
            shop = shop.and(item);
        }
        return shop;
    }

    Stockroom and(Item item) {
        var all = new HashMap<>(items);
        all.put(item.sku(), item);
        return new Stockroom(all);
    }

    Item item(Sku sku) {
        return items.getOrDefault(sku, Item.NONE);
    }

    List<ItemFact> decide(Transformation asked) {
        return TransformationDecider.decide(asked, this::item);
    }

    Stockroom after(Transformation asked) {
        var now = this;
        for (var fact : decide(asked)) {
            now = now.and(now.item(fact.sku()).after(fact));
        }
        return now;
    }

    Money value() {
        return CostShares.total(items.values().stream().flatMap(item -> item.costs().stream())
                .map(layer -> new CostShare(layer.quantity(), layer.unitCost())).toList()).orElseThrow();
    }
}
