package io.soldonce.projections.query.losses;

import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Page;
import io.soldonce.projections.query.asof.Moment;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;

/// Corrections made by hand: why, by whom, how many.
public final class Adjustments {
    private static final String ADJUSTED = """
        with asked as (select ?::text as sku_key, ?::text as reason, ?::text as actor, ?::bigint as above, ?::bigint as upto),
        adjusted as (
            select m.log_index, m.sku_key, m.location, e.payload ->> 'reason' as reason, e.payload ->> 'note' as note, h.actor, h.source,
                   h.event_id, h.occurred_at, h.recorded_at,
                   case when m.to_bucket = 'AVAILABLE' then m.quantity else -m.quantity end as by
              from asked cross join movement m
              join history h on h.log_index = m.log_index
              join ledger.log_entry e on e.global_index = m.log_index
             where m.change = 'ADJUSTMENT' and m.change in ('LOSS', 'FOUND', 'WRITE_OFF', 'ADJUSTMENT', 'INSPECTION')
               and m.log_index > asked.above and m.log_index <= asked.upto
               and (asked.sku_key is null or m.sku_key = asked.sku_key) and (asked.actor is null or h.actor = asked.actor)
               and (asked.reason is null or e.payload ->> 'reason' = asked.reason))""";
    private static final String GROUPS = ADJUSTED + """
        select reason, actor, count(distinct log_index)::int as facts, count(distinct sku_key)::int as items,
               coalesce(sum(by) filter (where by > 0), 0)::int as up, coalesce(-sum(by) filter (where by < 0), 0)::int as down
          from adjusted group by reason, actor order by down desc, up desc, reason, actor""";
    /// An adjustment is one movement at one place.
    private static final String PAGE = ADJUSTED + """
        select a.*, coalesce(i.sku, a.sku_key) as sku, i.title from adjusted a left join item_now i on i.sku_key = a.sku_key
         order by a.log_index desc limit ?""";

    private final DSLContext dsl;

    public Adjustments(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Which ones, by when they were recorded; whatever is null does not narrow.
    ///
    /// @param reason `counted`, `mistake`, `missing`, `found`, `given-away`, `used-up`, `other`
    /// @param from   inclusive
    /// @param until  exclusive
    public record Filter(Sku sku, String reason, String actor, Instant from, Instant until) {
        public static final Filter ALL = new Filter(null, null, null, null, null);
    }

    /// @param up    units added
    /// @param down  units taken
    /// @param facts how many adjustments
    /// @param items of how many items
    public record Group(String reason, String actor, int facts, int items, int up, int down) {}

    /// @param by units added, negative when they were taken
    public record Line(long index, String sku, String title, int by, String location, String reason, String note, String actor,
            String source, String eventId, Instant occurredAt, Instant recordedAt) {}

    /// By reason and actor, those that took most first.
    public List<Group> groups(Filter filter) {
        return dsl.fetch(GROUPS, bindings(filter, null).toArray())
                .map(row -> new Group(Codes.shown(row.get("reason", String.class)), row.get("actor", String.class),
                        row.get("facts", Integer.class), row.get("items", Integer.class), row.get("up", Integer.class),
                        row.get("down", Integer.class)));
    }

    /// One by one, newest first.
    ///
    /// @param before index of the last one of the page before, null for the first page
    public Page<Line> page(Filter filter, Long before, int limit) {
        var bindings = bindings(filter, before);
        bindings.add(limit + 1);
        return Page.of(dsl.fetch(PAGE, bindings.toArray()).map(Adjustments::line), limit);
    }

    /// The log is in the order of its times, so that two instants are a range of it.
    private List<Object> bindings(Filter filter, Long before) {
        var above = filter.from() == null ? 0 : Moment.indexBefore(dsl, filter.from());
        var upTo = filter.until() == null ? Long.MAX_VALUE : Moment.indexBefore(dsl, filter.until());
        return new ArrayList<>(Arrays.asList(filter.sku() == null ? null : filter.sku().key(), Codes.stored(filter.reason()),
                filter.actor(), above, before == null ? upTo : Math.min(upTo, before - 1)));
    }

    private static Line line(Record row) {
        return new Line(row.get("log_index", Long.class), row.get("sku", String.class), row.get("title", String.class),
                row.get("by", Integer.class), row.get("location", String.class), Codes.shown(row.get("reason", String.class)),
                row.get("note", String.class), row.get("actor", String.class), row.get("source", String.class),
                row.get("event_id", String.class), Codes.instant(row.get("occurred_at", OffsetDateTime.class)),
                Codes.instant(row.get("recorded_at", OffsetDateTime.class)));
    }
}
