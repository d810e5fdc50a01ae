package io.soldonce.reconciler.listing;

import static io.soldonce.tables.projections.Tables.LISTING_NOW;
import static io.soldonce.tables.queues.Tables.BRAKED_PLAN;
import static io.soldonce.tables.queues.Tables.BRAKE_USE;
import static io.soldonce.tables.queues.Tables.DUE_LISTING;

import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Counts what passes the brakes, parks the rest in a plan, and lets a plan go when a person says so.
public final class BrakedPlans {
    private final DSLContext db;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public BrakedPlans(DSLContext db, Clock clock, Supplier<UUID> ids) {
        this.db = db;
        this.clock = clock;
        this.ids = ids;
    }

    /// What was parked, for the exception.
    record Parked(UUID plan, Set<ListingKey> listings, String why) {}

    /// Lets as many pass as the window has room for; those that passed before, or were released, pass again.
    ///
    /// @return empty when all may go
    Optional<Parked> brake(ChannelId channel, List<Standing> standings) {
        return db.transactionResult(transaction -> {
            var tx = transaction.dsl();
            var now = ReadBacks.at(clock.instant());
            tx.execute("select pg_advisory_xact_lock(hashtext('brakes'), hashtext(?))", channel.value());
            tx.deleteFrom(BRAKE_USE).where(BRAKE_USE.CHANNEL.eq(channel.value()))
                    .and(BRAKE_USE.USED_AT.lt(ReadBacks.at(clock.instant().minus(Brakes.WINDOW)))).execute();
            var used = new HashSet<>(tx.selectFrom(BRAKE_USE).where(BRAKE_USE.CHANNEL.eq(channel.value()))
                    .fetch(row -> row.getSkuKey() + "/" + row.getSlot() + "/" + row.getRevision()));
            var limit = Brakes.limit(tx.fetchCount(LISTING_NOW, LISTING_NOW.CHANNEL.eq(channel.value()).and(LISTING_NOW.IS_SEEN_LIVE)));
            var parked = new ArrayList<Standing>();
            for (var standing : standings) {
                if (used.contains(name(standing))) {
                    continue;
                }
                if (used.size() >= limit) {
                    parked.add(standing);
                    continue;
                }
                used.add(name(standing));
                tx.insertInto(BRAKE_USE).values(channel.value(), standing.key().sku().key(), standing.key().slot(),
                        standing.desired().revision(), now).onConflictDoNothing().execute();
            }
            return parked.isEmpty() ? Optional.empty() : Optional.of(park(tx, channel, parked, limit));
        });
    }

    private Parked park(DSLContext tx, ChannelId channel, List<Standing> parked, int limit) {
        var now = ReadBacks.at(clock.instant());
        var why = Brakes.why(parked.getFirst().action(), limit);
        var open = tx.select(BRAKED_PLAN.ID).from(BRAKED_PLAN).where(BRAKED_PLAN.CHANNEL.eq(channel.value()))
                .and(BRAKED_PLAN.RELEASED_AT.isNull()).orderBy(BRAKED_PLAN.PARKED_AT).limit(1).fetchOptional(BRAKED_PLAN.ID);
        var plan = open.orElseGet(ids);
        if (open.isEmpty()) {
            tx.insertInto(BRAKED_PLAN).set(BRAKED_PLAN.ID, plan).set(BRAKED_PLAN.CHANNEL, channel.value()).set(BRAKED_PLAN.HASH, "")
                    .set(BRAKED_PLAN.LISTINGS, 0).set(BRAKED_PLAN.WHY, why).set(BRAKED_PLAN.PARKED_AT, now).execute();
        }
        for (var standing : parked) {
            tx.update(DUE_LISTING).set(DUE_LISTING.PLAN_ID, plan).where(DUE_LISTING.CHANNEL.eq(channel.value()))
                    .and(DUE_LISTING.SKU_KEY.eq(standing.key().sku().key())).and(DUE_LISTING.SLOT.eq(standing.key().slot()))
                    .and(DUE_LISTING.REVISION.eq(standing.desired().revision())).execute();
        }
        describe(tx, plan, lines(tx, plan));
        return new Parked(plan, Set.copyOf(parked.stream().map(Standing::key).toList()), why);
    }

    /// What became of the wish to let a plan go.
    public enum Release {
        RELEASED,
        UNKNOWN,
        CHANGED
    }

    /// Lets a plan go, if it is still the one the person saw.
    ///
    /// @param hash as it was shown
    /// @return `CHANGED` when listings or revisions in it are others by now; `UNKNOWN` when there is no such plan waiting
    public Release release(UUID plan, String hash, String by) {
        return db.transactionResult(transaction -> {
            var tx = transaction.dsl();
            var now = ReadBacks.at(clock.instant());
            var row = tx.selectFrom(BRAKED_PLAN).where(BRAKED_PLAN.ID.eq(plan)).and(BRAKED_PLAN.RELEASED_AT.isNull()).forUpdate()
                    .fetchOne();
            if (row == null) {
                return Release.UNKNOWN;
            }
            var lines = lines(tx, plan);
            if (!Brakes.hash(lines).equals(hash)) {
                describe(tx, plan, lines);
                return Release.CHANGED;
            }
            tx.insertInto(BRAKE_USE)
                    .select(DSL.select(DUE_LISTING.CHANNEL, DUE_LISTING.SKU_KEY, DUE_LISTING.SLOT, DUE_LISTING.REVISION, DSL.val(now))
                            .from(DUE_LISTING).where(DUE_LISTING.PLAN_ID.eq(plan)))
                    .onConflictDoNothing().execute();
            tx.update(DUE_LISTING).setNull(DUE_LISTING.PLAN_ID).set(DUE_LISTING.DUE_AT, now).where(DUE_LISTING.PLAN_ID.eq(plan)).execute();
            tx.update(BRAKED_PLAN).set(BRAKED_PLAN.RELEASED_AT, now).set(BRAKED_PLAN.RELEASED_BY, by).where(BRAKED_PLAN.ID.eq(plan))
                    .execute();
            return Release.RELEASED;
        });
    }

    private static void describe(DSLContext tx, UUID plan, List<String> lines) {
        tx.update(BRAKED_PLAN).set(BRAKED_PLAN.HASH, Brakes.hash(lines)).set(BRAKED_PLAN.LISTINGS, lines.size())
                .where(BRAKED_PLAN.ID.eq(plan)).execute();
    }

    private static List<String> lines(DSLContext tx, UUID plan) {
        return tx.selectFrom(DUE_LISTING).where(DUE_LISTING.PLAN_ID.eq(plan))
                .fetch(row -> row.getSkuKey() + "/" + row.getSlot() + "/" + row.getRevision());
    }

    private static String name(Standing standing) {
        return standing.key().sku().key() + "/" + standing.key().slot() + "/" + standing.desired().revision();
    }
}
