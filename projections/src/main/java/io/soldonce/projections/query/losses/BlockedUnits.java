package io.soldonce.projections.query.losses;

import io.soldonce.item.Bucket;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Page;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;

/// Units that are neither for sale nor gone: since when they wait, for what, and who put them there.
public final class BlockedUnits {
    /// States that a unit should not stay in.
    public static final Set<Bucket> STATES = Set.of(Bucket.RESERVED, Bucket.HELD, Bucket.RETURNED, Bucket.DAMAGED,
            Bucket.RETURN_REQUESTED, Bucket.CONSIGNED, Bucket.PICKED, Bucket.PACKED);

    /// What was set aside is known by its own id, what belongs to an order by that (by its number, if a mail had told it without one); what
    /// is damaged only by how long it lies there.
    private static final String STILL_THERE = """
        with asked as (select ?::text[] as states, ?::text as sku_key, ?::timestamptz as until),
        blocked as (
            select a.sku_key, v.bucket
              from asked cross join availability a cross join lateral (values
                   ('RESERVED', a.reserved), ('HELD', a.held), ('RETURNED', a.returned),
                   ('DAMAGED', a.damaged), ('RETURN_REQUESTED', a.return_requested), ('CONSIGNED', a.consigned), ('PICKED', a.picked),
                   ('PACKED', a.packed)) v (bucket, units)
             where v.units > 0 and v.bucket = any(asked.states) and (asked.sku_key is null or a.sku_key = asked.sku_key)),
        moved as (
            select m.sku_key, v.bucket, m.location, m.log_index, m.part, m.change, v.units,
                   h.occurred_at, h.recorded_at, h.actor, h.source, h.sentence,
                   coalesce(h.channel, e.payload -> 'order' ->> 'channel') as channel,
                   coalesce(h.order_id, e.payload -> 'order' ->> 'orderId') as order_id,
                   coalesce(e.payload ->> 'holdId', e.payload ->> 'consignmentId') as set_aside
              from blocked b join movement m on m.sku_key = b.sku_key
             cross join lateral (values (m.to_bucket, m.quantity), (m.from_bucket, -m.quantity)) v (bucket, units)
              join history h on h.log_index = m.log_index
              join ledger.log_entry e on e.global_index = m.log_index
             where v.bucket = b.bucket),
        kept as (
            select m.*, case when m.bucket in ('RESERVED', 'HELD', 'CONSIGNED') then m.set_aside
                             when m.bucket <> 'DAMAGED' then m.channel || '/' || coalesce(o.identified_as, m.order_id) end as kept_for
              from moved m left join order_now o on o.channel = m.channel and o.order_id = m.order_id),
        summed as (
            select *, sum(units) over together as there,
                   sum(greatest(units, 0)) over (partition by sku_key, bucket, location, kept_for
                        order by log_index desc, part desc) as newer
              from kept window together as (partition by sku_key, bucket, location, kept_for)),
        still as (
            select s.*, least(s.units, s.there - (s.newer - s.units))::int as left_over
              from summed s cross join asked
             where s.units > 0 and s.newer - s.units < s.there and (asked.until is null or s.occurred_at <= asked.until))
        """;
    private static final String PAGE = STILL_THERE + """
        select s.*, coalesce(i.sku, s.sku_key) as sku, i.title from still s left join item_now i on i.sku_key = s.sku_key
         where ?::timestamptz is null or (s.occurred_at, s.log_index, s.part) > (?::timestamptz, ?::bigint, ?::int)
         order by s.occurred_at, s.log_index, s.part limit ?""";
    private static final String AGES = STILL_THERE + """
        select s.bucket, sum(s.left_over)::int as units, count(distinct s.sku_key)::int as items, min(s.occurred_at) as oldest,
               coalesce(sum(s.left_over) filter (where s.occurred_at < now.at - interval '24 hours'), 0)::int as day,
               coalesce(sum(s.left_over) filter (where s.occurred_at < now.at - interval '168 hours'), 0)::int as week,
               coalesce(sum(s.left_over) filter (where s.occurred_at < now.at - interval '720 hours'), 0)::int as month
          from still s cross join (select ?::timestamptz as at) now group by s.bucket order by s.bucket""";

    private final DSLContext dsl;

    public BlockedUnits(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Which ones; whatever is null does not narrow.
    ///
    /// @param state one of [#STATES]
    /// @param until only those that wait since this instant or longer
    public record Filter(Bucket state, Sku sku, Instant until) {
        public static final Filter ALL = new Filter(null, null, null);
    }

    /// Units that came into a state together and are still there. Which units of several left again is known by their order, hold or
    /// consignment; of those without one, the first that came left first.
    ///
    /// @param index  of the event that put them there, and `part` of it
    /// @param since  when that happened
    /// @param actor  by whom
    /// @param change by what: `reservation`, `damage`...
    public record Blocked(String sku, String title, String state, String location, int units, Instant since, String actor, String source,
            String change, String channel, String orderId, String sentence, long index, int part, Instant recordedAt) {}

    /// @param oldest since when the first of them waits
    public record Age(String state, int units, int items, int overADay, int overAWeek, int overAMonth, Instant oldest) {}

    /// The longest waiting first.
    ///
    /// @param after the last one of the page before, null for the first page
    /// @throws IllegalArgumentException for a state that is none of [#STATES]
    public Page<Blocked> page(Filter filter, Blocked after, int limit) {
        var behind = after == null ? null : Codes.time(after.since());
        return Page.of(dsl.fetch(PAGE, states(filter.state()), filter.sku() == null ? null : filter.sku().key(), Codes.time(filter.until()),
                behind, behind, after == null ? null : after.index(), after == null ? null : after.part(), limit + 1)
                .map(BlockedUnits::blocked), limit);
    }

    /// By state: how many units wait, and how many of these for longer than 24 hours, 7 days, 30 days.
    public List<Age> ages(Instant now) {
        return dsl.fetch(AGES, states(null), null, null, Codes.time(now))
                .map(row -> new Age(Codes.shown(row.get("bucket", String.class)), row.get("units", Integer.class),
                        row.get("items", Integer.class), row.get("day", Integer.class), row.get("week", Integer.class),
                        row.get("month", Integer.class), instant(row, "oldest")));
    }

    private static String[] states(Bucket only) {
        if (only != null && !STATES.contains(only)) {
            throw new IllegalArgumentException("units do not wait in " + Codes.shown(only) + "; ask for one of "
                    + STATES.stream().map(Codes::shown).sorted().toList());
        }
        return STATES.stream().filter(state -> only == null || state == only).map(Enum::name).toArray(String[]::new);
    }

    private static Blocked blocked(Record row) {
        return new Blocked(row.get("sku", String.class), row.get("title", String.class), Codes.shown(row.get("bucket", String.class)),
                row.get("location", String.class), row.get("left_over", Integer.class), instant(row, "occurred_at"),
                row.get("actor", String.class), row.get("source", String.class), Codes.shown(row.get("change", String.class)),
                row.get("channel", String.class), row.get("order_id", String.class), row.get("sentence", String.class),
                row.get("log_index", Long.class), row.get("part", Integer.class), instant(row, "recorded_at"));
    }

    private static Instant instant(Record row, String column) {
        return Codes.instant(row.get(column, OffsetDateTime.class));
    }
}
