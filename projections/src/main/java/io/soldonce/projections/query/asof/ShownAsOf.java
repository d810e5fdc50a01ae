package io.soldonce.projections.query.asof;

import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Page;
import io.soldonce.projections.query.channel.Offered;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Record;

/// What channels had really been sent by an instant, and what they were last seen to show, from the journals. What became known
/// only later is left out: a push whose answer came behind the instant has no answer here.
public final class ShownAsOf {
    private static final String SHOWN = """
        select coalesce(i.sku, l.sku_key) as sku, l.sku_key, l.channel, l.slot,
               coalesce(o.external_id, s.external_id, l.external_id) as external_id,
               s.id, s.action, s.revision, s.status, s.quantity, s.price, s.currency, s.sent_at,
               case when s.answered_at <= asked.at then s.outcome end as outcome,
               case when s.answered_at <= asked.at then s.words end as words,
               case when s.answered_at <= asked.at then s.answered_at end as answered_at,
               case when s.read_at <= asked.at then s.verdict end as verdict, case when s.read_at <= asked.at then s.read_at end as read_at,
               c.shown_status, c.shown_quantity, c.shown_price, c.shown_currency, c.read_at as confirmed_at,
               o.after ->> 'status' as seen_status, (o.after ->> 'quantity')::int as seen_quantity,
               (o.after ->> 'price')::numeric as seen_price, o.after ->> 'currency' as seen_currency, o.observed_at
          from (select ?::timestamptz as at) asked cross join listing_now l
          left join item_now i on i.sku_key = l.sku_key
          left join lateral (
               select * from push_event e
                where e.sku_key = l.sku_key and e.channel = l.channel and e.slot = l.slot and e.sent_at <= asked.at
                order by e.sent_at desc, e.revision desc limit 1) s on true
          left join lateral (
               select * from push_event e
                where e.sku_key = l.sku_key and e.channel = l.channel and e.slot = l.slot and e.read_at <= asked.at
                  and e.shown_status is not null
                order by e.read_at desc, e.revision desc limit 1) c on true
          left join lateral (
               select * from observation_change v
                where v.sku_key = l.sku_key and v.channel = l.channel and v.observed_at <= asked.at and not exists (
                      select 1 from listing_now x where x.channel = v.channel and x.external_id = v.external_id
                         and not (x.sku_key = l.sku_key and x.slot = l.slot))
                order by v.observed_at desc, v.after is null, v.id desc limit 1) o on true
         where (s.id is not null or c.id is not null or o.id is not null) and\s""";

    private final DSLContext dsl;

    public ShownAsOf(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// The last push before the instant.
    ///
    /// @param outcome of the call, null when it was not known yet
    /// @param verdict of reading back, null when it was not read yet
    public record Sent(String id, String action, long revision, Offered asked, String outcome, String words, String verdict, Instant sentAt,
            Instant answeredAt, Instant readAt) {}

    /// @param shown null when it was not there
    public record Seen(Offered shown, Instant at) {}

    /// One listing. Each part is null where nothing of the kind had happened.
    ///
    /// @param confirmed what it was last read to show after a push
    /// @param observed  what the last complete look that saw a change had seen
    public record Shown(String sku, String channel, String slot, String externalId, Sent sent, Seen confirmed, Seen observed) {}

    /// All listings of an item, by channel.
    public List<Shown> of(Sku sku, Instant at) {
        return dsl.fetch(SHOWN + "l.sku_key = ? order by l.channel, l.slot", Codes.time(at), sku.key()).map(ShownAsOf::shown);
    }

    /// All listings of a channel in the order of their SKUs.
    ///
    /// @param after the last one of the page before, null for the first page
    public Page<Shown> page(ChannelId channel, Instant at, Shown after, int limit) {
        var rows = dsl.fetch(SHOWN + "l.channel = ? and (l.sku_key, l.slot) > (?, ?) order by l.sku_key, l.slot limit ?", Codes.time(at),
                channel.value(), after == null ? "" : after.sku().toUpperCase(Locale.ROOT), after == null ? "" : after.slot(), limit + 1);
        return Page.of(rows.map(ShownAsOf::shown), limit);
    }

    private static Shown shown(Record row) {
        var id = row.get("id", String.class);
        var sent = id == null
                ? null
                : new Sent(id, row.get("action", String.class), row.get("revision", Long.class), Offered.read(row, ""),
                        Codes.shown(row.get("outcome", String.class)), row.get("words", String.class),
                        Codes.shown(row.get("verdict", String.class)), instant(row, "sent_at"), instant(row, "answered_at"),
                        instant(row, "read_at"));
        var confirmed = instant(row, "confirmed_at");
        var observed = instant(row, "observed_at");
        return new Shown(row.get("sku", String.class), row.get("channel", String.class), row.get("slot", String.class),
                row.get("external_id", String.class), sent, confirmed == null ? null : new Seen(Offered.read(row, "shown_"), confirmed),
                observed == null ? null : new Seen(Offered.read(row, "seen_"), observed));
    }

    private static Instant instant(Record row, String column) {
        return Codes.instant(row.get(column, OffsetDateTime.class));
    }
}
