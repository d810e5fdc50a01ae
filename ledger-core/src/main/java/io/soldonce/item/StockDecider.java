package io.soldonce.item;

import io.soldonce.item.Item.Counted;
import io.soldonce.values.Refusal;
import io.soldonce.values.Text;
import java.util.List;
import java.util.Objects;

/// Goods come in, are put elsewhere, are counted, and their number is corrected. Pure.
final class StockDecider {
    private StockDecider() {}

    static List<ItemFact> receive(Item item, ItemAction.Receive receive) {
        Checks.requireUnits(item, receive.quantity());
        Checks.requireNotArchived(item);
        var owner = Text.optional("owner", receive.owner(), 80);
        Checks.requireOwner(item, owner);
        Checks.requireOneOfAKind(item, receive.quantity());
        var movement = new Movement(Bucket.SUPPLIER, Bucket.AVAILABLE, receive.quantity(), Checks.location(receive.location()));
        return List.of(
                new ItemFact.UnitsReceived(item.sku(), List.of(movement), receive.unitCost(), owner, receive.reference(), receive.at()));
    }

    static List<ItemFact> relocate(Item item, ItemAction.Relocate relocate) {
        Checks.requireUnits(item, relocate.quantity());
        var from = Checks.location(relocate.from());
        var to = Checks.location(relocate.to());
        if (from.equals(to)) {
            return List.of();
        }
        Checks.requireAvailable(item, relocate.quantity(), from);
        return List.of(new ItemFact.UnitsRelocated(item.sku(),
                List.of(new Movement(Bucket.AVAILABLE, Bucket.TRANSFORMED, relocate.quantity(), from),
                        new Movement(Bucket.TRANSFORMED, Bucket.AVAILABLE, relocate.quantity(), to)),
                relocate.at()));
    }

    /// One id is one count of one place: told again it is known, told with another number it is a mistake.
    static List<ItemFact> count(Item item, ItemAction.Count count) {
        Checks.requireUnits(item, Math.max(1, count.counted()));
        if (count.counted() < 0) {
            throw new Refusal("QUANTITY_NOT_POSSIBLE", count.counted() + " units can not be counted; it is 0 to " + ItemDecider.MOST_UNITS);
        }
        var countId = Text.required("countId", count.countId(), 100);
        var location = Text.optional("location", count.location(), 60);
        var before = item.told().counts().get(countId);
        var now = new Counted(location, count.counted());
        if (before != null && !before.equals(now)) {
            throw new Refusal("COUNT_ID_USED", "under " + Text.shown(countId) + " " + before.counted() + " of " + item.sku()
                    + " were counted " + Objects.requireNonNullElse(before.location(), "everywhere") + "; choose a new id");
        }
        return before != null
                ? List.of()
                : List.of(new ItemFact.StockCounted(item.sku(), countId, location, count.counted(), count.expected(), count.countedAt()));
    }

    static List<ItemFact> adjust(Item item, ItemAction.Adjust adjust) {
        if (adjust.by() == 0 || adjust.reason() == null) {
            throw new Refusal("ADJUSTMENT_NOT_POSSIBLE", "an adjustment changes the quantity by at least one and has a reason");
        }
        Checks.requireUnits(item, Math.abs(adjust.by()));
        var location = Checks.location(adjust.location());
        if (adjust.by() < 0) {
            Checks.requireAvailable(item, -adjust.by(), location);
        } else {
            Checks.requireNotArchived(item);
            Checks.requireOneOfAKind(item, adjust.by());
        }
        var movement = adjust.by() > 0
                ? new Movement(Bucket.CORRECTION, Bucket.AVAILABLE, adjust.by(), location)
                : new Movement(Bucket.AVAILABLE, Bucket.CORRECTION, -adjust.by(), location);
        return List.of(new ItemFact.StockAdjusted(item.sku(), List.of(movement), adjust.reason(), Text.optional("note", adjust.note(), 500),
                adjust.at()));
    }
}
