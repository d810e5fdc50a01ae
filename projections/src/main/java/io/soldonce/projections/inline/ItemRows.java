package io.soldonce.projections.inline;

import static io.soldonce.tables.projections.Tables.ITEM_NOW;
import static io.soldonce.tables.projections.Tables.KIT_COMPONENT;

import io.soldonce.engine.Recorded;
import io.soldonce.item.ItemDetails;
import io.soldonce.item.ItemFact;
import io.soldonce.projections.Database;
import io.soldonce.tables.projections.tables.records.ItemNowRecord;
import io.soldonce.tables.projections.tables.records.KitComponentRecord;
import io.soldonce.values.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.impl.DSL;
import tools.jackson.databind.json.JsonMapper;

/// `item_now` and `kit_component`: what an item is, as the policy and the item list need it.
final class ItemRows {
    private static final JsonMapper JSON_TEXT = JsonMapper.builder().build();

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
            case ItemFact.Registered _,ItemFact.Revised _,ItemFact.KitDefined _ -> true;
            case ItemFact.UnitsReceived received -> received.unitCost() != null;
            default -> false;
        };
    }

    private static ItemNowRecord after(ItemNowRecord row, ItemFact fact, long index) {
        var next = row == null ? new ItemNowRecord().setSku(fact.sku().value()).setSkuKey(fact.sku().key()).setIsKit(false) : row;
        switch (fact) {
            case ItemFact.Registered registered -> describe(next, registered.details());
            case ItemFact.Revised revised -> describe(next, revised.details());
            case ItemFact.KitDefined _ -> next.setIsKit(true);
            case ItemFact.UnitsReceived received -> cost(next, received.unitCost());
            default -> throw new IllegalArgumentException("not a fact of this table: " + fact);
        }
        return next.setAtIndex(index);
    }

    private static void describe(ItemNowRecord row, ItemDetails details) {
        var grading = details.grading();
        row.setTitle(details.title()).setCategory(details.category()).setCondition(details.condition().name())
                .setGrader(grading == null ? null : grading.grader()).setGrade(grading == null ? null : grading.grade())
                .setCertificate(grading == null ? null : grading.certificate())
                .setEan(details.ean()).setPackSize(details.packSize()).setSerial(details.serial())
                .setPhotosDone(details.photos() == ItemDetails.Photos.DONE).setOneOfAKind(details.oneOfAKind())
                .setAcquiredOn(details.acquiredOn()).setAcquiredFrom(details.acquiredFrom())
                .setAttributes(JSON.json(JSON_TEXT.writeValueAsString(new TreeMap<>(details.attributes()))))
                .setNotes(details.notes());
    }

    /// The floor of a price stands on the most that was ever paid for one; another currency starts anew.
    private static void cost(ItemNowRecord row, Money unitCost) {
        var had = row.getHighestCost() == null ? null : new Money(row.getHighestCost(), row.getCostCurrency());
        if (had == null || !had.isSameCurrency(unitCost) || had.compareAmount(unitCost) < 0) {
            row.setHighestCost(unitCost.amount()).setCostCurrency(unitCost.currency());
        }
    }

    private static void replaceComponents(DSLContext db, ItemFact.KitDefined kit, long index) {
        db.deleteFrom(KIT_COMPONENT).where(KIT_COMPONENT.KIT_KEY.eq(kit.sku().key())).execute();
        Database.upsert(db, kit.components().stream().map(component -> new KitComponentRecord(kit.sku().key(), component.sku().key(),
                component.quantity(), index)).toList());
    }
}
