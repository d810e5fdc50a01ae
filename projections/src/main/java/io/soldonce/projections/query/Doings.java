package io.soldonce.projections.query;

import io.soldonce.projections.query.asof.Moment;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;

/// Everything one person or program did, newest first: what it had recorded, the exceptions it resolved, the tasks it answered, the pushes
/// and plans it let go.
public final class Doings {
    /// The finest time PostgreSQL knows.
    private static final long MICROSECOND = 1_000;
    private static final String LINES = """
        with asked as (select ?::text as actor, ?::bigint as above, ?::bigint as upto, ?::timestamptz as since, ?::timestamptz as until,
                              ?::text[] as kinds, ?::int as most),
        facts as (
            select h.recorded_at as at, h.kind, h.sku_key, h.channel, h.order_id, h.sentence as words, h.source, h.event_id::text as id,
                   h.occurred_at, 1 as part, lpad(h.log_index::text, 19, '0') as place
              from history h, asked
             where h.actor = asked.actor and h.log_index > asked.above and h.log_index <= asked.upto
               and (asked.kinds is null or h.kind = any(asked.kinds))
             order by h.log_index desc limit (select most from asked)),
        others as (
            select x.resolved_at as at, 'exception-resolved' as kind, x.sku_key, x.channel, x.order_id,
                   concat_ws(': ', x.code, x.resolution) as words, null as source, x.id::text as id,
                   x.resolved_at as occurred_at, 2 as part, lpad(x.id::text, 19, '0') as place
              from exception x, asked where x.resolved_by = asked.actor
             union all
            select t.said_at, 'task-answered', t.sku_key, t.channel, null,
                   case when t.is_done then 'done: ' else 'not done: ' end || t.words, null, t.id, t.said_at, 3, t.id
              from operator_task t, asked where t.said_by = asked.actor
             union all
            select p.released_at, 'push-released', p.sku_key, p.channel, null, 'let a push go (revision ' || p.revision || ')', null,
                   p.revision::text, p.released_at, 4, p.channel || '/' || p.sku_key || '/' || p.slot
              from push_approval p, asked where p.released_by = asked.actor
             union all
            select b.released_at, 'plan-released', null, b.channel, null, 'let a plan go: ' || b.listings || ' listings', null, b.id::text,
                   b.released_at, 5, b.id::text
              from braked_plan b, asked where b.released_by = asked.actor)
        select l.*, coalesce(i.sku, l.sku_key) as sku
          from (select * from facts union all
                select o.* from others o, asked where (asked.kinds is null or o.kind = any(asked.kinds))
                   and (asked.since is null or o.at >= asked.since) and (asked.until is null or o.at < asked.until)) l
          left join item_now i on i.sku_key = l.sku_key
         where ?::timestamptz is null or (l.at, l.part, l.place collate "C") < (?::timestamptz, ?::int, ?::text)
         order by l.at desc, l.part desc, l.place collate "C" desc limit ?""";
    /// From one name to the next by the index, however many facts each has.
    private static final String ACTORS = """
        with recursive named as (
            (select actor from history order by actor limit 1)
             union all
            select (select h.actor from history h where h.actor > n.actor order by h.actor limit 1) from named n where n.actor is not null)
        select n.actor, f.recorded_at as first, l.recorded_at as last
          from named n
         cross join lateral (select recorded_at from history h where h.actor = n.actor order by log_index limit 1) f
         cross join lateral (select recorded_at from history h where h.actor = n.actor order by log_index desc limit 1) l
         where n.actor is not null order by n.actor""";

    private final DSLContext dsl;

    public Doings(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Which ones; whatever is null or empty does not narrow.
    ///
    /// @param kinds names of facts (`units-sold`...), and `exception-resolved`, `task-answered`, `push-released`, `plan-released`
    /// @param from  inclusive
    /// @param until exclusive
    public record Filter(Set<String> kinds, Instant from, Instant until) {
        public static final Filter ALL = new Filter(Set.of(), null, null);
    }

    /// One of them.
    ///
    /// @param at     when it was recorded
    /// @param source the door it came by
    /// @param part   1 for a fact, then in the order of the kinds above; with `at` and `place` it says where a page ends
    /// @param place  of a fact its index
    /// @param id     of the event, the exception, the task, the plan; of a listing's push its revision
    public record Line(Instant at, String kind, String sku, String channel, String orderId, String words, String source, String id,
            Instant occurredAt, int part, String place) {}

    /// An actor, and when the first and the last of its facts were recorded.
    public record Actor(String actor, Instant first, Instant last) {}

    /// @param after the last line of the page before, null for the first page
    public Page<Line> of(String actor, Filter filter, Line after, int limit) {
        var kinds = filter.kinds().isEmpty() ? null : filter.kinds().toArray(String[]::new);
        var behind = after == null ? null : Codes.time(after.at());
        return Page.of(dsl
                .fetch(LINES, actor, filter.from() == null ? 0 : Moment.indexBefore(dsl, filter.from()), lastIndex(filter.until(), after),
                        Codes.time(filter.from()), Codes.time(filter.until()), kinds, limit + 1, behind, behind,
                        after == null ? null : after.part(), after == null ? null : after.place(), limit + 1)
                .map(Doings::line), limit);
    }

    /// All actors, by name.
    public List<Actor> actors() {
        return dsl.fetch(ACTORS).map(row -> new Actor(row.get("actor", String.class), instant(row, "first"), instant(row, "last")));
    }

    /// An instant is a place in the log, so that a page is a range of it.
    private long lastIndex(Instant until, Line after) {
        var byTime = until == null ? Long.MAX_VALUE : Moment.indexBefore(dsl, until);
        if (after == null) {
            return byTime;
        }
        var byPlace = after.part() == 1 ? Long.parseLong(after.place()) - 1 : Moment.indexBefore(dsl, after.at().plusNanos(MICROSECOND));
        return Math.min(byTime, byPlace);
    }

    private static Line line(Record row) {
        return new Line(instant(row, "at"), row.get("kind", String.class), row.get("sku", String.class), row.get("channel", String.class),
                row.get("order_id", String.class), row.get("words", String.class), row.get("source", String.class),
                row.get("id", String.class), instant(row, "occurred_at"), row.get("part", Integer.class), row.get("place", String.class));
    }

    private static Instant instant(Record row, String column) {
        return Codes.instant(row.get(column, OffsetDateTime.class));
    }
}
