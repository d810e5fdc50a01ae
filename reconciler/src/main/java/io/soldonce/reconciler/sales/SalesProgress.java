package io.soldonce.reconciler.sales;

import static io.soldonce.tables.queues.Tables.SALES_PROGRESS;

import io.soldonce.channels.spi.SalesPage;
import io.soldonce.values.ChannelId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// How far a channel's sales were read.
final class SalesProgress {
    private final ChannelId channel;
    private final Clock clock;

    SalesProgress(ChannelId channel, Clock clock) {
        this.channel = channel;
        this.clock = clock;
    }

    /// @param cursor       null for the beginning
    /// @param completeUpTo null while nothing was read
    /// @param failures     in a row
    record Stand(String cursor, Instant completeUpTo, int failures) {
        static final Stand BEGINNING = new Stand(null, null, 0);
    }

    Stand now(DSLContext db) {
        var row = db.selectFrom(SALES_PROGRESS).where(SALES_PROGRESS.CHANNEL.eq(channel.value())).fetchOne();
        return row == null ? Stand.BEGINNING : new Stand(row.getCursor(), instant(row.getCompleteUpTo()), row.getFailures());
    }

    /// Goes on behind a page whose orders are all recorded.
    ///
    /// @param  from where the page began
    /// @return false when somebody else has gone on from there meanwhile: the cursor stays theirs, so it never goes backwards
    boolean advance(DSLContext db, String from, SalesPage page) {
        var next = DSL.excluded(SALES_PROGRESS.CURSOR);
        var complete = page.completeUpTo() == null ? null : at(page.completeUpTo().truncatedTo(ChronoUnit.MICROS));
        return db.insertInto(SALES_PROGRESS, SALES_PROGRESS.CHANNEL, SALES_PROGRESS.CURSOR, SALES_PROGRESS.COMPLETE_UP_TO,
                SALES_PROGRESS.POLLED_AT, SALES_PROGRESS.FAILURES)
                .values(channel.value(), page.next(), complete, at(clock.instant()), 0)
                .onConflict(SALES_PROGRESS.CHANNEL).doUpdate().set(SALES_PROGRESS.CURSOR, next)
                .set(SALES_PROGRESS.COMPLETE_UP_TO,
                        DSL.greatest(SALES_PROGRESS.COMPLETE_UP_TO, DSL.excluded(SALES_PROGRESS.COMPLETE_UP_TO)))
                .set(SALES_PROGRESS.POLLED_AT, DSL.excluded(SALES_PROGRESS.POLLED_AT)).set(SALES_PROGRESS.FAILURES, 0)
                .setNull(SALES_PROGRESS.TROUBLE).where(SALES_PROGRESS.CURSOR.isNotDistinctFrom(from)).execute() > 0;
    }

    /// @return with this failure counted
    Stand failed(DSLContext db, String trouble) {
        var row = db.insertInto(SALES_PROGRESS, SALES_PROGRESS.CHANNEL, SALES_PROGRESS.POLLED_AT, SALES_PROGRESS.TROUBLE,
                SALES_PROGRESS.FAILURES).values(channel.value(), at(clock.instant()), trouble, 1)
                .onConflict(SALES_PROGRESS.CHANNEL).doUpdate().set(SALES_PROGRESS.POLLED_AT, DSL.excluded(SALES_PROGRESS.POLLED_AT))
                .set(SALES_PROGRESS.TROUBLE, DSL.excluded(SALES_PROGRESS.TROUBLE))
                .set(SALES_PROGRESS.FAILURES, SALES_PROGRESS.FAILURES.plus(1)).returning().fetchSingle();
        return new Stand(row.getCursor(), instant(row.getCompleteUpTo()), row.getFailures());
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
