package io.soldonce.reconciler.listing;

import static io.soldonce.tables.queues.Tables.DUE_LISTING;

import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The listings of one channel that are due. A claim is a short transaction of its own and sets a lease; no row stays locked.
final class DueQueue {
    /// Longer than the longest a batch can take with all its time-outs.
    static final Duration LEASE = Duration.ofMinutes(5);
    static final short URGENT = 0;

    private static final String CLAIM = """
        with picked as (
            select sku_key, slot from due_listing
             where channel = ? and due_at <= ?::timestamptz and priority <= ?
               and (lease_until is null or lease_until <= ?::timestamptz)
               and plan_id is null
             order by priority, due_at limit ? for update skip locked)
        update due_listing d set claim_id = ?::uuid, lease_until = ?::timestamptz from picked p
         where d.channel = ? and d.sku_key = p.sku_key and d.slot = p.slot
        returning d.sku_key, d.slot, d.revision""";

    private final DSLContext db;
    private final ChannelId channel;
    private final Clock clock;

    DueQueue(DSLContext db, ChannelId channel, Clock clock) {
        this.db = db;
        this.channel = channel;
        this.clock = clock;
    }

    /// @param urgentOnly only delists because fewer are available
    List<Claim> claim(UUID claim, int most, boolean urgentOnly) {
        var now = at(clock.instant());
        return db
                .fetch(CLAIM, channel.value(), now, urgentOnly ? URGENT : Short.MAX_VALUE, now, most, claim,
                        at(clock.instant().plus(LEASE)),
                        channel.value())
                .map(row -> new Claim(new ListingKey(channel, new Sku(row.get(0, String.class)), row.get(1, String.class)),
                        claim, row.get(2, Long.class)));
    }

    /// It shows what it should. A wake-up since the claim carries another revision and stays.
    void done(Claim claim) {
        var isFinished = db.deleteFrom(DUE_LISTING).where(isHeld(claim)).and(DUE_LISTING.REVISION.eq(claim.revision())).execute() > 0;
        if (!isFinished) {
            release(claim, clock.instant());
        }
    }

    /// Not now.
    void release(Claim claim, Instant until) {
        db.update(DUE_LISTING).setNull(DUE_LISTING.CLAIM_ID).setNull(DUE_LISTING.LEASE_UNTIL)
                .set(DUE_LISTING.DUE_AT, DSL.when(DUE_LISTING.REVISION.eq(claim.revision()), at(until))
                        .otherwise(DUE_LISTING.DUE_AT))
                .where(isHeld(claim)).execute();
    }

    private Condition isHeld(Claim claim) {
        return DUE_LISTING.CHANNEL.eq(channel.value()).and(DUE_LISTING.SKU_KEY.eq(claim.key().sku().key()))
                .and(DUE_LISTING.SLOT.eq(claim.key().slot())).and(DUE_LISTING.CLAIM_ID.eq(claim.id()));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
