package io.soldonce.projections.query.channel;

import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Page;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/// Everything that was ever sent, newest first: what stood there before, what was asked for, what stood there after, and the channel's own
/// words.
public final class PushLog {
    private static final String PUSHES = """
        select e.*, coalesce(i.sku, e.sku_key) as written, h.sentence, t.said_by, t.deadline,
               b.shown_status as before_status, b.shown_quantity as before_quantity, b.shown_price as before_price,
               b.shown_currency as before_currency
          from push_event e
          left join item_now i on i.sku_key = e.sku_key
          left join operator_task t on t.id = e.reference and t.channel = e.channel
          left join history h on h.log_index = e.cause_index
          left join lateral (
            select * from push_event x
             where x.sku_key = e.sku_key and x.sent_at < e.sent_at and x.channel = e.channel and x.slot = e.slot and x.read_at is not null
             order by x.sent_at desc limit 1) b on true
         where (?::text is null or e.sku_key = ?) and (?::text is null or e.channel = ?)
           and (?::timestamptz is null or e.sent_at >= ?::timestamptz) and (?::timestamptz is null or e.sent_at < ?::timestamptz)
           and (?::uuid is null or (e.sent_at, e.id) < (select x.sent_at, x.id from push_event x where x.id = ?::uuid))
         order by e.sent_at desc, e.id desc limit ?""";

    private final DSLContext dsl;

    public PushLog(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Which pushes; whatever is null does not narrow.
    ///
    /// @param from  inclusive
    /// @param until exclusive
    public record Filter(Sku sku, ChannelId channel, Instant from, Instant until) {
        public static final Filter ALL = new Filter(null, null, null, null);
    }

    /// One push.
    ///
    /// @param action    `list`, `revise`, `relist`, `end`
    /// @param cause     the event that made it so, as a sentence; null while the history has not come so far
    /// @param before    what it was last read to show before; null when it was never read after a push
    /// @param asked     what was sent
    /// @param after     what was read back; null when it was not
    /// @param outcome   of the call: `done`, `transient`, `throttled`, `session-lost`, `refused`, `unknown`; null when no answer came
    /// @param words     the channel's own, verbatim
    /// @param verdict   `applied`, `told` (a person says so, nobody has read it), `differs`, `rejected`; null when it was not read back
    /// @param saidBy    the person who answered, where a person was asked to do it
    /// @param askedFor  until when a person is asked to do it; null where none is asked
    /// @param drainedAt the channel's sales had been read up to here; null when that was not needed
    public record Push(String id, String sku, String channel, String slot, String externalId, String action, long revision, String cause,
            Offered before, Offered asked, Offered after, String payload, String outcome, String words, String verdict, String shownWords,
            String saidBy, Instant askedFor, Instant drainedAt, Instant sentAt, Instant answeredAt, Instant readAt) {}

    /// @param before id of the last push of the page before, null for the first page
    public Page<Push> page(Filter filter, String before, int limit) {
        var sku = filter.sku() == null ? null : filter.sku().key();
        var channel = filter.channel() == null ? null : filter.channel().value();
        var from = at(filter.from());
        var until = at(filter.until());
        var behind = before == null ? null : UUID.fromString(before);
        return Page.of(dsl.fetch(PUSHES, sku, sku, channel, channel, from, from, until, until, behind, behind, limit + 1)
                .map(PushLog::push), limit);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Push push(Record row) {
        return new Push(row.get("id", String.class), row.get("written", String.class), row.get("channel", String.class),
                row.get("slot", String.class), row.get("external_id", String.class), row.get("action", String.class),
                row.get("revision", Long.class), row.get("sentence", String.class), Offered.read(row, "before_"), Offered.read(row, ""),
                Offered.read(row, "shown_"), row.get("payload", String.class), Codes.shown(row.get("outcome", String.class)),
                row.get("words", String.class), Codes.shown(row.get("verdict", String.class)), row.get("shown_words", String.class),
                row.get("said_by", String.class), instant(row, "deadline"),
                instant(row, "drained_at"), instant(row, "sent_at"), instant(row, "answered_at"), instant(row, "read_at"));
    }

    private static Instant instant(Record row, String column) {
        return Codes.instant(row.get(column, OffsetDateTime.class));
    }
}
