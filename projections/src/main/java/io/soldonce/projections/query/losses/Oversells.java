package io.soldonce.projections.query.losses;

import io.soldonce.projections.query.Page;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/// What was sold more often than it was there, and how it came to that.
public final class Oversells {
    private final DSLContext dsl;

    public Oversells(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Which ones, by when they were recorded; whatever is null does not narrow.
    ///
    /// @param from  inclusive
    /// @param until exclusive
    public record Filter(Sku sku, Instant from, Instant until) {
        public static final Filter ALL = new Filter(null, null, null);
    }

    /// One oversell.
    ///
    /// @param index       of the event that named it
    /// @param units       with nothing behind them
    /// @param available   what is available today; still below zero means that it is not settled
    /// @param exceptionId what stands in the queue, null when nothing does
    /// @param resolvedAt  null while nobody has settled it
    public record Oversell(long index, String sku, String title, String channel, String orderId, int units, int available, String sentence,
            Instant occurredAt, Instant recordedAt, Long exceptionId, Instant resolvedAt, String resolution) {}

    /// One thing that happened around it.
    ///
    /// @param at        when it happened: where the list is ordered by
    /// @param knownAt   when the ledger knew: of a fact when it was recorded; of a push when it was read back, null when it never was
    /// @param source    `fact`, `push`, `observed`
    /// @param kind      of a fact its name (`units-sold`...), of a push its action
    /// @param units     by which the available units changed; 0 for what is no fact
    /// @param available units available when all that had happened by then is counted
    /// @param known     units available that the ledger counted then, knowing only what had been recorded
    /// @param words     as a sentence
    public record Line(Instant at, Instant knownAt, String source, String kind, String id, String channel, String orderId, int units,
            Integer available, Integer known, String words) {}

    /// From the fact that took the last unit to the end of the trouble, or to now: what was sold where, when it happened and when it was
    /// recorded; what each channel had been told before and was told then.
    ///
    /// @param hasMore the list was cut at its limit
    public record Timeline(Oversell oversell, List<Line> lines, boolean hasMore) {
        public Timeline {
            lines = List.copyOf(lines);
        }
    }

    /// Newest first.
    ///
    /// @param before index of the last one of the page before, null for the first page
    public Page<Oversell> page(Filter filter, Long before, int limit) {
        throw new UnsupportedOperationException();
    }

    /// Empty when no event of that index names an oversell.
    public Optional<Timeline> timeline(long index, int limit) {
        throw new UnsupportedOperationException();
    }
}
