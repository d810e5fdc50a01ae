package io.soldonce.reconciler.mail;

import static io.soldonce.tables.journals.Tables.RAW_INPUT;
import static io.soldonce.tables.queues.Tables.KEPT_MAIL;
import static io.soldonce.tables.vault.Tables.RAW_BODY;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Mails name buyers, so their bodies are not kept for ever: what was read is erased after 90 days, its digest and what it told stay.
public final class OldMails {
    private static final Duration KEPT = Duration.ofDays(90);

    private final DSLContext db;
    private final Clock clock;

    public OldMails(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @return how many were erased
    public int erase() {
        var before = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
        return db.deleteFrom(RAW_BODY).where(RAW_BODY.RAW_INPUT_ID.in(DSL.select(KEPT_MAIL.INPUT).from(KEPT_MAIL).join(RAW_INPUT)
                .on(RAW_INPUT.ID.eq(KEPT_MAIL.INPUT)).where(RAW_INPUT.RECEIVED_AT.lt(before)).and(KEPT_MAIL.READING.isNotNull())))
                .execute();
    }
}
