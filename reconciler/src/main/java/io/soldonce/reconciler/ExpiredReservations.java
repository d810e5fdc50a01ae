package io.soldonce.reconciler;

import static io.soldonce.tables.projections.Tables.HOLD_NOW;

import io.soldonce.engine.AppendLane;
import io.soldonce.engine.Outcome;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Request;
import io.soldonce.item.ItemAction;
import io.soldonce.values.Sku;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.jooq.DSLContext;

/// Puts back on sale what was reserved until an instant that has passed. A reservation of an order never expires by itself: the marketplace
/// says whether it was paid or cancelled.
public final class ExpiredReservations {
    private static final int AT_A_TIME = 100;
    private static final Provenance SWEEPER = new Provenance("sweeper", "expiry", null, "expiry", null);

    private final DSLContext db;
    private final AppendLane lane;
    private final Clock clock;

    public ExpiredReservations(DSLContext db, AppendLane lane, Clock clock) {
        this.db = db;
        this.lane = lane;
        this.clock = clock;
    }

    /// Released twice, by two nodes, is released once; one that was extended a moment ago, which the read model may not know yet, stays.
    ///
    /// @return how many reservations were released
    public int release() {
        var now = clock.instant();
        var expired = db.selectFrom(HOLD_NOW).where(HOLD_NOW.EXPIRES_AT.le(now.atOffset(ZoneOffset.UTC))).and(HOLD_NOW.ORDER_ID.isNull())
                .orderBy(HOLD_NOW.EXPIRES_AT).limit(AT_A_TIME).fetch();
        var releases = new ArrayList<CompletableFuture<Outcome>>();
        for (var hold : expired) {
            var expire = new ItemAction.Expire(new Sku(hold.getSkuKey()), hold.getHoldId(), now);
            releases.add(lane.submit(new Request(expire, SWEEPER, null, false)));
        }
        return (int) releases.stream().map(CompletableFuture::join)
                .filter(outcome -> outcome instanceof Outcome.Done(var _, var events, var _, var _)
                        && events > 0)
                .count();
    }
}
