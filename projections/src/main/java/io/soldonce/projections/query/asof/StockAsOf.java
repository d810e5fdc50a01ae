package io.soldonce.projections.query.asof;

import io.soldonce.item.Bucket;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Page;
import io.soldonce.values.Sku;
import java.util.List;
import org.jooq.DSLContext;

/// How many units stood where at an instant.
public final class StockAsOf {
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
        throw new UnsupportedOperationException();
    }

    /// All items that had units, in the order of their SKUs.
    ///
    /// @param after the last SKU of the page before, null for the first page
    public OfAll page(AsOf asOf, String after, int limit) {
        throw new UnsupportedOperationException();
    }

    /// All items together, by location and bucket. Reads every movement up to the instant.
    public List<Place> totals(AsOf asOf) {
        throw new UnsupportedOperationException();
    }
}
