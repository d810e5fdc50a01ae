package io.soldonce.projections.query.asof;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.projections.query.Page;
import io.soldonce.projections.query.Price;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/// What listings should have shown at an instant: today's rules over the facts of then. What was wanted at the time, by the rules of the
/// time, is what was sent: [ShownAsOf].
public final class DesiredAsOf {
    private final DSLContext dsl;
    private final EventCatalogue catalogue;

    public DesiredAsOf(DSLContext dsl, EventCatalogue catalogue) {
        this.dsl = dsl;
        this.catalogue = catalogue;
    }

    /// @param listed   what was known of the listing out there: `draft`, `live`, `paused`, `ended`, `archived`
    /// @param status   `live`, `ended` or `unknown` (leave it as it is)
    /// @param quantity null when unknown
    /// @param price    null when none could go out
    /// @param cause    index of the event that made it so
    /// @param sentence that event in words; null while the history has not come so far
    public record Desired(String sku, String channel, String slot, String externalId, String title, String listed, String status,
            Integer quantity, Price price, List<String> reasons, Instant validUntil, long cause, String sentence) {
        public Desired {
            reasons = List.copyOf(reasons);
        }
    }

    /// @param policyVersion the version of today's rules, which were applied
    public record OfItem(Moment moment, int policyVersion, List<Desired> listings) {
        public OfItem {
            listings = List.copyOf(listings);
        }
    }

    /// @param policyVersion the version of today's rules, which were applied
    /// @param next          SKU to ask behind for the next page, null on the last one
    public record OfAll(Moment moment, int policyVersion, List<Desired> listings, String next) {
        public OfAll {
            listings = List.copyOf(listings);
        }
    }

    /// All listings an item had then.
    public OfItem of(Sku sku, AsOf asOf) {
        throw new UnsupportedOperationException();
    }

    /// The listings of all items, SKU by SKU.
    ///
    /// @param channel null for all channels
    /// @param after   `next` of the page before, null for the first page
    /// @param limit   most SKUs on a page; each may have several listings
    public OfAll page(ChannelId channel, AsOf asOf, String after, int limit) {
        throw new UnsupportedOperationException();
    }
}
