package io.soldonce.projections.query.losses;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.projections.query.Page;
import io.soldonce.projections.query.Price;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/// Units that went without being sold: lost, written off, adjusted down. What was found again, or adjusted up, stands beside it.
public final class Shrinkage {
    private final DSLContext dsl;
    private final EventCatalogue catalogue;

    public Shrinkage(DSLContext dsl, EventCatalogue catalogue) {
        this.dsl = dsl;
        this.catalogue = catalogue;
    }

    public enum Period {
        DAY,
        MONTH,
        YEAR
    }

    /// Which losses, by when they happened; days, months and years are UTC.
    ///
    /// @param sku   null for all items
    /// @param from  inclusive
    /// @param until exclusive
    public record Filter(Sku sku, Instant from, Instant until, Period period) {}

    /// What went of one item in one period in one way for one reason.
    ///
    /// @param begins          first instant of the period
    /// @param change          `loss`, `found`, `write-off`, `inspection` (written off), `adjustment`
    /// @param reason          as it was given: a code for an adjustment, words else; null when none was
    /// @param units           that went, negative when they came
    /// @param unitsWithoutCost of these, how many nobody knows the cost of
    /// @param cost            of the others, first in first out; one amount for each currency, negative for what came
    public record Loss(String sku, String title, Instant begins, String change, String reason, int units, int unitsWithoutCost,
            List<Price> cost) {
        public Loss {
            cost = List.copyOf(cost);
        }
    }

    /// Of several items.
    ///
    /// @param next SKU to ask behind for the next page, null on the last one
    public record Losses(List<Loss> losses, String next) {
        public Losses {
            losses = List.copyOf(losses);
        }
    }

    /// By SKU, period, change and reason.
    ///
    /// @param after `next` of the page before, null for the first page
    /// @param limit most items on a page
    public Losses page(Filter filter, String after, int limit) {
        throw new UnsupportedOperationException();
    }

    /// All items together, by period, change and reason, without cost.
    public List<Loss> totals(Filter filter) {
        throw new UnsupportedOperationException();
    }
}
