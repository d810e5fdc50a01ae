package io.soldonce.projections.inline;

import static io.soldonce.tables.projections.Tables.LISTING_NOW;
import static io.soldonce.tables.queues.Tables.RECOMPUTE_RANGE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.soldonce.values.ListingKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.DSLContext;

/// Marks listings whose desired state must be derived again although no fact of their own SKU came: one row, however many listings.
public final class RecomputeRanges {
    private RecomputeRanges() {}

    public static void markChannel(DSLContext db, String channel, Instant now) {
        db.insertInto(RECOMPUTE_RANGE).set(RECOMPUTE_RANGE.CHANNEL, channel).set(RECOMPUTE_RANGE.AFTER_KEY, "")
                .set(RECOMPUTE_RANGE.MARKED_AT, at(now)).execute();
    }

    public static void markAll(DSLContext db, Instant now) {
        db.insertInto(RECOMPUTE_RANGE).set(RECOMPUTE_RANGE.AFTER_KEY, "").set(RECOMPUTE_RANGE.MARKED_AT, at(now)).execute();
    }

    /// Younger listings on the same channel with the title or id of this one.
    static void markNamesakes(DSLContext db, ListingKey key, Instant now) {
        var one = LISTING_NOW.as("one");
        var other = LISTING_NOW.as("other");
        db.insertInto(RECOMPUTE_RANGE, RECOMPUTE_RANGE.CHANNEL, RECOMPUTE_RANGE.AFTER_KEY, RECOMPUTE_RANGE.LAST_KEY,
                RECOMPUTE_RANGE.MARKED_AT)
                .select(select(other.CHANNEL, field("left({0}, -1)", String.class, other.SKU_KEY), other.SKU_KEY, val(at(now)))
                        .from(one).join(other).on(other.CHANNEL.eq(one.CHANNEL))
                        .where(one.SKU_KEY.eq(key.sku().key())).and(one.CHANNEL.eq(key.channel().value())).and(one.SLOT.eq(key.slot()))
                        .and(other.SKU_KEY.ne(one.SKU_KEY))
                        .and(lower(other.TITLE).eq(lower(one.TITLE)).or(other.EXTERNAL_ID.eq(one.EXTERNAL_ID))))
                .execute();
    }

    static OffsetDateTime at(Instant now) {
        return now.atOffset(ZoneOffset.UTC);
    }
}
