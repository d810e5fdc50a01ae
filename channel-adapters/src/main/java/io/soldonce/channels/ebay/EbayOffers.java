package io.soldonce.channels.ebay;

import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.CanonicalListing.Part;
import io.soldonce.channels.spi.Shown;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A listing in eBay's words: what is sent for it. Pure.
///
/// What a shopper can buy is the smaller of two numbers, the item's and the offer's, so both are always written. Writing an item or an offer
/// replaces it whole, and what is left out is lost (eBay Sell Inventory API 1.18.4): hence the `changed...` methods start from what was read.
final class EbayOffers {
    static final String AUCTION = "auction";
    private static final int LONGEST_TITLE = 80;

    private EbayOffers() {}

    /// What goes out, in one document, for the journal and the dry run. Ids that only eBay knows stand as `{offerId}`.
    static String payload(CanonicalListing listing, EbayAccount account) {
        var payload = EbayJson.object().put("sku", sku(listing)).put("status", listing.status().name());
        if (listing.status() == Shown.Status.ENDED) {
            payload.set("bulk_update_price_quantity", quantities(listing, "{offerId}", 0));
            payload.put("withdraw", "{offerId}");
        } else {
            var prices = priceAndQuantity(listing, "{offerId}", isQuantityWritten(listing));
            if (prices != null) {
                payload.set("bulk_update_price_quantity", prices);
            }
            if (listing.changed().contains(Part.CONTENT)) {
                payload.set("inventory_item", changedItem(EbayJson.object(), listing, category(listing, account)));
            }
            if (listing.changed().contains(Part.STATUS)) {
                payload.put("publish", "{offerId}");
            }
        }
        return EbayJson.write(payload);
    }

    static String sku(CanonicalListing listing) {
        return listing.key().sku().value();
    }

    static boolean isAuction(CanonicalListing listing) {
        return listing.key().slot().equals(AUCTION);
    }

    static boolean isQuantityWritten(CanonicalListing listing) {
        return listing.changed().contains(Part.QUANTITY) || listing.changed().contains(Part.STATUS);
    }

    static boolean isPriceWritten(CanonicalListing listing) {
        return listing.price() != null && (listing.changed().contains(Part.PRICE) || listing.changed().contains(Part.STATUS));
    }

    /// The body of bulkUpdatePriceQuantity for one published offer; null when neither number is to be written.
    static ObjectNode priceAndQuantity(CanonicalListing listing, String offerId, boolean hasQuantity) {
        if (!hasQuantity && !isPriceWritten(listing)) {
            return null;
        }
        var offer = EbayJson.object().put("offerId", offerId);
        var request = EbayJson.object();
        if (hasQuantity) {
            offer.put("availableQuantity", listing.quantity());
            request.put("sku", sku(listing)).set("shipToLocationAvailability", EbayJson.object().put("quantity", listing.quantity()));
        }
        if (isPriceWritten(listing)) {
            offer.set("price", EbayJson.amount(listing.price()));
        }
        request.set("offers", EbayJson.array().add(offer));
        return one(request);
    }

    /// The same with nothing but both quantities.
    static ObjectNode quantities(CanonicalListing listing, String offerId, int quantity) {
        var request = EbayJson.object().put("sku", sku(listing));
        request.set("shipToLocationAvailability", EbayJson.object().put("quantity", quantity));
        request.set("offers", EbayJson.array().add(EbayJson.object().put("offerId", offerId).put("availableQuantity", quantity)));
        return one(request);
    }

    /// One SKU in each request: the contract says in one place that 25 are taken, in another that only one is.
    private static ObjectNode one(ObjectNode request) {
        var body = EbayJson.object();
        body.set("requests", EbayJson.array().add(request));
        return body;
    }

    /// What has to be known before something new can be listed; empty when all is there.
    static List<String> missing(CanonicalListing listing, EbayAccount account) {
        var missing = new ArrayList<String>();
        var category = category(listing, account);
        if (images(listing).isEmpty()) {
            missing.add("a picture: put its https address into the item's attribute imageUrl");
        }
        if (category == null) {
            missing.add(
                    "eBay's category number: put it into the item's attribute ebayCategory, or categoryId into the account's properties");
        } else if (EbayConditions.isTradingCard(category) && !listing.content().attributes().containsKey(EbayConditions.DESCRIPTORS)) {
            missing.add("the card's condition descriptors: put them into the item's attribute " + EbayConditions.DESCRIPTORS);
        }
        if (listing.price() == null) {
            missing.add("a price");
        }
        if (listing.content().condition() == null) {
            missing.add("the item's condition");
        }
        if (listing.content().title().length() > LONGEST_TITLE) {
            missing.add("a title of at most " + LONGEST_TITLE + " characters");
        }
        if (!account.canList()) {
            missing.add(
                    "the location or a policy, because the seller has none or several: put merchantLocationKey, paymentPolicyId, returnPolicyId and"
                            + " fulfillmentPolicyId into the account's properties");
        }
        return missing;
    }

    /// The item as it was read, without what only eBay may write.
    static ObjectNode unchangedItem(JsonNode read) {
        var item = ((ObjectNode) read).deepCopy();
        item.remove(List.of("sku", "locale", "groupIds", "inventoryItemGroupKeys"));
        return item;
    }

    /// The item as it should be, from the item as it was read; an empty object for one that is not there yet. Its quantity is untouched.
    ///
    /// @param category in which it is listed, or will be
    static ObjectNode changedItem(JsonNode read, CanonicalListing listing, String category) {
        var item = unchangedItem(read);
        var content = listing.content();
        var product = item.withObjectProperty("product").put("title", content.title());
        if (content.ean() != null) {
            product.set("ean", EbayJson.array().add(content.ean()));
        }
        if (!images(listing).isEmpty()) {
            product.set("imageUrls", images(listing));
        }
        var attributes = content.attributes();
        if (attributes.containsKey("description")) {
            product.put("description", attributes.get("description"));
        }
        if (content.condition() != null && !EbayConditions.isAlready(EbayJson.text(item, "condition"), content, category)) {
            item.put("condition", EbayConditions.of(content, category));
        }
        var descriptors = EbayConditions.descriptors(content);
        if (descriptors != null) {
            item.set("conditionDescriptors", descriptors);
        }
        return item;
    }

    /// @param quantity of the item over all marketplaces; what eBay says of other places of stock is kept
    static ObjectNode withItemQuantity(ObjectNode item, int quantity) {
        var stock = item.withObjectProperty("availability").withObjectProperty("shipToLocationAvailability");
        stock.remove("allocationByFormat"); // eBay's own
        stock.put("quantity", quantity);
        return item;
    }

    static ObjectNode newOffer(CanonicalListing listing, EbayAccount account) {
        return ready(EbayJson.object().put("sku", sku(listing)).put("marketplaceId", account.marketplace()).put("format", "FIXED_PRICE")
                .put("listingDuration", "GTC"), listing, account);
    }

    /// The offer as it should be to be published again, from the offer as it was read; what the seller set by hand is kept.
    static ObjectNode relisted(JsonNode read, CanonicalListing listing, EbayAccount account) {
        var offer = ((ObjectNode) read).deepCopy();
        offer.remove(List.of("offerId", "sku", "marketplaceId", "format", "listing", "status")); // eBay's own, or not to be changed
        return ready(offer, listing, account);
    }

    private static ObjectNode ready(ObjectNode offer, CanonicalListing listing, EbayAccount account) {
        offer.put("availableQuantity", listing.quantity());
        if (listing.price() != null) {
            offer.withObjectProperty("pricingSummary").set("price", EbayJson.amount(listing.price()));
        }
        putIfAbsent(offer, "categoryId", category(listing, account));
        putIfAbsent(offer, "merchantLocationKey", account.merchantLocationKey());
        var policies = offer.withObjectProperty("listingPolicies");
        putIfAbsent(policies, "paymentPolicyId", account.paymentPolicyId());
        putIfAbsent(policies, "returnPolicyId", account.returnPolicyId());
        putIfAbsent(policies, "fulfillmentPolicyId", account.fulfillmentPolicyId());
        return offer;
    }

    /// Null when neither the item nor the account names one of eBay's numbers.
    static String category(CanonicalListing listing, EbayAccount account) {
        var named = listing.content().attributes().getOrDefault("ebayCategory", listing.content().category());
        return named != null && named.strip().matches("[0-9]+") ? named.strip() : account.categoryId();
    }

    private static ArrayNode images(CanonicalListing listing) {
        var images = EbayJson.array();
        for (var address : listing.content().attributes().getOrDefault("imageUrl", "").strip().split("[\\s,]+", -1)) {
            if (!address.isEmpty()) {
                images.add(address);
            }
        }
        return images;
    }

    private static void putIfAbsent(ObjectNode object, String name, String value) {
        if (value != null && EbayJson.text(object, name) == null) {
            object.put(name, value);
        }
    }
}
