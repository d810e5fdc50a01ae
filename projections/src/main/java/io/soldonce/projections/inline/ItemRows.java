package io.soldonce.projections.inline;

import static io.soldonce.tables.projections.Tables.ITEM_NOW;
import static io.soldonce.tables.projections.Tables.KIT_COMPONENT;

import io.soldonce.engine.Recorded;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Movement;
import io.soldonce.projections.Database;
import io.soldonce.tables.projections.tables.records.ItemNowRecord;
import io.soldonce.tables.projections.tables.records.KitComponentRecord;
import io.soldonce.values.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// `item_now` and `kit_component`: what an item is, as the policy and the item list need it.
final class ItemRows {
    private ItemRows() {}

    static void project(DSLContext db, List<Recorded> events) {
        var facts = events.stream().filter(event -> changesRow(event.event())).toList();
        if (facts.isEmpty()) {
            return;
        }
        var keys = facts.stream().map(event -> ((ItemFact) event.event()).sku().key()).distinct().toList();
        Map<String, ItemNowRecord> rows = new HashMap<>(
                db.selectFrom(ITEM_NOW).where(ITEM_NOW.SKU_KEY.eq(DSL.any(keys.toArray(String[]::new)))).fetchMap(ITEM_NOW.SKU_KEY));
        for (var event : facts) {
            var fact = (ItemFact) event.event();
            rows.compute(fact.sku().key(), (_, row) -> after(row, fact, event.index()));
            if (fact instanceof ItemFact.KitDefined kit) {
                replaceComponents(db, kit, event.index());
            }
        }
        Database.upsert(db, keys.stream().map(rows::get).toList());
    }

    private static boolean changesRow(Object event) {
        return switch (event) {
            case ItemFact.Registered _,ItemFact.Revised _,ItemFact.KitDefined _,ItemFact.Archived _,ItemFact.Unarchived _ -> true;
            case ItemFact.UnitsLost _,ItemFact.UnitsFound _,ItemFact.UnitsFormed _ -> true;
            case ItemFact.UnitsReceived received -> received.unitCost() != null || received.owner() != null;
            case ItemFact.ReturnInspected inspected -> inspected.details() != null;
            default -> false;
        };
    }

    private static ItemNowRecord after(ItemNowRecord row, ItemFact fact, long index) {
        var next = row == null
                ? new ItemNowRecord().setSku(fact.sku().value()).setSkuKey(fact.sku().key()).setIsKit(false).setIsArchived(false).setLost(0)
                : row;
        switch (fact) {
            case ItemFact.Registered registered -> ItemColumns.describe(next, registered.details());
            case ItemFact.Revised revised -> ItemColumns.describe(next, revised.details());
            case ItemFact.KitDefined _ -> next.setIsKit(true);
            case ItemFact.UnitsReceived received -> {
                return received(next, received.owner(), Stream.ofNullable(received.unitCost()), index);
            }
            case ItemFact.UnitsFormed formed -> {
                return received(next, null, formed.cost().stream().map(ItemFact.CostShare::unitCost).filter(Objects::nonNull), index);
            }
            case ItemFact.ReturnInspected inspected -> {
                ItemColumns.describe(next, inspected.details());
                next.setInspectedIndex(index);
            }
            case ItemFact.UnitsLost lost -> next.setLost(next.getLost() + units(lost));
            case ItemFact.UnitsFound found -> next.setLost(next.getLost() - units(found));
            case ItemFact.Archived archived -> next.setIsArchived(true).setArchivedFor(archived.reason());
            case ItemFact.Unarchived _ -> next.setIsArchived(false).setArchivedFor(null);
            default -> throw new IllegalArgumentException("not a fact of this table: " + fact);
        }
        return next.setAtIndex(index);
    }

    /// Units came in. Most receipts say nothing new of the item.
    private static ItemNowRecord received(ItemNowRecord row, String owner, Stream<Money> costs, long index) {
        if (owner != null && row.getOwner() == null) {
            row.setOwner(owner).setAtIndex(index);
        }
        costs.forEach(cost -> ItemColumns.cost(row, cost).setAtIndex(index));
        return row;
    }

    private static int units(ItemFact.Moved fact) {
        return fact.movements().stream().mapToInt(Movement::quantity).sum();
    }

    private static void replaceComponents(DSLContext db, ItemFact.KitDefined kit, long index) {
        db.deleteFrom(KIT_COMPONENT).where(KIT_COMPONENT.KIT_KEY.eq(kit.sku().key())).execute();
        Database.upsert(db, kit.components().stream().map(component -> new KitComponentRecord(kit.sku().key(), component.sku().key(),
                component.quantity(), index)).toList());
    }
}
