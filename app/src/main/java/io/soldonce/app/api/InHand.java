package io.soldonce.app.api;

import static io.soldonce.tables.ledger.Tables.LOG_ENTRY;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.item.Bucket;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Movement;
import io.soldonce.values.Sku;
import io.soldonce.values.StreamId;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// How many units the ledger has in hand at an instant, by what had happened by then: what a person who counts should find.
@Component
public class InHand {
    private final DSLContext dsl;
    private final EventCatalogue catalogue;

    InHand(DSLContext dsl, EventCatalogue catalogue) {
        this.dsl = dsl;
        this.catalogue = catalogue;
    }

    /// @param location null for everywhere
    public int at(Sku sku, String location, Instant instant) {
        return dsl.select(LOG_ENTRY.NAME, LOG_ENTRY.REVISION, LOG_ENTRY.PAYLOAD).from(LOG_ENTRY)
                .where(LOG_ENTRY.STREAM_ID.eq(StreamId.item(sku))).orderBy(LOG_ENTRY.SEQUENCE)
                .fetch(row -> catalogue.read(row.value1(), row.value2(), row.value3().data())).stream()
                .filter(fact -> fact instanceof ItemFact.Moved moved && !moved.occurredAt().isAfter(instant))
                .flatMap(fact -> ((ItemFact.Moved) fact).movements().stream())
                .filter(movement -> location == null || movement.location().equals(location)).mapToInt(InHand::effect).sum();
    }

    private static int effect(Movement movement) {
        return (isInHand(movement.to()) ? movement.quantity() : 0) - (isInHand(movement.from()) ? movement.quantity() : 0);
    }

    private static boolean isInHand(Bucket bucket) {
        return bucket.side() == Bucket.Side.IN_HAND;
    }
}
