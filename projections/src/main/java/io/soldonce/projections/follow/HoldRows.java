package io.soldonce.projections.follow;

import static io.soldonce.tables.projections.Tables.HOLD_NOW;

import io.soldonce.engine.Recorded;
import io.soldonce.item.Bucket;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Movement;
import io.soldonce.projections.Database;
import io.soldonce.tables.projections.tables.records.HoldNowRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.TableField;

/// `hold_now`: what is set aside, for whom and until when; a row goes when its last unit is released or sold.
final class HoldRows {
    private HoldRows() {}

    private static final List<TableField<HoldNowRecord, String>> KEY = List.of(HOLD_NOW.SKU_KEY, HOLD_NOW.HOLD_ID);

    private record Key(String skuKey, String holdId) {
        List<String> parts() {
            return List.of(skuKey, holdId);
        }
    }

    static void project(DSLContext db, List<Recorded> events) {
        var rows = new LinkedHashMap<Key, HoldNowRecord>();
        var facts = events.stream().filter(event -> event.event() instanceof ItemFact fact && keyOf(fact) != null).toList();
        if (facts.isEmpty()) {
            return;
        }
        read(db, facts).forEach(record -> rows.put(new Key(record.getSkuKey(), record.getHoldId()), record));
        for (var event : facts) {
            apply(rows, (ItemFact) event.event(), event.index());
        }
        var gone = rows.entrySet().stream().filter(entry -> entry.getValue().getQuantity() <= 0).map(Map.Entry::getKey).toList();
        var open = rows.values().stream().filter(record -> record.getQuantity() > 0).toList();
        if (!gone.isEmpty()) {
            db.deleteFrom(HOLD_NOW).where(Database.isOneOf(KEY, gone.stream().map(Key::parts).toList())).execute();
        }
        if (!open.isEmpty()) {
            Database.upsert(db, open);
        }
    }

    private static List<HoldNowRecord> read(DSLContext db, List<Recorded> facts) {
        var keys = facts.stream().map(event -> keyOf((ItemFact) event.event())).distinct().map(Key::parts).toList();
        return db.selectFrom(HOLD_NOW).where(Database.isOneOf(KEY, keys)).fetch();
    }

    private static Key keyOf(ItemFact fact) {
        var holdId = switch (fact) {
            case ItemFact.UnitsReserved reserved -> reserved.holdId();
            case ItemFact.ReservationReleased released -> released.holdId();
            case ItemFact.UnitsHeld held -> held.holdId();
            case ItemFact.HoldReleased released -> released.holdId();
            case ItemFact.UnitsSold sold -> sold.holdId();
            case ItemFact.ReservationExtended extended -> extended.holdId();
            default -> null;
        };
        return holdId == null ? null : new Key(fact.sku().key(), holdId);
    }

    private static void apply(Map<Key, HoldNowRecord> rows, ItemFact fact, long index) {
        var key = keyOf(fact);
        switch (fact) {
            case ItemFact.UnitsReserved reserved -> rows.put(key, opened(key, "RESERVATION", reserved.purpose().name(), reserved, index)
                    .setChannel(reserved.order() == null ? null : reserved.order().channel().value())
                    .setOrderId(reserved.order() == null ? null : reserved.order().orderId()).setExpiresAt(time(reserved.expiresAt())));
            case ItemFact.UnitsHeld held -> rows.put(key, opened(key, "HOLD", held.reason(), held, index));
            case ItemFact.ReservationExtended extended -> rows.computeIfPresent(key,
                    (_, record) -> record.setExpiresAt(time(extended.expiresAt())).setAtIndex(index));
            case ItemFact.Moved gone -> rows.computeIfPresent(key,
                    (_, record) -> record.setQuantity(record.getQuantity() - takenOut(gone.movements())).setAtIndex(index));
            default -> throw new IllegalArgumentException("not a fact of this table: " + fact);
        }
    }

    private static HoldNowRecord opened(Key key, String kind, String purpose, ItemFact.Moved fact, long index) {
        return new HoldNowRecord().setSkuKey(key.skuKey()).setHoldId(key.holdId()).setKind(kind).setPurpose(purpose)
                .setQuantity(fact.movements().stream().mapToInt(Movement::quantity).sum()).setSince(time(fact.occurredAt()))
                .setAtIndex(index);
    }

    private static int takenOut(List<Movement> movements) {
        return movements.stream().filter(movement -> movement.from() == Bucket.RESERVED || movement.from() == Bucket.HELD)
                .mapToInt(Movement::quantity).sum();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
