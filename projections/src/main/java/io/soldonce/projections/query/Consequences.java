package io.soldonce.projections.query;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.jooq.Record;

/// Everything that one cause set off: facts, what was sent because of them, what needed a person; oldest first.
public final class Consequences {
    /// A mail that is only a hint is followed by reading the order: what was recorded then came by the door `mail`, from another input.
    private static final String BY_INPUT = """
        select h.log_index, h.event_id from asked join history h on h.cause = asked.id
         union
        select h.log_index, h.event_id from asked
          join kept_mail k on k.input = asked.input and k.order_id is not null
          join history h on h.channel = k.channel and h.order_id = k.order_id and h.source = 'mail' and h.recorded_at >= k.received_at
         where k.reading = 'HINT'""";
    private static final String BY = "select h.log_index, h.event_id from asked join history h on h.%s = asked.%s";

    private final DSLContext dsl;

    public Consequences(DSLContext dsl) {
        this.dsl = dsl;
    }

    public enum By {
        /// A raw input: an e-mail, a file, an order as it was told. Its id.
        INPUT,
        /// The id the outside world gave to the cause: a Message-ID, a notification's id, an order's number.
        PROVIDER_EVENT,
        /// What the events of one cause share.
        CORRELATION,
        /// One fact of the log, by its index: the fact itself, and what came of it.
        EVENT
    }

    /// One thing that came of it.
    ///
    /// @param source  `input` (the cause itself, as it was kept), `fact`, `push`, `exception`
    /// @param kind    of a fact its name, of a push its action, of an exception its code, of an input its door
    /// @param because id of what led here: the input, the event
    /// @param part    with `at`, `place` and `id` it says where a page ends
    public record Line(Instant at, String source, String kind, String id, String sku, String channel, String orderId, String words,
            String actor, String because, int part, long place) {}

    /// @param id    case matters
    /// @param after the last line of the page before, null for the first page
    public Page<Line> of(By by, String id, Line after, int limit) {
        var behind = after == null ? null : Codes.time(after.at());
        return Page.of(dsl.fetch(lines(told(by)), id, behind, behind, after == null ? null : after.part(),
                after == null ? null : after.place(), after == null ? null : after.id(), limit + 1).map(Consequences::line), limit);
    }

    private static String told(By by) {
        return switch (by) {
            case INPUT -> BY_INPUT;
            case PROVIDER_EVENT -> BY.formatted("provider_event_id", "id");
            case CORRELATION -> BY.formatted("correlation", "id");
            case EVENT -> BY.formatted("log_index", "log_index");
        };
    }

    private static Line line(Record row) {
        return new Line(Codes.instant(row.get("at", OffsetDateTime.class)), row.get("source", String.class), row.get("kind", String.class),
                row.get("id", String.class), row.get("sku", String.class), row.get("channel", String.class),
                row.get("order_id", String.class), row.get("words", String.class), row.get("actor", String.class),
                row.get("because", String.class), row.get("part", Integer.class), row.get("place", Long.class));
    }

    /// Each fact once, whatever way it came to be told.
    private static String lines(String told) {
        return """
            with recursive asked as (
                select x.id, case when x.id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then x.id::uuid end as input,
                       case when x.id ~ '^[0-9]{1,18}$' then x.id::bigint end as log_index
                  from (select ?::text as id) x),
            told as (%s),
            fact as (
                select log_index, event_id from told
                 union
                select h.log_index, h.event_id from fact f join history h on h.cause = f.event_id::text),
            lines as (
                select r.received_at as at, 'input' as source, r.door as kind, r.id::text as id, null as sku_key, r.channel, null as order_id,
                       r.content_type || ', ' || r.size || ' bytes' as words, r.actor, null as because, 0 as part, 0::bigint as place
                  from asked join raw_input r on r.id = asked.input
                 union all
                select h.recorded_at, 'fact', h.kind, h.event_id::text, h.sku_key, h.channel, h.order_id, h.sentence, h.actor, h.cause, 1,
                       h.log_index
                  from fact f join history h on h.log_index = f.log_index
                 union all
                select e.sent_at, 'push', e.action, e.id::text, e.sku_key, e.channel, null,
                       concat_ws('; ', concat_ws(' ', lower(e.status) || ', ' || e.quantity, 'at ' || e.price || ' ' || e.currency),
                           'answer: ' || lower(e.outcome) || coalesce(' (' || e.words || ')', ''), 'read back: ' || lower(e.verdict)),
                       null, f.event_id::text, 2, e.revision
                  from fact f join push_event e on e.cause_index = f.log_index
                 union all
                select x.raised_at, 'exception', x.code, x.id::text, x.sku_key, x.channel, x.order_id, x.message, null, x.event_id::text, 3,
                       x.id
                  from fact f join exception x on x.event_id = f.event_id
                 union all
                select x.raised_at, 'exception', x.code, x.id::text, x.sku_key, x.channel, x.order_id, x.message, null, asked.id, 3, x.id
                  from asked join exception x on x.event_id is null and asked.input is not null
                   and (right(x.key, 36) = asked.id
                       or (x.channel, x.order_id) in (select k.channel, k.order_id from kept_mail k where k.input = asked.input)))
            select l.*, coalesce(i.sku, l.sku_key) as sku from lines l left join item_now i on i.sku_key = l.sku_key
             where ?::timestamptz is null or (at, part, place, id) > (?::timestamptz, ?::int, ?::bigint, ?)
             order by at, part, place, id limit ?"""
                .formatted(told);
    }
}
