package io.soldonce.projections.follow;

import static io.soldonce.tables.projections.Tables.CONSIGNMENT_NOW;

import io.soldonce.engine.Recorded;
import io.soldonce.item.Bucket;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Movement;
import io.soldonce.projections.Database;
import io.soldonce.tables.projections.tables.records.ConsignmentNowRecord;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/// `consignment_now`: what others have of ours to sell, and what became of it.
final class ConsignmentRows {
    private ConsignmentRows() {}

    private record Key(String skuKey, String consignmentId) {
        List<String> parts() {
            return List.of(skuKey, consignmentId);
        }
    }

    static void project(DSLContext db, List<Recorded> events) {
        var facts = events.stream().filter(event -> event.event() instanceof ItemFact fact && keyOf(fact) != null).toList();
        if (facts.isEmpty()) {
            return;
        }
        var rows = new LinkedHashMap<Key, ConsignmentNowRecord>();
        var keys = facts.stream().map(event -> keyOf((ItemFact) event.event())).distinct().map(Key::parts).toList();
        db.selectFrom(CONSIGNMENT_NOW)
                .where(Database.isOneOf(List.of(CONSIGNMENT_NOW.SKU_KEY, CONSIGNMENT_NOW.CONSIGNMENT_ID), keys))
                .forEach(row -> rows.put(new Key(row.getSkuKey(), row.getConsignmentId()), row));
        facts.forEach(event -> apply(rows, (ItemFact) event.event(), event.index()));
        Database.upsert(db, List.copyOf(rows.values()));
    }

    /// @return null for a fact that is not about one
    private static Key keyOf(ItemFact fact) {
        return switch (fact) {
            case ItemFact.UnitsConsigned given -> new Key(fact.sku().key(), given.consignmentId());
            case ItemFact.ConsignmentReturned back -> new Key(fact.sku().key(), back.consignmentId());
            case ItemFact.UnitsSold sold when sold.holdId() != null && consigned(sold.movements()) > 0 ->
                new Key(fact.sku().key(), sold.holdId());
            default -> null;
        };
    }

    private static void apply(Map<Key, ConsignmentNowRecord> rows, ItemFact fact, long index) {
        var row = rows.computeIfAbsent(keyOf(fact), key -> new ConsignmentNowRecord().setSkuKey(key.skuKey())
                .setConsignmentId(key.consignmentId()).setGiven(0).setSold(0).setBack(0));
        switch (fact) {
            case ItemFact.UnitsConsigned given -> row.setConsignee(given.consignee())
                    .setSince(row.getSince() == null ? given.occurredAt().atOffset(ZoneOffset.UTC) : row.getSince())
                    .setGiven(row.getGiven() + consigned(given.movements()));
            case ItemFact.ConsignmentReturned back -> row.setBack(row.getBack() + consigned(back.movements()));
            case ItemFact.UnitsSold sold -> row.setSold(row.getSold() + consigned(sold.movements()));
            default -> throw new IllegalArgumentException("not a fact of this table: " + fact);
        }
        row.setThere(row.getGiven() - row.getSold() - row.getBack()).setAtIndex(index);
    }

    private static int consigned(List<Movement> movements) {
        return movements.stream().filter(movement -> movement.from() == Bucket.CONSIGNED || movement.to() == Bucket.CONSIGNED)
                .mapToInt(Movement::quantity).sum();
    }
}
