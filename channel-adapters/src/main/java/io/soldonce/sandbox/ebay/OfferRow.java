package io.soldonce.sandbox.ebay;

import java.math.BigDecimal;
import java.util.List;

import org.jooq.DSLContext;
import org.jooq.Record;

import tools.jackson.databind.node.ObjectNode;

/// An offer as it stands, with what its listing shows.
///
/// @param quantity of the offer; null when only the item's counts
/// @param inStock  of the item; null when it has none
record OfferRow(long offerId, String sku, String marketplace, String format, ObjectNode document, Integer quantity, BigDecimal price,
        String currency, boolean isPublished, Long listingId, boolean isEnded, int sold, Integer inStock) {

    /// @param condition on `ebay.offer o`, for example `o.account = ? and o.offer_id = ?`
    static List<OfferRow> find(DSLContext db, String condition, Object... bindings) {
        return db.fetch("select o.offer_id, o.sku, o.marketplace, o.format, o.document::text as document, o.quantity, o.price, o.currency,"
                + " o.is_published, o.listing_id, l.ended_at is not null as is_ended, coalesce(l.sold, 0) as sold, i.quantity as in_stock"
                + " from ebay.offer o join ebay.item i using (account, sku) left join ebay.listing l on l.listing_id = o.listing_id where "
                + condition, bindings).map(OfferRow::of);
    }

    private static OfferRow of(Record row) {
        return new OfferRow(row.get("offer_id", Long.class), row.get("sku", String.class), row.get("marketplace", String.class),
                row.get("format", String.class), Json.parseObject(row.get("document", String.class)), row.get("quantity", Integer.class),
                row.get("price", BigDecimal.class), row.get("currency", String.class), row.get("is_published", Boolean.class),
                row.get("listing_id", Long.class), row.get("is_ended", Boolean.class), row.get("sold", Integer.class),
                row.get("in_stock", Integer.class));
    }

    /// @throws EbayRefusal 404, 25713
    static OfferRow require(DSLContext db, String account, String offerId) {
        var number = number(offerId);
        var found = number == null ? List.<OfferRow>of() : find(db, "o.account = ? and o.offer_id = ?", account, number);
        if (found.isEmpty()) {
            throw EbayError.noSuchOffer(404, offerId).refusal();
        }
        return found.getFirst();
    }

    /// Null when it is no id at all.
    static Long number(String offerId) {
        return offerId != null && offerId.matches("\\d{1,18}") ? Long.valueOf(offerId) : null;
    }

    boolean isLive() {
        return isPublished && !isEnded;
    }

    int shown() {
        return isLive() ? Listings.shown(inStock, quantity) : 0;
    }

    String listingStatus() {
        return isEnded ? "ENDED" : shown() > 0 ? "ACTIVE" : "OUT_OF_STOCK";
    }

    /// As getOffer tells it. The listing is there for published offers only.
    ObjectNode json() {
        var json = document.deepCopy().put("offerId", Long.toString(offerId)).put("sku", sku).put("marketplaceId", marketplace)
                .put("format", format).put("status", isPublished ? "PUBLISHED" : "UNPUBLISHED");
        if (quantity != null) {
            json.put("availableQuantity", quantity);
        }
        if (price != null) {
            json.withObject("/pricingSummary").set("price", Json.money(price, currency));
        }
        if (isPublished) {
            json.putObject("listing").put("listingId", Long.toString(listingId)).put("listingStatus", listingStatus())
                    .put("soldQuantity", sold);
        }
        return json;
    }
}
