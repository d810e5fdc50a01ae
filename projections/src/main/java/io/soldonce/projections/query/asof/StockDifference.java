package io.soldonce.projections.query.asof;

import static io.soldonce.tables.projections.Tables.ITEM_NOW;
import static org.jooq.impl.DSL.any;

import io.soldonce.item.Bucket;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Page;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/// What changed between two instants.
public final class StockDifference {
    private static final String ASKED = """
        with asked as (select ?::bigint as from_index, ?::timestamptz as from_time, ?::bigint as to_index, ?::timestamptz as to_time,
                              ?::text[] as keys)""";
    private static final String PLACES = ASKED + """
        select sku_key, location, bucket, coalesce(sum(units) filter (where is_before), 0)::int as before,
              coalesce(sum(units) filter (where not is_before and units > 0), 0)::int as came,
              coalesce(-sum(units) filter (where not is_before and units < 0), 0)::int as went
         from (select m.sku_key, m.location, v.bucket, v.units, %s as is_before
                 from asked cross join movement m %s %s
                where m.sku_key = any(asked.keys) and %s) moved
        group by sku_key, location, bucket having not bool_and(is_before)""";
    private static final String MOVED = ASKED + """
        select m.sku_key, m.change, m.from_bucket, m.to_bucket, sum(m.quantity)::int as quantity, count(distinct m.log_index)::int as facts
         from asked cross join movement m %s
        where m.sku_key = any(asked.keys) and %s and not (%s)
        group by m.sku_key, m.change, m.from_bucket, m.to_bucket order by m.sku_key, m.change, m.from_bucket, m.to_bucket""";

    private final DSLContext dsl;

    public StockDifference(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// From the first instant, exclusive, to the second, inclusive.
    public record Between(AsOf.Axis axis, Instant from, Instant to) {
        public Between {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("from is " + from + ", to is " + to + "; the later instant comes second");
            }
        }
    }

    /// @param came units that went into the bucket between
    /// @param went units that left it between; `after` is `before` + `came` - `went`
    public record Place(String location, String bucket, int before, int came, int went, int after) {}

    /// How many units moved how.
    ///
    /// @param change kind of quantity change: `receipt`, `sale`...
    /// @param facts  that moved them
    public record Moved(String change, String from, String to, int quantity, int facts) {}

    /// @param places that units came to or left
    /// @param moved  the same by kind
    public record Changed(String sku, String title, List<Place> places, List<Moved> moved) {
        public Changed {
            places = List.copyOf(places);
            moved = List.copyOf(moved);
        }
    }

    /// @param from where the answer begins
    /// @param to   where it ends
    public record OfItem(Moment from, Moment to, Changed changed) {}

    public record OfAll(Moment from, Moment to, Page<Changed> items) {}

    public OfItem of(Sku sku, Between between) {
        var span = span(between);
        var changed = changed(span, List.of(sku.key()));
        return new OfItem(span.from, span.to, changed.getFirst());
    }

    /// All items of which a unit moved, in the order of their SKUs.
    ///
    /// @param after the last SKU of the page before, null for the first page
    public OfAll page(Between between, String after, int limit) {
        var span = span(between);
        var keys = dsl.fetch(keys(span), span.from.index(), Codes.time(span.from.at()),
                span.to.index(), Codes.time(span.to.at()), after == null ? "" : after.toUpperCase(Locale.ROOT), limit + 1)
                .map(row -> row.get(0, String.class));
        var page = Page.of(keys, limit);
        return new OfAll(span.from, span.to, new Page<>(changed(span, page.rows()), page.hasMore()));
    }

    private Span span(Between between) {
        return new Span(between.axis(), Moment.of(dsl, new AsOf(between.axis(), between.from())),
                Moment.of(dsl, new AsOf(between.axis(), between.to())));
    }

    private record Span(AsOf.Axis axis, Moment from, Moment to) {
        String join() {
            return Axes.join(axis);
        }

        String isByFrom() {
            return Axes.counts(axis, "asked.from_index", "asked.from_time");
        }

        String isByTo() {
            return Axes.counts(axis, "asked.to_index", "asked.to_time");
        }
    }

    private List<Changed> changed(Span span, List<String> keys) {
        var places = fetch(PLACES.formatted(span.isByFrom(), span.join(), Axes.EFFECTS, span.isByTo()), span, keys);
        var moved = fetch(MOVED.formatted(span.join(), span.isByTo(), span.isByFrom()), span, keys);
        var items = dsl.selectFrom(ITEM_NOW).where(ITEM_NOW.SKU_KEY.eq(any(keys.toArray(String[]::new)))).fetchMap(ITEM_NOW.SKU_KEY);
        return keys.stream().map(key -> {
            var item = items.get(key);
            return new Changed(item == null ? key : item.getSku(), item == null ? null : item.getTitle(),
                    places.getOrDefault(key, List.of()).stream().map(StockDifference::place).flatMap(Optional::stream)
                            .sorted(Comparator.comparing(Place::location).thenComparing(place -> bucket(place.bucket()))).toList(),
                    moved.getOrDefault(key, List.of()).stream().map(StockDifference::moved).toList());
        }).toList();
    }

    private Map<String, List<Record>> fetch(String sql, Span span, List<String> keys) {
        return dsl.fetch(sql, span.from.index(), Codes.time(span.from.at()), span.to.index(), Codes.time(span.to.at()),
                keys.toArray(String[]::new)).stream().collect(Collectors.groupingBy(row -> row.get("sku_key", String.class)));
    }

    private static Bucket bucket(String shown) {
        return Bucket.valueOf(Codes.stored(shown));
    }

    /// Empty for a bucket outside: there nothing is counted.
    private static Optional<Place> place(Record row) {
        var bucket = Bucket.valueOf(row.get("bucket", String.class));
        int before = row.get("before", Integer.class);
        int came = row.get("came", Integer.class);
        int went = row.get("went", Integer.class);
        return bucket.isCounted()
                ? Optional.of(new Place(row.get("location", String.class), Codes.shown(bucket), before, came, went, before + came - went))
                : Optional.empty();
    }

    private static Moved moved(Record row) {
        return new Moved(Codes.shown(row.get("change", String.class)), Codes.shown(row.get("from_bucket", String.class)),
                Codes.shown(row.get("to_bucket", String.class)), row.get("quantity", Integer.class), row.get("facts", Integer.class));
    }

    private static String keys(Span span) {
        return """
            with asked as (select ?::bigint as from_index, ?::timestamptz as from_time, ?::bigint as to_index, ?::timestamptz as to_time)
            select a.sku_key from asked cross join availability a
             where a.sku_key > ? and exists (select 1 from movement m %s where m.sku_key = a.sku_key and %s and not (%s))
             order by a.sku_key limit ?""".formatted(span.join(), span.isByTo(), span.isByFrom());
    }
}
