package io.soldonce.projections.inline;

import static io.soldonce.tables.projections.Tables.ITEM_NOW;

import io.soldonce.engine.Recorded;
import io.soldonce.item.ItemFact;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Which of the oversold SKUs are one of a kind, by their keys.
final class OnesOfAKind implements Predicate<String> {
    private final Set<String> keys;

    OnesOfAKind(DSLContext db, List<Recorded> events) {
        var oversold = events.stream().filter(event -> event.event() instanceof ItemFact.OversellDetected)
                .map(event -> ((ItemFact) event.event()).sku().key()).distinct().toArray(String[]::new);
        keys = oversold.length == 0
                ? Set.of()
                : db.select(ITEM_NOW.SKU_KEY).from(ITEM_NOW).where(ITEM_NOW.SKU_KEY.eq(DSL.any(oversold))).and(ITEM_NOW.ONE_OF_A_KIND)
                        .fetchSet(ITEM_NOW.SKU_KEY);
    }

    @Override
    public boolean test(String skuKey) {
        return keys.contains(skuKey);
    }
}
