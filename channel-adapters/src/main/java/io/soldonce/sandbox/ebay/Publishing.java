package io.soldonce.sandbox.ebay;

import org.jooq.DSLContext;

import tools.jackson.databind.JsonNode;

/// From an offer to a live listing, and back.
///
/// Source: eBay Sell Inventory API 1.18.4, publishOffer and withdrawOffer. Publishing what is live answers with the listing that is there,
/// and an ended listing stays with its offer until it is withdrawn or published again: both assumed.
final class Publishing {
    private Publishing() {}

    static Answer publish(Call call) {
        return call.write(tx -> Answer.ok(Json.object().put("listingId", publish(call, tx, call.variable("offerId")))));
    }

    static Answer bulkPublish(Call call) {
        var requests = Bulk.requests(call, 25730);
        Bulk.refuseRepeats(requests, "offerId", 25728);
        return call.write(tx -> Bulk.answer(requests, request -> {
            var offerId = Bulk.text(request, "offerId");
            Bulk.refuseIfToldTo(call, tx, OfferRow.require(tx, call.account(), offerId).sku());
            return Json.object().put("offerId", offerId).put("listingId", publish(call, tx, offerId)).put("statusCode", 200);
        }));
    }

    private static String publish(Call call, DSLContext tx, String offerId) {
        var sku = OfferRow.require(tx, call.account(), offerId).sku();
        call.refuseIfToldTo(sku);
        SkuLock.takeOrRefuse(tx, call.account(), sku);
        var offer = OfferRow.require(tx, call.account(), offerId);
        check(tx, call.account(), offer, true);
        return Long.toString(offer.isLive() ? offer.listingId() : Listings.begin(call, tx, sku, offer.offerId()));
    }

    static Answer withdraw(Call call) {
        return call.write(tx -> {
            var sku = OfferRow.require(tx, call.account(), call.variable("offerId")).sku();
            call.refuseIfToldTo(sku);
            SkuLock.takeOrRefuse(tx, call.account(), sku);
            var offer = OfferRow.require(tx, call.account(), call.variable("offerId"));
            if (!offer.isPublished()) {
                throw EbayError.noSuchOffer(400, call.variable("offerId")).refusal();
            }
            Listings.end(call, tx, "offer_id = ?", offer.offerId());
            tx.execute("update ebay.offer set is_published = false where offer_id = ?", offer.offerId());
            return Answer.ok(Json.object().put("listingId", Long.toString(offer.listingId())));
        });
    }

    /// What a live listing must have.
    ///
    /// @param isNew true when a quantity is needed too: nothing is published at 0
    static void check(DSLContext tx, String account, OfferRow offer, boolean isNew) {
        var item = tx.fetchSingle("select document::text from ebay.item where account = ? and sku = ?", account, offer.sku());
        checkItem(Json.parse(item.get(0, String.class)));
        var document = offer.document();
        boolean isAuction = offer.format().equals("AUCTION");
        if (offer.price() == null && !isAuction) {
            throw invalid(25003, "price");
        }
        if (isNew && Listings.shown(offer.inStock(), offer.quantity()) == 0) {
            throw isAuction
                    ? EbayError.inventory(25760, "shipToLocationAvailability quantity insufficient to create auction listing.").refusal()
                    : invalid(25004, "quantity");
        }
        if (Json.text(document, "categoryId") == null) {
            throw invalid(25005, "category");
        }
        checkTerms(tx, account, offer);
    }

    static void checkItem(JsonNode item) {
        if (Json.text(item, "product", "title") == null) {
            throw EbayError.inventory(25016, "The title value is invalid. It is missing.").refusal();
        }
        if (Json.text(item, "condition") == null) {
            throw invalid(25021, "item condition");
        }
        if (item.path("product").path("imageUrls").isEmpty()) {
            throw invalid(25014, "pictures");
        }
    }

    private static void checkTerms(DSLContext tx, String account, OfferRow offer) {
        var document = offer.document();
        var key = Json.text(document, "merchantLocationKey");
        var terms = document.path("listingPolicies");
        var row = tx.fetchSingle("select exists (select from ebay.location where account = ? and location_key = ? and is_enabled) as place,"
                + " (select array_agg(kind || policy_id) from ebay.policy where account = ? and marketplace = ?) as policies", account, key,
                account, offer.marketplace());
        if (!row.get("place", Boolean.class)) {
            throw EbayError.inventory(25012, "Invalid inventory location. There is no enabled location \"" + key + "\".").refusal();
        }
        var policies = row.get("policies", String[].class);
        var known = policies == null ? java.util.Set.<String>of() : java.util.Set.of(policies);
        if (!known.contains("FULFILLMENT" + Json.text(terms, "fulfillmentPolicyId"))) {
            throw invalid(25007, "Shipping policy information");
        }
        if (!known.contains("PAYMENT" + Json.text(terms, "paymentPolicyId"))) {
            throw invalid(25008, "Payment policy information");
        }
        if (!known.contains("RETURN" + Json.text(terms, "returnPolicyId"))) {
            throw invalid(25009, "Return policy information");
        }
    }

    private static EbayRefusal invalid(int errorId, String what) {
        return EbayError.inventory(errorId, "The eBay listing associated with the inventory item, or the unpublished offer has an invalid "
                + what + ".").refusal();
    }
}
