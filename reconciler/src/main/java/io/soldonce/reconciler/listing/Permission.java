package io.soldonce.reconciler.listing;

import static io.soldonce.tables.queues.Tables.DUE_LISTING;
import static io.soldonce.tables.queues.Tables.PUSH_APPROVAL;

import io.soldonce.values.ChannelId;
import java.time.Clock;
import org.jooq.DSLContext;

/// Why a channel may not be written to, for those who ask afterwards: whether a push may go is decided where it is journalled.
final class Permission {
    private static final String EFFECTIVE = """
        select case when not w.enabled_channels && array['*', c.channel] then 'the kill switch is off for it'
                    when c.mode = 'OFF' then 'its mode is off'
                    when w.dry_run then 'everything is in dry run'
                    when c.mode = 'DRY_RUN' then 'its mode is dry-run'
                    when c.mode = 'APPROVAL' then 'approval' end
          from channel_now c cross join worker_config w where c.channel = ?""";
    private static final String APPROVAL = "approval";

    private final DSLContext db;
    private final ChannelId channel;
    private final Clock clock;
    private volatile String before = "";

    Permission(DSLContext db, ChannelId channel, Clock clock) {
        this.db = db;
        this.channel = channel;
        this.clock = clock;
    }

    /// What was put off because it was not allowed becomes due when something is allowed that was not.
    void wakeWhenAllowedAgain() {
        var now = forbidden();
        if (!now.equals(before) && !before.isEmpty()) {
            db.update(DUE_LISTING).set(DUE_LISTING.DUE_AT, ReadBacks.at(clock.instant())).where(DUE_LISTING.CHANNEL.eq(channel.value()))
                    .and(DUE_LISTING.DUE_AT.gt(ReadBacks.at(clock.instant()))).execute();
        }
        before = now;
    }

    boolean isGiven() {
        return forbidden().isEmpty() || forbidden().equals(APPROVAL);
    }

    /// @return null when nothing of the channel's mode or the switch stands in the way
    String whyNot(Standing standing) {
        var why = forbidden();
        if (why.equals(APPROVAL)) {
            return askApproval(standing) ? "it waits to be approved" : null;
        }
        return why.isEmpty() ? null : why;
    }

    /// @return false when it is approved by now
    private boolean askApproval(Standing standing) {
        var key = standing.key();
        var revision = standing.desired().revision();
        db.insertInto(PUSH_APPROVAL).set(PUSH_APPROVAL.SKU_KEY, key.sku().key()).set(PUSH_APPROVAL.CHANNEL, channel.value())
                .set(PUSH_APPROVAL.SLOT, key.slot()).set(PUSH_APPROVAL.REVISION, revision)
                .set(PUSH_APPROVAL.ASKED_AT, ReadBacks.at(clock.instant()))
                .onConflict(PUSH_APPROVAL.SKU_KEY, PUSH_APPROVAL.CHANNEL, PUSH_APPROVAL.SLOT).doUpdate()
                .set(PUSH_APPROVAL.REVISION, revision).set(PUSH_APPROVAL.ASKED_AT, ReadBacks.at(clock.instant()))
                .setNull(PUSH_APPROVAL.RELEASED_AT).setNull(PUSH_APPROVAL.RELEASED_BY).where(PUSH_APPROVAL.REVISION.ne(revision)).execute();
        return db.fetchExists(PUSH_APPROVAL, PUSH_APPROVAL.SKU_KEY.eq(key.sku().key()).and(PUSH_APPROVAL.CHANNEL.eq(channel.value()))
                .and(PUSH_APPROVAL.SLOT.eq(key.slot())).and(PUSH_APPROVAL.RELEASED_AT.isNull()));
    }

    /// @return empty when nothing is forbidden
    private String forbidden() {
        return db.fetchOptional(EFFECTIVE, channel.value()).map(row -> row.get(0, String.class)).orElse("");
    }
}
