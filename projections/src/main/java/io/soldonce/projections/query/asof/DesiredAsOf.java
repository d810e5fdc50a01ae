package io.soldonce.projections.query.asof;

import static io.soldonce.tables.projections.Tables.LISTING_NOW;
import static org.jooq.impl.DSL.noCondition;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.listing.policy.ListingPolicy;
import io.soldonce.projections.inline.DesiredListings;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Page;
import io.soldonce.projections.query.Price;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Record;

/// What listings should have shown at an instant: today's rules over the facts of then. What was wanted at the time, by the rules of the
/// time, is what was sent: [ShownAsOf].
public final class DesiredAsOf {
    private static final String DESIRED = """
        select d.*, coalesce(i.sku, d.sku_key) as sku, l.external_id, l.title, l.status as listed, h.sentence
          from desired_listing d
          join listing_now l on l.sku_key = d.sku_key and l.channel = d.channel and l.slot = d.slot
          left join item_now i on i.sku_key = d.sku_key
          left join history h on h.log_index = d.cause_index
         where (?::text is null or d.channel = ?) order by d.sku_key, d.channel, d.slot""";

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
        var moment = Moment.of(dsl, asOf);
        return new OfItem(moment, ListingPolicy.VERSION, desired(List.of(sku.key()), null, asOf, moment));
    }

    /// The listings of all items, SKU by SKU.
    ///
    /// @param channel null for all channels
    /// @param after   `next` of the page before, null for the first page
    /// @param limit   most SKUs on a page; each may have several listings
    public OfAll page(ChannelId channel, AsOf asOf, String after, int limit) {
        var moment = Moment.of(dsl, asOf);
        var listed = dsl.selectDistinct(LISTING_NOW.SKU_KEY).from(LISTING_NOW)
                .where(LISTING_NOW.SKU_KEY.gt(after == null ? "" : after.toUpperCase(Locale.ROOT)))
                .and(channel == null ? noCondition() : LISTING_NOW.CHANNEL.eq(channel.value()))
                .orderBy(LISTING_NOW.SKU_KEY).limit(limit + 1).fetch(LISTING_NOW.SKU_KEY);
        var keys = Page.of(listed, limit);
        return new OfAll(moment, ListingPolicy.VERSION, desired(keys.rows(), channel, asOf, moment), keys.next(key -> key));
    }

    private List<Desired> desired(List<String> keys, ChannelId channel, AsOf asOf, Moment moment) {
        var name = channel == null ? null : channel.value();
        return dsl.transactionResult(transaction -> {
            var db = transaction.dsl();
            return db.connectionResult(connection -> {
                try (var tables = new TablesOfThen(connection)) {
                    tables.fold(keys, new StreamFacts(connection, catalogue, asOf, moment.index()), moment.index());
                    DesiredListings.withoutMarking(asOf.at()).deriveExactly(connection, keys, moment.index());
                    return db.fetch(DESIRED, name, name).map(DesiredAsOf::desired);
                }
            });
        });
    }

    private static Desired desired(Record row) {
        return new Desired(row.get("sku", String.class), row.get("channel", String.class), row.get("slot", String.class),
                row.get("external_id", String.class), row.get("title", String.class), Codes.shown(row.get("listed", String.class)),
                Codes.shown(row.get("status", String.class)), row.get("quantity", Integer.class),
                Price.of(row.get("price", BigDecimal.class), row.get("currency", String.class)),
                List.of(row.get("reasons", String[].class)),
                Codes.instant(row.get("valid_until", OffsetDateTime.class)), row.get("cause_index", Long.class),
                row.get("sentence", String.class));
    }
}
