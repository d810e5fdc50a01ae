package io.soldonce.channels.tcgplayer;

import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.CanonicalListing.Content;
import io.soldonce.channels.spi.CanonicalListing.Part;
import io.soldonce.channels.spi.Channel;
import io.soldonce.channels.spi.Confirmation;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.channels.spi.Shown;
import io.soldonce.channels.spi.Shown.Status;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the tests tell a channel, and how they read it back.
final class Listings {
    static final Money PRICE = Money.of("12.50", "USD");

    private Listings() {}

    static CanonicalListing of(TcgplayerMarketplace market, String sku, int quantity) {
        return withId(market, sku, market.numberOf(sku), quantity);
    }

    static CanonicalListing withId(TcgplayerMarketplace market, String sku, String id, int quantity) {
        return new CanonicalListing(new ListingKey(market.id(), new Sku(sku)), 1, quantity == 0 ? Status.ENDED : Status.LIVE, quantity,
                PRICE,
                id, new Content("Sorrelwren", "cards", "NEAR_MINT", null, null, null, null, 1, Map.of()), Set.of(Part.QUANTITY));
    }

    static List<Receipt> push(Channel channel, CanonicalListing... listings) {
        return channel.push(Arrays.stream(listings).map(channel::render).toList());
    }

    /// As a fresh process reads what stands there.
    static Shown shown(Channel channel, CanonicalListing listing) {
        var confirmation = channel.confirm(List.of(Receipt.unsent(channel.render(listing)))).getFirst();
        if (confirmation instanceof Confirmation.Applied(var shown)) {
            return shown;
        }
        throw new AssertionError("could not be read: " + confirmation);
    }
}
