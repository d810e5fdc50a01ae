package io.soldonce.channels.ebay;

import io.soldonce.channels.spi.Seen;
import io.soldonce.channels.spi.Shown;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// eBay's items and offers in our words: what a shopper sees there. Pure.
final class EbayShown {
    private static final Shown NEVER_THERE = new Shown(Shown.Status.ENDED, 0, null, null, null, null);
    /// Of a published offer whose listing is over all the same: ended by hand, or by eBay.
    private static final Set<String> OVER = Set.of("ENDED", "EBAY_ENDED", "INACTIVE", "NOT_LISTED");

    private EbayShown() {}

    /// The offer a listing stands for: a SKU may have one at a fixed price and an auction beside it.
    static Optional<JsonNode> offer(List<JsonNode> offers, boolean isAuction) {
        return offers.stream().filter(offer -> isAuction(offer) == isAuction).findFirst();
    }

    static boolean isAuction(JsonNode offer) {
        return "AUCTION".equals(EbayJson.text(offer, "format"));
    }

    static boolean isLive(JsonNode offer) {
        var listing = EbayJson.text(offer, "listing", "listingStatus");
        return "PUBLISHED".equals(EbayJson.text(offer, "status")) && (listing == null || !OVER.contains(listing));
    }

    /// @param item  null when eBay knows no such SKU
    /// @param offer null when it has none of this kind
    static Shown shown(JsonNode item, JsonNode offer, EbaySite site) {
        if (item == null && offer == null) {
            return NEVER_THERE;
        }
        var title = item == null ? null : EbayJson.text(item, "product", "title");
        if (offer == null) {
            return new Shown(Shown.Status.ENDED, 0, null, title, null, null);
        }
        var isLive = isLive(offer);
        var listingId = EbayJson.text(offer, "listing", "listingId");
        var price = EbayJson.money(offer.path("pricingSummary").path("price"));
        return new Shown(isLive ? Shown.Status.LIVE : Shown.Status.ENDED, isLive ? buyable(item, offer) : 0, price, title, listingId,
                listingId == null ? null : site.page(listingId));
    }

    /// The smaller of the item's and the offer's number; an offer without one of its own takes the item's.
    private static int buyable(JsonNode item, JsonNode offer) {
        var stock = item == null
                ? 0
                : EbayJson.number(item.path("availability").path("shipToLocationAvailability").path("quantity"), 0);
        return Math.max(0, Math.min(stock, EbayJson.number(offer.path("availableQuantity"), stock)));
    }

    /// What an observation tells of one item: its listings, ended ones included. What never had a listing is none.
    static List<Seen> seen(JsonNode item, List<JsonNode> offers, EbaySite site) {
        var ean = EbayJson.text(item.path("product").path("ean").path(0));
        return offers.stream().filter(offer -> EbayJson.text(offer, "listing", "listingId") != null)
                .map(offer -> new Seen(EbayJson.text(item, "sku"), ean, Math.max(1, EbayJson.number(offer.path("lotSize"), 1)),
                        shown(item, offer, site)))
                .toList();
    }
}
