package io.soldonce.projections.follow;

import static io.soldonce.tables.projections.Tables.GENEALOGY;

import io.soldonce.engine.Recorded;
import io.soldonce.item.Bucket;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Movement;
import io.soldonce.item.Transformation;
import io.soldonce.projections.Database;
import io.soldonce.tables.projections.tables.records.GenealogyRecord;
import io.soldonce.values.Sku;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// `genealogy`: which units became which, one row for each item taken and each item made. Both sides tell of it, in whatever order.
final class GenealogyRows {
    private final Map<Key, GenealogyRecord> rows = new LinkedHashMap<>();

    private GenealogyRows() {}

    private record Key(String transformationId, String fromKey, String intoKey) {}

    static void project(DSLContext db, List<Recorded> events) {
        var facts = events.stream().filter(event -> idOf(event.event()) != null).toList();
        if (facts.isEmpty()) {
            return;
        }
        var folded = new GenealogyRows();
        var ids = facts.stream().map(event -> idOf(event.event())).distinct().toArray(String[]::new);
        db.selectFrom(GENEALOGY).where(GENEALOGY.TRANSFORMATION_ID.eq(DSL.any(ids)))
                .forEach(row -> folded.rows.put(new Key(row.getTransformationId(), row.getFromKey(), row.getIntoKey()), row));
        facts.forEach(folded::apply);
        Database.upsert(db, List.copyOf(folded.rows.values()));
    }

    private static String idOf(Object fact) {
        return switch (fact) {
            case ItemFact.UnitsTransformed taken -> taken.transformationId();
            case ItemFact.UnitsFormed made -> made.transformationId();
            default -> null;
        };
    }

    private void apply(Recorded event) {
        switch (event.event()) {
            case ItemFact.UnitsTransformed taken -> taken.into().forEach(into -> {
                var row = row(taken.transformationId(), taken.sku(), into, taken.kind(), event, taken);
                row.setTaken(row.getTaken() + units(taken.movements()));
            });
            case ItemFact.UnitsFormed made -> {
                var cost = Sum.ofShares(made.cost());
                made.from().forEach(from -> {
                    var row = row(made.transformationId(), from, made.sku(), made.kind(), event, made);
                    row.setMade(row.getMade() + units(made.movements())).setCost(cost.amount())
                            .setCurrency(cost.currency());
                });
            }
            default -> throw new IllegalArgumentException("not a fact of this table: " + event.event());
        }
    }

    private GenealogyRecord row(String id, Sku from, Sku into, Transformation.Kind kind, Recorded event, ItemFact.Moved fact) {
        return rows.computeIfAbsent(new Key(id, from.key(), into.key()), key -> new GenealogyRecord().setTransformationId(id)
                .setFromKey(key.fromKey()).setIntoKey(key.intoKey()).setKind(kind.name()).setTaken(0).setMade(0)
                .setOccurredAt(fact.occurredAt().atOffset(ZoneOffset.UTC))).setAtIndex(event.index());
    }

    private static int units(List<Movement> movements) {
        return movements.stream().filter(movement -> movement.from() == Bucket.TRANSFORMED || movement.to() == Bucket.TRANSFORMED)
                .mapToInt(Movement::quantity).sum();
    }
}
