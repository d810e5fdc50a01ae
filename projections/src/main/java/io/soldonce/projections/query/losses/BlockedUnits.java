package io.soldonce.projections.query.losses;

import io.soldonce.item.Bucket;
import io.soldonce.projections.query.Page;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/// Units that are neither for sale nor gone: since when they wait, for what, and who put them there.
public final class BlockedUnits {
    /// States that a unit should not stay in.
    public static final Set<Bucket> STATES = Set.of(Bucket.RESERVED, Bucket.HELD, Bucket.RETURNED, Bucket.DAMAGED,
            Bucket.RETURN_REQUESTED, Bucket.CONSIGNED, Bucket.PICKED, Bucket.PACKED);

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

    /// Units that came into a state together and are still there. Which units of several left again is known by their order; of those without
    /// one, the first that came left first.
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
    public Page<Blocked> page(Filter filter, Blocked after, int limit) {
        throw new UnsupportedOperationException();
    }

    /// By state: how many units wait, and how many of these for longer than 24 hours, 7 days, 30 days.
    public List<Age> ages(Instant now) {
        throw new UnsupportedOperationException();
    }
}
