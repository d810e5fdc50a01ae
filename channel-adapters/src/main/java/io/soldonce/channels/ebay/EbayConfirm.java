package io.soldonce.channels.ebay;

import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.Confirmation;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.values.ListingKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/// Reads a batch back: what a shopper sees of each listing now. eBay applies what it takes at once, so nothing is ever pending.
final class EbayConfirm {
    private final EbayApi api;
    private final List<Receipt> receipts;

    EbayConfirm(EbayApi api, List<Receipt> receipts) {
        this.api = api;
        this.receipts = receipts;
    }

    List<Confirmation> confirmations(Map<ListingKey, String> offerIds) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var skus = receipts.stream().map(receipt -> EbayOffers.sku(receipt.offer().listing())).distinct().toList();
            var items = threads.submit(() -> EbayReads.understood(() -> EbayReads.items(api, skus)));
            return EbayReads.each(receipts, receipt -> confirmation(receipt, items, offerIds));
        }
    }

    private Confirmation confirmation(Receipt receipt, Future<Map<String, JsonNode>> items, Map<ListingKey, String> offerIds) {
        var listing = receipt.offer().listing();
        try {
            var offer = EbayReads.understood(() -> EbayShown.offer(EbayReads.offers(api, EbayOffers.sku(listing)),
                    EbayOffers.isAuction(listing))).orElse(null);
            if (offer != null) {
                offerIds.put(listing.key(), EbayJson.text(offer, "offerId"));
            }
            var item = items(items).get(EbayOffers.sku(listing));
            return new Confirmation.Applied(EbayReads.understood(() -> EbayShown.shown(item, offer, api.account().site())));
        } catch (ChannelFailure failed) {
            return new Confirmation.Unread(failed.outcome());
        }
    }

    private static Map<String, JsonNode> items(Future<Map<String, JsonNode>> items) {
        try {
            return items.get();
        } catch (java.util.concurrent.ExecutionException failed) {
            throw failed.getCause() instanceof ChannelFailure failure ? failure : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw EbayReads.cutShort("stopped while reading");
        }
    }
}
