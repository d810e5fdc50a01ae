package io.soldonce.projections.query.asof;

import io.soldonce.projections.query.Page;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/// What changed between two instants.
public final class StockDifference {
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
        throw new UnsupportedOperationException();
    }

    /// All items of which a unit moved, in the order of their SKUs.
    ///
    /// @param after the last SKU of the page before, null for the first page
    public OfAll page(Between between, String after, int limit) {
        throw new UnsupportedOperationException();
    }
}
