package io.soldonce.channels.ebay;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.Capabilities;
import io.soldonce.channels.spi.Capabilities.Quantities;
import io.soldonce.channels.spi.Capabilities.Restorer;
import io.soldonce.channels.spi.Capabilities.RevisionLimit;
import io.soldonce.channels.spi.Channel;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.Confirmation;
import io.soldonce.channels.spi.Observation;
import io.soldonce.channels.spi.Offer;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.channels.spi.Seen;
import io.soldonce.values.ListingKey;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One seller's account at eBay, by the Inventory API. Safe with several callers at once, but two pushes of one SKU must not overlap: eBay
/// turns the second away (25025).
public final class EbayChannel implements Channel {
    private static final int BATCH = 16;
    private static final int CALLS_A_SECOND = 50;
    /// Inventory API 1.18.4: a listing is revised at most 250 times in a calendar day; the day is that of eBay's headquarters.
    private static final RevisionLimit REVISIONS = new RevisionLimit(250, 10, ZoneId.of("America/Los_Angeles"));

    private final EbayApi api;
    private final EbayDefaults defaults;
    private final Map<ListingKey, String> offerIds = new ConcurrentHashMap<>();

    public EbayChannel(EbayApi api) {
        this.api = api;
        this.defaults = new EbayDefaults(api);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(Quantities.ABSOLUTE, BATCH, true, true, false, Restorer.US, false, false, api.account().salesLag(),
                EbayApi.CALLS_AT_ONCE, CALLS_A_SECOND, REVISIONS);
    }

    @Override
    public Offer render(CanonicalListing listing) {
        return new Offer(listing, EbayOffers.payload(listing, api.account()));
    }

    /// Several SKUs side by side, the offers of one SKU after each other.
    @Override
    public List<Receipt> push(List<Offer> offers) {
        var receipts = new Receipt[offers.size()];
        var bySku = IntStream.range(0, offers.size()).boxed()
                .collect(Collectors.groupingBy(place -> offers.get(place).listing().key().sku()));
        EbayReads.each(new ArrayList<>(bySku.values()), places -> {
            places.forEach(place -> receipts[place] = new Receipt(offers.get(place), push(offers.get(place)), null));
            return places;
        });
        return List.of(receipts);
    }

    private CallOutcome push(Offer offer) {
        try {
            return new EbayPush(api, defaults, offerIds, offer.listing()).push();
        } catch (RuntimeException odd) {
            return new CallOutcome.Unknown("an answer is not as agreed: " + odd);
        }
    }

    /// One call for the items of a batch, one for the offers of each.
    @Override
    public List<Confirmation> confirm(List<Receipt> receipts) {
        var reading = new EbayConfirm(api, receipts);
        return reading.confirmations(offerIds);
    }

    @Override
    public Observation observe(Consumer<List<Seen>> pages) {
        var startedAt = api.clock().instant();
        try {
            var look = new EbayLook(api);
            var account = look.account();
            return new Observation.Complete(startedAt, account, look.everything(pages));
        } catch (ChannelFailure failed) {
            return new Observation.Failed(startedAt, failed.outcome());
        }
    }
}
