package io.soldonce.sandbox.ebay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jooq.DSLContext;

/// Listings: what buyers see of a published offer, under an id that dies with it.
///
/// Source: eBay Sell Inventory API 1.18.4; which error the 251st revision of a day gets is not said there (25019 is assumed).
final class Listings {
    static final int REVISIONS_A_DAY = 250;
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    static final String LIVE = "o.is_published and exists (select from ebay.listing l where l.listing_id = o.listing_id and l.ended_at is null)";

    private Listings() {}

    /// What buyers can buy: the lower of the item's and the offer's quantity; an item without a quantity has none.
    static int shown(Integer item, Integer offer) {
        return Math.max(0, item == null ? 0 : offer == null ? item : Math.min(item, offer));
    }

    static LocalDate pacificDay(Instant now) {
        return now.atZone(PACIFIC).toLocalDate();
    }

    /// Counts one revision for each live listing of the SKU.
    ///
    /// @return the live listing, if there is one
    /// @throws EbayRefusal 25019 when a listing was revised 250 times today
    static Optional<Long> revise(Call call, DSLContext tx, String sku) {
        var today = pacificDay(call.now());
        var counted = tx.fetch("update ebay.listing l set revisions = case when l.revised_on = ?::date then l.revisions + 1 else 1 end,"
                + " revised_on = ?::date from ebay.offer o where o.listing_id = l.listing_id and o.is_published and l.ended_at is null"
                + " and o.account = ? and o.sku = ? returning l.listing_id, l.revisions", today, today, call.account(), sku);
        for (var row : counted) {
            if (row.get("revisions", Integer.class) > REVISIONS_A_DAY) {
                throw tooOften(25019).refusal();
            }
        }
        return counted.stream().map(row -> row.get("listing_id", Long.class)).findFirst();
    }

    static EbayError tooOften(int errorId) {
        return EbayError.inventory(errorId, "Cannot revise listing. It was revised " + REVISIONS_A_DAY
                + " times today; the next revision is possible tomorrow (Pacific time).");
    }

    static long begin(Call call, DSLContext tx, String sku, long offerId) {
        long listingId = tx.fetchSingle(
                "insert into ebay.listing (account, sku, offer_id, started_at) values (?, ?, ?, ?::timestamptz) returning listing_id",
                call.account(), sku, offerId, at(call.now())).get(0, Long.class);
        tx.execute("update ebay.offer set is_published = true, listing_id = ? where offer_id = ?", listingId, offerId);
        return listingId;
    }

    /// Ends the live listings of the account for which `condition`, on `ebay.offer o`, holds. The offers stay as they are.
    static int end(Call call, DSLContext tx, String condition, Object... bindings) {
        var all = new java.util.ArrayList<Object>(List.of(at(call.now()), call.account()));
        all.addAll(List.of(bindings));
        return tx.execute(
                "update ebay.listing l set ended_at = ?::timestamptz from ebay.offer o where o.listing_id = l.listing_id and l.ended_at is null"
                        + " and o.account = ? and o." + condition,
                all.toArray());
    }

    /// With [Knob#OUT_OF_STOCK_ENDS], listings at 0 end.
    static void endSoldOut(Call call, DSLContext tx, Collection<String> skus) {
        if (call.knobs().isOn(Knob.OUT_OF_STOCK_ENDS)) {
            tx.execute("update ebay.listing l set ended_at = ?::timestamptz from ebay.offer o join ebay.item i using (account, sku)"
                    + " where o.listing_id = l.listing_id and l.ended_at is null and o.account = ? and o.sku = any(?)"
                    + " and least(coalesce(i.quantity, 0), coalesce(o.quantity, i.quantity, 0)) <= 0", at(call.now()), call.account(),
                    skus.toArray(String[]::new));
        }
    }

    /// An auction that runs keeps one unit allocated.
    ///
    /// @throws EbayRefusal 25759
    static void refuseBelowAuctions(DSLContext tx, String account, String sku, Integer quantity) {
        if (quantity != null && quantity == 0
                && !tx.fetch("select from ebay.offer o where account = ? and sku = ? and format = 'AUCTION' and "
                        + LIVE, account, sku).isEmpty()) {
            throw belowAuctions().refusal();
        }
    }

    static EbayError belowAuctions() {
        return EbayError.inventory(25759, "shipToLocationAvailability quantity value should be greater than or equal to auction allocation."
                + " Please provide valid quantity or unpublish auction offers of the sku.");
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
