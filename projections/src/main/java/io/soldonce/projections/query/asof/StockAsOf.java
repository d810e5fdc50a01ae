package io.soldonce.projections.query.asof;

import io.soldonce.item.Bucket;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Page;
import io.soldonce.values.Sku;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Record;

/// How many units stood where at an instant.
public final class StockAsOf {
    private static final String PLACES = """
        select array_agg(location) as locations, array_agg(bucket) as buckets, array_agg(units) as units
          from (select m.location, v.bucket, sum(v.units)::int as units
                  from movement m %s %s
                 where m.sku_key = a.sku_key and %s and v.bucket = any(asked.counted)
                 group by m.location, v.bucket having sum(v.units) <> 0) places""";
    private static final String ASKED = "with asked as (select ?::bigint as upto, ?::timestamptz as at, ?::text[] as counted)";
    private static final String ONE = ASKED + """
        select a.sku_key, coalesce(i.sku, a.sku_key) as sku, i.title, u.*
         from asked cross join (select ?::text as sku_key) a cross join lateral (%s) u left join item_now i on i.sku_key = a.sku_key""";
    private static final String PAGE = ASKED + """
        , page as (
            select a.sku_key, u.* from asked cross join availability a cross join lateral (%s having count(*) > 0) u
             where a.sku_key > ? order by a.sku_key limit ?)
        select coalesce(i.sku, p.sku_key) as sku, i.title, p.* from page p left join item_now i on i.sku_key = p.sku_key
         order by p.sku_key""";
    private static final String TOTALS = ASKED + """
        select m.location, v.bucket, sum(v.units)::int as units
         from asked cross join movement m %s %s where %s and v.bucket = any(asked.counted)
        group by m.location, v.bucket having sum(v.units) <> 0""";
    private static final String[] COUNTED = Arrays.stream(Bucket.values()).filter(Bucket::isCounted).map(Enum::name)
            .toArray(String[]::new);

    /// Buckets in the order a unit goes through them.
    private static final Comparator<Place> IN_ORDER = Comparator.comparing(Place::location)
            .thenComparing(place -> Bucket.valueOf(place.bucket()));

    private final DSLContext dsl;

    public StockAsOf(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// @param bucket   `available`, `reserved`...; counted ones only
    /// @param quantity never 0
    public record Place(String location, String bucket, int quantity) {}

    /// @param title  null for an item nobody registered
    /// @param places by location, then bucket; empty when there were none
    public record Units(String sku, String title, List<Place> places) {
        public Units {
            places = List.copyOf(places);
        }

        /// In all locations.
        public int in(String bucket) {
            return places.stream().filter(place -> place.bucket().equals(bucket)).mapToInt(Place::quantity).sum();
        }

        /// Units in hand, in whatever state: what somebody who counts should find.
        ///
        /// @param location null for everywhere
        public int inHand(String location) {
            return places.stream().filter(place -> location == null || place.location().equals(location))
                    .filter(place -> Bucket.valueOf(Codes.stored(place.bucket())).side() == Bucket.Side.IN_HAND)
                    .mapToInt(Place::quantity).sum();
        }
    }

    public record OfItem(Moment moment, Units units) {}

    public record OfAll(Moment moment, Page<Units> items) {}

    /// One item. A kit has no units of its own.
    public OfItem of(Sku sku, AsOf asOf) {
        var moment = Moment.of(dsl, asOf);
        var row = dsl.fetchSingle(ONE.formatted(sql(PLACES, asOf)), moment.index(), Codes.time(asOf.at()), COUNTED, sku.key());
        return new OfItem(moment, units(row));
    }

    /// All items that had units, in the order of their SKUs.
    ///
    /// @param after the last SKU of the page before, null for the first page
    public OfAll page(AsOf asOf, String after, int limit) {
        var moment = Moment.of(dsl, asOf);
        var rows = dsl.fetch(PAGE.formatted(sql(PLACES, asOf)), moment.index(), Codes.time(asOf.at()), COUNTED,
                after == null ? "" : after.toUpperCase(Locale.ROOT), limit + 1);
        return new OfAll(moment, Page.of(rows.map(StockAsOf::units), limit));
    }

    /// All items together, by location and bucket. Reads every movement up to the instant.
    public List<Place> totals(AsOf asOf) {
        var moment = Moment.of(dsl, asOf);
        return dsl.fetch(sql(TOTALS, asOf), moment.index(), Codes.time(asOf.at()), COUNTED).stream()
                .map(row -> new Place(row.get("location", String.class), row.get("bucket", String.class), row.get("units", Integer.class)))
                .sorted(IN_ORDER).map(StockAsOf::shown).toList();
    }

    private static String sql(String text, AsOf asOf) {
        return text.formatted(Axes.join(asOf.axis()), Axes.EFFECTS, Axes.counts(asOf.axis(), "asked.upto", "asked.at"));
    }

    private static Units units(Record row) {
        var locations = row.get("locations", String[].class);
        var buckets = row.get("buckets", String[].class);
        var units = row.get("units", Integer[].class);
        var places = new ArrayList<Place>();
        for (var i = 0; locations != null && i < locations.length; i++) {
            places.add(new Place(locations[i], buckets[i], units[i]));
        }
        places.sort(IN_ORDER);
        return new Units(row.get("sku", String.class), row.get("title", String.class), places.stream().map(StockAsOf::shown).toList());
    }

    private static Place shown(Place place) {
        return new Place(place.location(), Codes.shown(place.bucket()), place.quantity());
    }
}
