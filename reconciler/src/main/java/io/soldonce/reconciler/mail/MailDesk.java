package io.soldonce.reconciler.mail;

import static io.soldonce.tables.queues.Tables.KEPT_MAIL;
import static io.soldonce.tables.queues.Tables.MAILBOX_PROGRESS;
import static io.soldonce.tables.vault.Tables.RAW_BODY;

import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.KeptMail;
import io.soldonce.channels.spi.MailReading;
import io.soldonce.channels.spi.Mailbox;
import io.soldonce.reconciler.raw.RawInputs;
import io.soldonce.values.ChannelId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// The mails of one channel's mailbox: each is kept raw before anybody reads it, once however often the mailbox shows it.
public final class MailDesk {
    private static final int AT_ONCE = 50;
    // Positions are given out and committed in one order, so that whoever reads behind a position misses nothing.
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended('kept_mail/' || ?, 0))";
    // Several nodes may scan at once; who was slower does not set the others back.
    private static final String PROGRESS = """
        insert into mailbox_progress as p (channel, validity, uid, since, complete_at, tried_at)
        values (?, ?, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz)
            on conflict (channel) do update set validity = excluded.validity,
               uid = case when p.validity = excluded.validity then greatest(p.uid, excluded.uid) else excluded.uid end,
               complete_at = greatest(p.complete_at, excluded.complete_at), tried_at = excluded.tried_at""";

    private final ChannelId channel;
    private final Mailbox mailbox;
    private final DSLContext db;
    private final RawInputs raw;
    private final Clock clock;
    private final Duration reach;

    /// @param reach how far before its first scan a mail may have come and still be read: older sales were counted when the seller counted
    ///              the stock
    public MailDesk(ChannelId channel, Mailbox mailbox, DSLContext db, RawInputs raw, Clock clock, Duration reach) {
        this.channel = channel;
        this.mailbox = mailbox;
        this.db = db;
        this.raw = raw;
        this.clock = clock;
        this.reach = reach;
    }

    /// Reads the mailbox to its end, and keeps what is new.
    ///
    /// @throws ChannelFailure when it could not be read to its end; what came before is kept
    public synchronized void collect() {
        var began = clock.instant();
        var stand = stand(began);
        var page = new ArrayList<Mailbox.Mail>();
        var end = mailbox.read(stand.place(), mail -> {
            if (!mail.receivedAt().isBefore(stand.since())) {
                page.add(mail);
            }
            if (page.size() == AT_ONCE) {
                keep(page, stand.since());
            }
        });
        keep(page, stand.since());
        progress(end, stand.since(), began);
    }

    private record Stand(Mailbox.Place place, Instant since) {}

    private Stand stand(Instant now) {
        return db.selectFrom(MAILBOX_PROGRESS).where(MAILBOX_PROGRESS.CHANNEL.eq(channel.value())).fetchOptional()
                .map(row -> new Stand(new Mailbox.Place(row.getValidity(), row.getUid()), row.getSince().toInstant()))
                .orElseGet(() -> new Stand(Mailbox.Place.BEGINNING, now.minus(reach)));
    }

    private void keep(List<Mailbox.Mail> mails, Instant since) {
        if (mails.isEmpty()) {
            return;
        }
        var door = new RawInputs.Door(channel + " mail", channel.value(), "message/rfc822", channel.value());
        var inputs = raw.storeOnce(door, mails.stream().map(mail -> mail.raw().getBytes(StandardCharsets.ISO_8859_1)).toList());
        db.transaction(transaction -> {
            transaction.dsl().fetch(ONE_AT_A_TIME, channel.value());
            for (var i = 0; i < mails.size(); i++) {
                transaction.dsl().insertInto(KEPT_MAIL).set(KEPT_MAIL.CHANNEL, channel.value()).set(KEPT_MAIL.INPUT, inputs.get(i))
                        .set(KEPT_MAIL.RECEIVED_AT, at(mails.get(i).receivedAt())).onConflictDoNothing().execute();
            }
        });
        progress(mails.getLast().place(), since, null);
        mails.clear();
    }

    private void progress(Mailbox.Place place, Instant since, Instant completeAt) {
        db.execute(PROGRESS, channel.value(), place.validity(), place.uid(), at(since), completeAt == null ? null : at(completeAt),
                at(clock.instant()));
    }

    /// The next mails behind a position, in the order they were kept. One whose body was erased is left out.
    List<KeptMail> after(long position, int limit) {
        return mails(KEPT_MAIL.POSITION.gt(position), limit);
    }

    /// The mails that nobody has read yet.
    List<KeptMail> unread(int limit) {
        return mails(KEPT_MAIL.READING.isNull(), limit);
    }

    private List<KeptMail> mails(Condition which, int limit) {
        return db.select(KEPT_MAIL.POSITION, KEPT_MAIL.INPUT, KEPT_MAIL.RECEIVED_AT, RAW_BODY.BODY).from(KEPT_MAIL).join(RAW_BODY)
                .on(RAW_BODY.RAW_INPUT_ID.eq(KEPT_MAIL.INPUT)).where(KEPT_MAIL.CHANNEL.eq(channel.value())).and(which)
                .orderBy(KEPT_MAIL.POSITION).limit(limit)
                .fetch(row -> new KeptMail(row.value1(), row.value2(), row.value3().toInstant(),
                        new String(row.value4(), StandardCharsets.ISO_8859_1)));
    }

    /// The last mail that told an order; empty when none did.
    Optional<KeptMail> of(String orderId) {
        return mails(KEPT_MAIL.ORDER_ID.eq(orderId), Integer.MAX_VALUE).stream().reduce((_, last) -> last);
    }

    /// Writes down what a mail was read as, for people who ask.
    void note(KeptMail mail, MailReading reading) {
        var kind = switch (reading) {
            case MailReading.Sale _ -> "SALE";
            case MailReading.Hint _ -> "HINT";
            case MailReading.Nothing _ -> "NOTHING";
            case MailReading.Doubt _ -> "DOUBT";
        };
        var words = switch (reading) {
            case MailReading.Nothing(var why) -> why;
            case MailReading.Doubt(var _, var code, var why) -> code + ": " + why;
            case MailReading.Sale _,MailReading.Hint _ -> null;
        };
        var order = switch (reading) {
            case MailReading.Sale(var told) -> told.orderId();
            case MailReading.Hint(var id, var _) -> id;
            case MailReading.Nothing _,MailReading.Doubt _ -> null;
        };
        db.update(KEPT_MAIL).set(KEPT_MAIL.READING, kind).set(KEPT_MAIL.WORDS, words).set(KEPT_MAIL.ORDER_ID, order)
                .set(KEPT_MAIL.READ_AT, at(clock.instant())).where(KEPT_MAIL.POSITION.eq(mail.position())).execute();
    }

    /// When the last scan began that reached the mailbox's end; null when none did.
    Instant completeAt() {
        return db.select(MAILBOX_PROGRESS.COMPLETE_AT).from(MAILBOX_PROGRESS).where(MAILBOX_PROGRESS.CHANNEL.eq(channel.value()))
                .and(MAILBOX_PROGRESS.COMPLETE_AT.isNotNull()).fetchOptional(row -> row.value1().toInstant()).orElse(null);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
