package io.soldonce.reconciler.listing;

import static io.soldonce.tables.queues.Tables.DUE_LISTING;

import io.soldonce.values.ChannelId;
import java.time.Clock;
import org.jooq.DSLContext;

/// Derives again what is due: whatever should show something else than it was last read to show, or has a push nobody has read back.
/// Wake-ups make this quick; this makes it certain.
public final class DueSweep {
    private static final String MARK = """
        insert into due_listing (sku_key, channel, slot, revision, priority, due_at)
        select d.sku_key, d.channel, d.slot, d.revision, 1, ?::timestamptz
          from desired_listing d
          left join listing_push p on p.sku_key = d.sku_key and p.channel = d.channel and p.slot = d.slot
         where d.channel = ? and d.status <> 'UNKNOWN' and d.quantity is not null
           and (?::boolean or p.open_push is not null or p.confirmed_status is null
                or p.confirmed_quantity <> d.quantity or p.confirmed_status <> d.status and (d.status = 'ENDED' or d.quantity > 0)
                or d.status = 'LIVE' and d.quantity > 0 and (d.price is not null
                   and (p.confirmed_price, p.confirmed_currency) is distinct from (d.price, d.currency)
                   or p.confirmed_fingerprint is distinct from d.fingerprint))
            on conflict (sku_key, channel, slot) do nothing""";

    private final DSLContext db;
    private final Clock clock;

    public DueSweep(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @return how many became due that were not
    public int mark(ChannelId channel) {
        return db.execute(MARK, ReadBacks.at(clock.instant()), channel.value(), false);
    }

    /// Every listing, right or not: the loop looks at each of them once.
    public int markAll(ChannelId channel) {
        return db.execute(MARK, ReadBacks.at(clock.instant()), channel.value(), true);
    }

    /// Takes back what a process had claimed that died: else it waits until the lease ends. Only where no other process works on the
    /// channel; whatever was under way is read back before anything else is told.
    ///
    /// @return how many were claimed
    public int free(ChannelId channel) {
        return db.update(DUE_LISTING).setNull(DUE_LISTING.CLAIM_ID).setNull(DUE_LISTING.LEASE_UNTIL)
                .where(DUE_LISTING.CHANNEL.eq(channel.value()).and(DUE_LISTING.CLAIM_ID.isNotNull())).execute();
    }
}
