package io.soldonce.reconciler.alert;

import static io.soldonce.tables.journals.Tables.EXCEPTION;
import static io.soldonce.tables.queues.Tables.ALERT;

import io.soldonce.projections.inline.Exceptions;
import io.soldonce.projections.inline.Trouble;
import io.soldonce.values.ChannelId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// Tells a person: an exception in the queue, and an alert where it should not wait until somebody looks.
public final class Escalations {
    private static final int LONGEST_SUBJECT = 150;

    private final DSLContext db;
    private final Clock clock;

    public Escalations(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Raises it once by its key, and alerts once by the same key: exception and alert are one commit.
    ///
    /// @param isAlert false when the queue is enough
    public void raise(Trouble trouble, boolean isAlert) {
        raise(List.of(trouble), isAlert);
    }

    /// The same for several, in one commit.
    public void raise(List<Trouble> troubles, boolean isAlert) {
        if (!troubles.isEmpty()) {
            db.transaction(transaction -> raise(transaction.dsl(), troubles, isAlert));
        }
    }

    /// The same as part of a transaction of the caller's.
    public void raise(DSLContext transaction, List<Trouble> troubles, boolean isAlert) {
        var now = clock.instant();
        transaction.connection(connection -> Exceptions.raise(connection, troubles, now));
        if (!isAlert || troubles.isEmpty()) {
            return;
        }
        var at = now.atOffset(ZoneOffset.UTC);
        var insert = transaction.insertInto(ALERT, ALERT.KEY, ALERT.SUBJECT, ALERT.BODY, ALERT.RAISED_AT, ALERT.NEXT_AT);
        for (var trouble : troubles) {
            insert = insert.values(trouble.key(), subject(trouble), trouble.message(), at, at);
        }
        insert.onConflict(ALERT.KEY).doNothing().execute();
    }

    /// Whether such trouble with a whole channel waits for a person.
    public boolean isOpen(String code, ChannelId channel) {
        return db.fetchExists(EXCEPTION, open(code, channel));
    }

    /// What a channel does again by itself needs nobody any more.
    ///
    /// @param how what happened, for whoever reads it later
    public void settle(String code, ChannelId channel, String how) {
        settle(open(code, channel), how);
    }

    /// Likewise, what is about one order.
    public void settle(String code, ChannelId channel, String orderId, String how) {
        settle(open(code, channel).and(EXCEPTION.ORDER_ID.eq(orderId)), how);
    }

    private void settle(Condition which, String how) {
        db.select(EXCEPTION.ID).from(EXCEPTION).where(which).fetch(EXCEPTION.ID)
                .forEach(id -> Exceptions.resolve(db, id, "reconciler", how, clock.instant()));
    }

    private static Condition open(String code, ChannelId channel) {
        return EXCEPTION.CODE.eq(code).and(EXCEPTION.CHANNEL.eq(channel.value())).and(EXCEPTION.RESOLVED_AT.isNull());
    }

    /// What it is, where, and about what: short enough for a telephone.
    static String subject(Trouble trouble) {
        var subject = new StringBuilder(trouble.code().replace('_', ' ').toLowerCase(Locale.ROOT));
        if (trouble.channel() != null) {
            subject.append(" on ").append(trouble.channel());
        }
        if (trouble.skuKey() != null) {
            subject.append(": ").append(trouble.skuKey());
        }
        if (trouble.orderId() != null) {
            subject.append(", order ").append(trouble.orderId());
        }
        var line = subject.toString().replaceAll("\\p{Cntrl}", "?");
        return line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT) : line;
    }
}
