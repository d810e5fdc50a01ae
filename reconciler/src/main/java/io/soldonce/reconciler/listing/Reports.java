package io.soldonce.reconciler.listing;

import static io.soldonce.tables.journals.Tables.EXCEPTION;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.projections.inline.Exceptions;
import io.soldonce.projections.inline.Trouble;
import io.soldonce.reconciler.Alarm;
import io.soldonce.values.ChannelId;
import java.time.Clock;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// What the listing loop tells a person.
final class Reports {
    private static final String FAILED = "PUSH_FAILED";
    private static final String BLOCKED = "DELIST_BLOCKED";
    private static final String CONSENT = "CONSENT_NEEDED";

    private final DSLContext db;
    private final ChannelId channel;
    private final Alarm alarm;
    private final Clock clock;

    Reports(DSLContext db, ChannelId channel, Alarm alarm, Clock clock) {
        this.db = db;
        this.channel = channel;
        this.alarm = alarm;
        this.clock = clock;
    }

    void failed(Standing standing, CallOutcome outcome, String why) {
        if (outcome instanceof CallOutcome.SessionLost) {
            if (db.fetchExists(EXCEPTION, isOpen().and(EXCEPTION.CODE.eq(CONSENT)))) {
                return; // told by whoever noticed first
            }
            alarm.raise(new Trouble(CONSENT + "/" + channel + "/" + clock.instant(), CONSENT, null, channel.value(), null, channel
                    + " does not know us any more (" + why + "). Let us in again, as docs/channels says for its kind;"
                    + " until then nothing is told to it and its sales are not heard.", null), true);
            return;
        }
        var shows = standing.confirmed() != null && standing.confirmed().isOnSale()
                ? " It was last seen to offer " + standing.confirmed().quantity() + " at " + standing.confirmed().price() + "."
                : "";
        alarm.raise(trouble(FAILED, standing, "it could not be told to show " + wanted(standing) + ": " + why + "." + shows
                + " It is tried again; if that does not help, do it by hand there."), true);
    }

    void blocked(Standing standing, String why) {
        alarm.raise(trouble(BLOCKED, standing, "it is sold out, but " + channel + " still offers "
                + standing.confirmed().quantity() + " at " + standing.confirmed().price() + ", because " + why
                + ". Take it off there by hand, or allow " + channel + " to be written to."), false);
    }

    void parked(BrakedPlans.Parked plan) {
        alarm.raise(new Trouble("BRAKED/" + plan.plan(), "BRAKED", null, channel.value(), null, plan.why()
                + "; the rest waits as a plan. Look at it and release it, or repair what caused it.", null), true);
    }

    /// What went through after all needs nobody any more.
    void wentThrough(Standing standing) {
        db.select(EXCEPTION.ID).from(EXCEPTION).where(isOpen()).and(EXCEPTION.CODE.in(FAILED, BLOCKED))
                .and(EXCEPTION.SKU_KEY.eq(standing.key().sku().key())).fetch(EXCEPTION.ID)
                .forEach(id -> Exceptions.resolve(db, id, "reconciler", "it went through after all", clock.instant()));
    }

    private Condition isOpen() {
        return EXCEPTION.CHANNEL.eq(channel.value()).and(EXCEPTION.RESOLVED_AT.isNull());
    }

    private Trouble trouble(String code, Standing standing, String message) {
        var key = code + "/" + channel + "/" + standing.key().sku().key() + "/" + standing.key().slot() + "/"
                + standing.desired().revision();
        return new Trouble(key, code, standing.key().sku().key(), channel.value(), null, message, null);
    }

    private static String wanted(Standing standing) {
        return standing.desired().isDelist() ? "nothing" : standing.desired().quantity() + " at " + standing.desired().price();
    }
}
