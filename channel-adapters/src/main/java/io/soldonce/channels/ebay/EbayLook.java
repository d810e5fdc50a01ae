package io.soldonce.channels.ebay;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.Seen;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// A look at everything the account shows: whose account it is, then all items page by page, then the offers of each.
final class EbayLook {
    /// The most that getInventoryItems gives at once (Inventory API 1.18.4).
    private static final int PAGE = 200;

    private final EbayApi api;

    EbayLook(EbayApi api) {
        this.api = api;
    }

    /// @throws ChannelFailure when it is not the seller it should be: the numbers of one account would empty the other
    String account() {
        var expected = api.account().seller();
        var user = api.identity();
        var name = EbayJson.text(user, "username");
        if (expected.equalsIgnoreCase(Objects.requireNonNullElse(name, "")) || expected.equals(EbayJson.text(user, "userId"))) {
            return expected;
        }
        throw new ChannelFailure(
                new CallOutcome.Refused("WRONG_ACCOUNT", "the consent is that of " + name + ", the account's properties say "
                        + expected + "; let " + expected + " consent, or correct the property seller"));
    }

    /// @return how many listings were told
    int everything(Consumer<List<Seen>> pages) {
        var seen = new AtomicInteger();
        EbayReads.pages(api, EbayApi.INVENTORY + "/inventory_item?limit=" + PAGE + "&offset=0", "inventoryItems",
                item -> EbayJson.text(item, "sku"), items -> {
                    var listings = EbayReads.each(items, this::listings).stream().flatMap(List::stream).toList();
                    seen.addAndGet(listings.size());
                    if (!listings.isEmpty()) {
                        pages.accept(listings);
                    }
                });
        return seen.get();
    }

    private List<Seen> listings(JsonNode item) {
        return EbayReads.understood(() -> EbayShown.seen(item, EbayReads.offers(api, EbayJson.text(item, "sku")), api.account().site()));
    }
}
