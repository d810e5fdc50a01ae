package io.soldonce.projections.query.losses;

import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Page;
import io.soldonce.projections.query.asof.Moment;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/// What was sold more often than it was there, and how it came to that.
public final class Oversells {
    private static final String OVERSELLS = """
        select h.log_index, h.sku_key, coalesce(i.sku, h.sku_key) as sku, i.title, h.channel, h.order_id,
               (e.payload ->> 'oversold')::int as units, coalesce(a.available, 0) as available, h.sentence,
               (e.payload ->> 'occurredAt')::timestamptz as occurred_at, h.recorded_at, x.id as exception_id, x.resolved_at, x.resolution
          from history h
          join ledger.log_entry e on e.global_index = h.log_index
          left join item_now i on i.sku_key = h.sku_key
          left join availability a on a.sku_key = h.sku_key
          left join exception x on x.sku_key = h.sku_key and x.event_id = h.event_id
         where h.kind = 'oversell-detected' and h.log_index > ? and h.log_index <= ? and (?::text is null or h.sku_key = ?)
         order by h.log_index desc limit ?""";
    /// Two sums run over all that happened: by when it happened, and by when it was recorded.
    private static final String TIMELINE = """
        with asked as (select ?::bigint as log_index, ?::text as sku_key),
        story as materialized (
            select h.*, sum(h.units) over (order by h.log_index) as balance
              from asked join history h on h.sku_key = asked.sku_key),
        span as (
            select min(s.log_index) filter (where s.log_index > last.index) as first_index,
                   least(min(s.occurred_at) filter (where s.log_index > last.index and s.log_index <= asked.log_index),
                         min(s.recorded_at) filter (where s.log_index > last.index)) as begins,
                   min(s.log_index) filter (where s.log_index > asked.log_index and s.balance >= 0) as last_index,
                   min(s.recorded_at) filter (where s.log_index > asked.log_index and s.balance >= 0) as ends
              from asked cross join story s cross join (
                   select coalesce(max(s.log_index), 0) as index from story s, asked
                    where s.log_index < asked.log_index and s.balance >= 1) last
             group by last.index),
        pushes as (
            select e.*, row_number() over (partition by e.channel, e.slot, e.sent_at < span.begins order by e.sent_at desc) as nr,
                   e.sent_at < span.begins as is_before
              from asked join push_event e on e.sku_key = asked.sku_key cross join span
             where span.ends is null or e.sent_at <= span.ends),
        lines as (
            select case s.kind when 'oversell-detected' then s.recorded_at else s.occurred_at end as at,
                   s.recorded_at as known_at, 'fact' as source, s.kind, s.event_id::text as id, s.channel, s.order_id,
                   s.units, s.sentence as words, 1 as part, s.log_index as place
              from story s, span where s.log_index >= span.first_index and (span.last_index is null or s.log_index <= span.last_index)
             union all
            select p.sent_at, p.read_at, 'push', p.action, p.id::text, p.channel, null, 0,
                   concat_ws('; ', concat_ws(' ', lower(p.status) || ', ' || p.quantity, 'at ' || p.price || ' ' || p.currency),
                       'answer: ' || lower(p.outcome) || coalesce(' (' || p.words || ')', ''), 'read back: ' || lower(p.verdict)),
                   2, p.revision
              from pushes p where not p.is_before or p.nr = 1
             union all
            select o.observed_at, o.observed_at, 'observed', 'observed', o.id::text, o.channel, null, 0,
                   case when o.after is null then 'no longer there'
                        else concat_ws(' ', lower(o.after ->> 'status') || ', ' || (o.after ->> 'quantity'),
                            'at ' || (o.after ->> 'price') || ' ' || (o.after ->> 'currency')) end, 3, o.id
              from asked join observation_change o on o.sku_key = asked.sku_key cross join span
             where o.observed_at >= span.begins and (span.ends is null or o.observed_at <= span.ends)),
        counted as (
            select l.*, sum(happened) over by_time as available, sum(recorded) over by_time as known
              from (select at, known_at, source, kind, id, channel, order_id, units, words, part, place, 0 as happened, 0 as recorded
                      from lines
                     union all
                    select occurred_at, null, null, null, null, null, null, 0, null, 0, 0, units, 0 from story
                     union all
                    select recorded_at, null, null, null, null, null, null, 0, null, 0, 0, 0, units from story) l
            window by_time as (order by at))
        select * from counted where source is not null order by at, part, place limit ?""";

    private final DSLContext dsl;

    public Oversells(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Which ones, by when they were recorded; whatever is null does not narrow.
    ///
    /// @param from  inclusive
    /// @param until exclusive
    public record Filter(Sku sku, Instant from, Instant until) {
        public static final Filter ALL = new Filter(null, null, null);
    }

    /// One oversell.
    ///
    /// @param index       of the event that named it
    /// @param units       with nothing behind them
    /// @param available   what is available today; still below zero means that it is not settled
    /// @param exceptionId what stands in the queue, null when nothing does
    /// @param resolvedAt  null while nobody has settled it
    public record Oversell(long index, String sku, String title, String channel, String orderId, int units, int available, String sentence,
            Instant occurredAt, Instant recordedAt, Long exceptionId, Instant resolvedAt, String resolution) {}

    /// One thing that happened around it.
    ///
    /// @param at        when it happened: where the list is ordered by; that more was sold than there was happens when the ledger notices
    /// @param knownAt   when the ledger knew: of a fact when it was recorded; of a push when it was read back, null when it never was
    /// @param source    `fact`, `push`, `observed`
    /// @param kind      of a fact its name (`units-sold`...), of a push its action
    /// @param units     by which the available units changed; 0 for what is no fact
    /// @param available units available when all that had happened by then is counted
    /// @param known     units available that the ledger counted then, knowing only what had been recorded
    /// @param words     as a sentence
    public record Line(Instant at, Instant knownAt, String source, String kind, String id, String channel, String orderId, int units,
            int available, int known, String words) {}

    /// From the fact that took the last unit to the end of the trouble, or to now: what was sold where, when it happened and when it was
    /// recorded; what each channel had been told before and was told then.
    ///
    /// @param hasMore the list was cut at its limit
    public record Timeline(Oversell oversell, List<Line> lines, boolean hasMore) {
        public Timeline {
            lines = List.copyOf(lines);
        }
    }

    /// Newest first.
    ///
    /// @param before index of the last one of the page before, null for the first page
    public Page<Oversell> page(Filter filter, Long before, int limit) {
        var above = filter.from() == null ? 0 : Moment.indexBefore(dsl, filter.from());
        var upTo = filter.until() == null ? Long.MAX_VALUE : Moment.indexBefore(dsl, filter.until());
        return Page.of(oversells(above, before == null ? upTo : Math.min(upTo, before - 1), filter.sku(), limit + 1), limit);
    }

    /// Empty when no event of that index names an oversell.
    public Optional<Timeline> timeline(long index, int limit) {
        return oversells(index - 1, index, null, 1).stream().findFirst().map(oversell -> {
            var key = oversell.sku().toUpperCase(Locale.ROOT);
            var lines = Page.of(dsl.fetch(TIMELINE, index, key, limit + 1).map(Oversells::line), limit);
            return new Timeline(oversell, lines.rows(), lines.hasMore());
        });
    }

    private List<Oversell> oversells(long above, long upTo, Sku sku, int limit) {
        var key = sku == null ? null : sku.key();
        return dsl.fetch(OVERSELLS, above, upTo, key, key, limit)
                .map(row -> new Oversell(row.get("log_index", Long.class), row.get("sku", String.class), row.get("title", String.class),
                        row.get("channel", String.class), row.get("order_id", String.class), row.get("units", Integer.class),
                        row.get("available", Integer.class), row.get("sentence", String.class), instant(row, "occurred_at"),
                        instant(row, "recorded_at"), row.get("exception_id", Long.class), instant(row, "resolved_at"),
                        row.get("resolution", String.class)));
    }

    private static Line line(Record row) {
        return new Line(instant(row, "at"), instant(row, "known_at"), row.get("source", String.class), row.get("kind", String.class),
                row.get("id", String.class), row.get("channel", String.class), row.get("order_id", String.class),
                row.get("units", Integer.class), row.get("available", Integer.class), row.get("known", Integer.class),
                row.get("words", String.class));
    }

    private static Instant instant(Record row, String column) {
        return Codes.instant(row.get(column, OffsetDateTime.class));
    }
}
