package io.soldonce.projections.query.losses;

import io.soldonce.projections.query.Page;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/// Corrections made by hand: why, by whom, how many.
public final class Adjustments {
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
        throw new UnsupportedOperationException();
    }

    /// One by one, newest first.
    ///
    /// @param before index of the last one of the page before, null for the first page
    public Page<Line> page(Filter filter, Long before, int limit) {
        throw new UnsupportedOperationException();
    }
}
