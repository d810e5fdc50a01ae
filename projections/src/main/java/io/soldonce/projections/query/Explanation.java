package io.soldonce.projections.query;

import io.soldonce.item.Bucket;
import io.soldonce.projections.query.asof.AsOf;
import io.soldonce.projections.query.asof.Moment;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Record;

/// Explains a number: the movements whose effects add up to the units in a bucket, each with what led to it.
public final class Explanation {
    private static final String AS_RECORDED = """
        select m.log_index, m.part, %1$s as effect, timestamptz '-infinity' as placed
          from movement m, asked
         where m.sku_key = asked.sku_key and m.log_index <= asked.upto and asked.bucket in (m.from_bucket, m.to_bucket)
           and (asked.location is null or m.location = asked.location)""";
    private static final String AS_HAPPENED = """
        select m.log_index, m.part, %1$s as effect, h.occurred_at as placed
          from asked join movement m on m.sku_key = asked.sku_key join history h on h.sku_key = m.sku_key and h.log_index = m.log_index
         where m.log_index <= asked.upto and h.occurred_at <= asked.at and asked.bucket in (m.from_bucket, m.to_bucket)
           and (asked.location is null or m.location = asked.location)""";
    private static final String EFFECT = "case when m.to_bucket = asked.bucket then m.quantity else -m.quantity end";

    private final DSLContext dsl;

    public Explanation(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Which number.
    ///
    /// @param bucket   any: of one outside (`LOST`, `SUPPLIER`...) the number is what went there less what came from there
    /// @param location null for all together
    /// @param asOf     null for now
    public record Question(Sku sku, Bucket bucket, String location, AsOf asOf) {}

    /// The number and its reasons.
    ///
    /// @param quantity units in the bucket; of the number of now it is what the ledger offers by, else the sum
    /// @param sum      of the effects of all movements, those on other pages included; differs from `quantity` only while the story is
    ///                 behind the log
    /// @param readUpTo how far the story has read the log
    public record Explained(String sku, String bucket, String location, Moment moment, int quantity, int sum, long readUpTo,
            List<Step> movements, boolean hasMore) {
        public Explained {
            movements = List.copyOf(movements);
        }
    }

    /// One movement.
    ///
    /// @param effect  on the bucket, negative when it took
    /// @param balance units in the bucket after it
    /// @param cause   id of what led here: a raw input, an event; null when it was the first
    /// @param input   the cause, when it is a raw input: an e-mail, a file, an order as it was told
    public record Step(long index, int part, int effect, int balance, String change, String from, String to, int quantity, String location,
            String sentence, String channel, String orderId, String actor, String source, String cause, String eventId, Instant occurredAt,
            Instant recordedAt, String providerEventId, String correlation, String input) {}

    /// Where a page ends.
    public record Place(long index, int part) {}

    /// The number of now, in all locations. Newest movement first.
    ///
    /// @param bucket a counted one
    /// @param before the last movement of the page before, null for the first page
    public Explained explain(Sku sku, Bucket bucket, Place before, int limit) {
        return explain(new Question(sku, bucket, null, null), before, limit);
    }

    /// Newest movement first: the one recorded last, or by occurrence the one that happened last.
    ///
    /// @param before the last movement of the page before, null for the first page
    public Explained explain(Question asked, Place before, int limit) {
        var isNow = asked.asOf() == null;
        var moment = Moment.of(dsl, isNow ? AsOf.END : asked.asOf());
        var rows = dsl.fetch(sql(asked), asked.sku().key(), asked.bucket().name(), asked.location(), moment.index(),
                Codes.time(moment.at()), before == null ? null : before.index(), before == null ? null : before.index(),
                before == null ? null : before.part(), limit + 1);
        var sum = rows.getFirst().get("total", Integer.class);
        var offered = rows.getFirst().get("offered_by", Integer.class);
        var isOfferedBy = isNow && asked.location() == null && asked.bucket().isCounted();
        var steps = Page.of(rows.stream().filter(row -> row.get("log_index") != null).map(Explanation::step).toList(), limit);
        return new Explained(asked.sku().value(), Codes.shown(asked.bucket()), asked.location(), isNow ? null : moment,
                isOfferedBy ? (offered == null ? 0 : offered) : sum, sum, moment.readUpTo(), steps.rows(), steps.hasMore());
    }

    /// Of a bucket outside nothing is kept in `availability`; the column read instead is not used.
    private static String sql(Question asked) {
        var moved = (asked.asOf() != null && asked.asOf().isByOccurrence() ? AS_HAPPENED : AS_RECORDED).formatted(EFFECT);
        var column = (asked.bucket().isCounted() ? asked.bucket() : Bucket.AVAILABLE).name().toLowerCase(Locale.ROOT);
        // A cause is the id of a raw input, or of an event, or any other text; only what looks like an id can be one.
        return """
            with asked as (select ?::text as sku_key, ?::text as bucket, ?::text as location, ?::bigint as upto, ?::timestamptz as at),
            moved as materialized (%1$s),
            page as (
                select *, sum(effect) over (order by placed, log_index, part)::int as balance from moved),
            cut as (
                select p.* from page p
                 where ?::bigint is null or (p.placed, p.log_index, p.part) <
                       (select x.placed, x.log_index, x.part from moved x where x.log_index = ?::bigint and x.part = ?::int)
                 order by p.placed desc, p.log_index desc, p.part desc limit ?)
            select t.total, (select a.%2$s from availability a, asked where a.sku_key = asked.sku_key) as offered_by, c.effect, c.balance, m.*,
                   h.sentence, h.channel, h.order_id, h.actor, h.source, h.provider_event_id, h.correlation, h.cause, h.event_id, h.occurred_at,
                   h.recorded_at, r.id as input
              from (select coalesce(sum(effect), 0)::int as total from moved) t
              left join cut c on true
              left join movement m on m.log_index = c.log_index and m.part = c.part
              left join history h on h.log_index = c.log_index
              left join raw_input r on r.id = case when h.cause ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then h.cause::uuid end
             order by c.placed desc, c.log_index desc, c.part desc"""
                .formatted(moved, column);
    }

    private static Step step(Record row) {
        return new Step(row.get("log_index", Long.class), row.get("part", Integer.class), row.get("effect", Integer.class),
                row.get("balance", Integer.class), Codes.shown(text(row, "change")), Codes.shown(text(row, "from_bucket")),
                Codes.shown(text(row, "to_bucket")), row.get("quantity", Integer.class), text(row, "location"), text(row, "sentence"),
                text(row, "channel"), text(row, "order_id"), text(row, "actor"), text(row, "source"), text(row, "cause"),
                text(row, "event_id"), instant(row, "occurred_at"), instant(row, "recorded_at"), text(row, "provider_event_id"),
                text(row, "correlation"), text(row, "input"));
    }

    private static String text(Record row, String column) {
        return row.get(column, String.class);
    }

    private static Instant instant(Record row, String column) {
        return Codes.instant(row.get(column, OffsetDateTime.class));
    }
}
