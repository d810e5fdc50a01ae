package io.soldonce.channels.ebay;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.CanonicalListing.Part;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.Shown;
import io.soldonce.values.ListingKey;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One listing's push: the calls it takes, in an order that can be broken off after any of them and begun again from what stands there.
/// On the way down the quantity goes first; on the way up publishing comes last.
final class EbayPush {
    private static final String NOT_LIVE = "the listing is not live there any more: nothing more was written; reading back shows what is";

    private final EbayApi api;
    private final EbayDefaults defaults;
    private final Map<ListingKey, String> offerIds;
    private final CanonicalListing listing;
    private boolean hasWritten;

    /// @param offerIds eBay's ids of the offers as far as known; only a hint, since anybody may delete and make anew
    EbayPush(EbayApi api, EbayDefaults defaults, Map<ListingKey, String> offerIds, CanonicalListing listing) {
        this.api = api;
        this.defaults = defaults;
        this.offerIds = offerIds;
        this.listing = listing;
    }

    CallOutcome push() {
        try {
            if (listing.status() == Shown.Status.ENDED) {
                end();
            } else if (listing.changed().contains(Part.STATUS)) {
                list();
            } else {
                revise();
            }
            return new CallOutcome.Done();
        } catch (ChannelFailure failed) {
            offerIds.remove(listing.key());
            return isToBeReadBack(failed.outcome())
                    ? new CallOutcome.Unknown("broken off after a part was written: " + failed.outcome())
                    : failed.outcome();
        } catch (IllegalArgumentException unclear) {
            return new CallOutcome.Refused("NOT_SENT", unclear.getMessage());
        }
    }

    /// What says "did nothing" is no longer true once a part was written.
    private boolean isToBeReadBack(CallOutcome outcome) {
        return hasWritten && (outcome instanceof CallOutcome.Transient || outcome instanceof CallOutcome.Throttled);
    }

    private void end() {
        var offerId = offerIds.get(listing.key());
        var isZero = offerId != null && isZeroTaken(offerId);
        if (!isZero) {
            var offer = offer().filter(EbayShown::isLive);
            if (offer.isEmpty()) {
                return;
            }
            offerId = EbayJson.text(offer.get(), "offerId");
            isZeroTaken(offerId);
        }
        try {
            written(api.post(path(offerId) + "/withdraw", null));
        } catch (ChannelFailure failed) {
            var isOverAnyhow = failed.outcome() instanceof CallOutcome.Refused && offer().filter(EbayShown::isLive).isEmpty();
            if (!isOverAnyhow) {
                throw failed;
            }
        }
    }

    /// A refused zero does not hold up the end: withdrawing takes it off sale by itself.
    private boolean isZeroTaken(String offerId) {
        if (EbayOffers.isAuction(listing)) {
            return true; // an auction has no quantity of its own (25762), and the item's is the fixed price offer's too
        }
        try {
            bulk(EbayOffers.quantities(listing, offerId, 0));
            return true;
        } catch (ChannelFailure failed) {
            if (failed.outcome() instanceof CallOutcome.Refused) {
                return false;
            }
            throw failed;
        }
    }

    private void revise() {
        if (EbayOffers.isAuction(listing)) {
            throw new IllegalArgumentException("an auction is not revised from here: change it on eBay");
        }
        var hasQuantity = EbayOffers.isQuantityWritten(listing);
        if (EbayOffers.priceAndQuantity(listing, "", hasQuantity) != null) {
            var known = offerIds.get(listing.key());
            if (known == null || !isTaken(known, hasQuantity)) {
                var offerId = EbayJson.text(liveOffer(), "offerId");
                priceAndQuantity(offerId, hasQuantity);
            }
        }
        if (listing.changed().contains(Part.CONTENT)) {
            content();
        }
    }

    /// False when the id that was known is refused, perhaps only because it is old.
    private boolean isTaken(String offerId, boolean hasQuantity) {
        try {
            bulk(EbayOffers.priceAndQuantity(listing, offerId, hasQuantity));
            return true;
        } catch (ChannelFailure failed) {
            if (failed.outcome() instanceof CallOutcome.Refused) {
                return false;
            }
            throw failed;
        }
    }

    /// A price that eBay refuses holds up no quantity.
    private void priceAndQuantity(String offerId, boolean hasQuantity) {
        try {
            bulk(EbayOffers.priceAndQuantity(listing, offerId, hasQuantity));
        } catch (ChannelFailure failed) {
            if (failed.outcome() instanceof CallOutcome.Refused && hasQuantity && EbayOffers.isPriceWritten(listing)) {
                bulk(EbayOffers.quantities(listing, offerId, listing.quantity()));
            }
            throw failed;
        }
    }

    private void content() {
        var item = item().orElseThrow(() -> new ChannelFailure(new CallOutcome.Unknown(NOT_LIVE)));
        var changed = EbayOffers.changedItem(item, listing, EbayJson.text(liveOffer(), "categoryId"));
        var stock = EbayJson.number(item.path("availability").path("shipToLocationAvailability").path("quantity"), 0);
        // Left out it would be lost; written higher than it was read it might put on sale again what was just sold there.
        var document = EbayOffers.withItemQuantity(changed, Math.min(stock, listing.quantity()));
        if (!document.equals(EbayOffers.withItemQuantity(EbayOffers.unchangedItem(item), stock))) { // revisions are counted
            put(itemPath(), document);
        }
    }

    private void list() {
        if (EbayOffers.isAuction(listing)) {
            throw new IllegalArgumentException("an auction is not started from here: start it on eBay");
        }
        var offer = offer();
        if (offer.filter(EbayShown::isLive).isPresent()) {
            revise();
            return;
        }
        if (listing.quantity() == 0) {
            return; // nothing is for sale there, and there is nothing to sell
        }
        var item = item();
        if (offer.isEmpty() || item.isEmpty()) {
            refuseUnlessComplete();
        }
        stock(item, offer.map(read -> EbayJson.text(read, "categoryId")).orElseGet(() -> EbayOffers.category(listing, api.account())));
        var offerId = offer.map(this::relisted).orElseGet(this::newOffer);
        written(api.post(path(offerId) + "/publish", null));
        offerIds.put(listing.key(), offerId);
    }

    private String newOffer() {
        var made = written(api.post(EbayApi.INVENTORY + "/offer", EbayOffers.newOffer(listing, defaults.account()))).body();
        var offerId = EbayJson.text(made, "offerId");
        if (offerId == null) {
            throw new ChannelFailure(new CallOutcome.Unknown("the answer names no offer: " + made));
        }
        return offerId;
    }

    private String relisted(JsonNode offer) {
        var offerId = EbayJson.text(offer, "offerId");
        put(path(offerId), EbayOffers.relisted(offer, listing, api.account()));
        return offerId;
    }

    private void refuseUnlessComplete() {
        var missing = EbayOffers.missing(listing, defaults.account());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "eBay has no listing of " + EbayOffers.sku(listing) + " yet, and to make one there is missing "
                            + String.join("; ", missing));
        }
    }

    /// The item before its offer: written whole when it is new or other than it should be.
    private void stock(Optional<JsonNode> item, String category) {
        var isWhole = item.isEmpty() || listing.changed().contains(Part.CONTENT);
        var document = isWhole
                ? EbayOffers.changedItem(item.orElseGet(EbayJson::object), listing, category)
                : EbayOffers.unchangedItem(item.get());
        put(itemPath(), EbayOffers.withItemQuantity(document, listing.quantity()));
    }

    private void bulk(JsonNode body) {
        var answer = api.post(EbayApi.INVENTORY + "/bulk_update_price_quantity", body).body();
        var parts = EbayJson.elements(answer.path("responses")).stream().map(part -> EbayErrors.ofPart(part, api.clock().instant()))
                .toList();
        if (parts.isEmpty()) {
            throw new ChannelFailure(new CallOutcome.Unknown("the answer names no listing: " + answer));
        }
        hasWritten |= parts.contains(new CallOutcome.Done());
        parts.stream().filter(part -> !part.equals(new CallOutcome.Done())).findFirst().ifPresent(failed -> {
            throw new ChannelFailure(failed);
        });
    }

    private void put(String path, JsonNode body) {
        written(api.put(path, body));
    }

    private EbayApi.Answer written(EbayApi.Answer answer) {
        hasWritten = true;
        return answer;
    }

    private JsonNode liveOffer() {
        return offer().filter(EbayShown::isLive).orElseThrow(() -> new ChannelFailure(new CallOutcome.Unknown(NOT_LIVE)));
    }

    private Optional<JsonNode> offer() {
        var offer = EbayShown.offer(EbayReads.offers(api, EbayOffers.sku(listing)), EbayOffers.isAuction(listing));
        offer.ifPresent(read -> offerIds.put(listing.key(), EbayJson.text(read, "offerId")));
        return offer;
    }

    private Optional<JsonNode> item() {
        return api.find(itemPath());
    }

    private String itemPath() {
        return EbayApi.INVENTORY + "/inventory_item/" + EbayApi.encoded(EbayOffers.sku(listing));
    }

    private static String path(String offerId) {
        return EbayApi.INVENTORY + "/offer/" + EbayApi.encoded(offerId);
    }

}
