package io.soldonce.projections.query.asof;

import io.soldonce.item.Item;
import io.soldonce.item.ItemFact;

/// An item as far as costs go. What is sold to whom and what is set aside change none of them, as the facts carry the cost that comes back;
/// left out, ten thousand sales are folded in the time of ten thousand facts, and not of all their pairs.
public final class CostFold {
    private Item item = Item.NONE;

    public void add(ItemFact fact) {
        var next = item.after(fact);
        item = new Item(next.sku(), next.details(), next.components(), next.owner(), next.isArchived(), next.units(), next.costs(),
                next.lost(), Item.NONE.aside(), Item.NONE.sold(), Item.NONE.told());
    }

    /// Only its costs and its owner mean anything.
    public Item item() {
        return item;
    }
}
