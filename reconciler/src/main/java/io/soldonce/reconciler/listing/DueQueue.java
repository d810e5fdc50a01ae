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
    /// Longer than the longest round of a batch can take with all its time-outs; each round renews it.
    static final Duration LEASE = Duration.ofMinutes(3);
    static final short URGENT = 0;
    /// Two groups of hexadecimal digits and the hyphens around: the part that [UUID] leaves as it was given.
    private static final int NODE_PART = "00000000-0000-".length();

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

    private static final String FINISH = """
        delete from due_listing q using unnest(?::text[], ?::text[], ?::bigint[]) as x (sku_key, slot, revision)
         where q.channel = ? and q.sku_key = x.sku_key and q.slot = x.slot and q.revision = x.revision and q.claim_id = ?::uuid""";
    private static final String LET_GO = """
        update due_listing q set claim_id = null, lease_until = null from unnest(?::text[], ?::text[]) as x (sku_key, slot)
         where q.channel = ? and q.sku_key = x.sku_key and q.slot = x.slot and q.claim_id = ?::uuid""";

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

    /// A restart knows the claims of the life before it: their ids begin alike.
    ///
    /// @param node the first half of all claims of this node
    void releaseAllOf(long node) {
        db.execute("update due_listing set claim_id = null, lease_until = null where channel = ? and claim_id::text like ?",
                channel.value(),
                new UUID(node, 0).toString().substring(0, NODE_PART) + "%");
    }

    /// What is claimed stays claimed for the length of a lease from now.
    void renew(UUID claim) {
        db.execute("update due_listing set lease_until = ?::timestamptz where channel = ? and claim_id = ?::uuid",
                at(clock.instant().plus(LEASE)), channel.value(), claim);
    }

    /// They show what they should. Where a wake-up came since the claim, the entry carries another revision and stays.
    ///
    /// Two statements, because a wake-up may be committed while the first one waits for its row: that statement still sees the revision of
    /// before, and the second half of it would leave the entry claimed by nobody until the lease ends.
    void done(List<Claim> claims) {
        if (!claims.isEmpty()) {
            var skus = ReadBacks.column(claims, String.class, claim -> claim.key().sku().key());
            var slots = ReadBacks.column(claims, String.class, claim -> claim.key().slot());
            var revisions = ReadBacks.column(claims, Long.class, Claim::revision);
            db.execute(FINISH, skus, slots, revisions, channel.value(), claims.getFirst().id());
            db.execute(LET_GO, skus, slots, channel.value(), claims.getFirst().id());
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
