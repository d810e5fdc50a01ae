package io.soldonce.channels.contract;

import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.CanonicalListing.Content;
import io.soldonce.channels.spi.CanonicalListing.Part;
import io.soldonce.channels.spi.Shown;
import io.soldonce.channels.spi.Shown.Status;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;

/// What a listing should show, as the tests write it down.
///
/// @param number of the thing in the marketplace's own catalogue; null where it has none
record Wish(ChannelId channel, String sku, Status status, int quantity, Money price, String title, String number) {
    private static final Map<String, String> ATTRIBUTES = Map.of("imageUrl", "https://pictures.invalid/card.jpg", "ebayCategory", "2536");

    Wish ended() {
        return new Wish(channel, sku, Status.ENDED, 0, price, title, number);
    }

    Wish showing(int units) {
        return new Wish(channel, sku, Status.LIVE, units, price, title, number);
    }

    Wish at(String amount) {
        return new Wish(channel, sku, status, quantity, Money.of(amount, price.currency()), title, number);
    }

    Wish titled(String other) {
        return new Wish(channel, sku, status, quantity, price, other, number);
    }

    /// As it is told to a channel that was last read to show something.
    CanonicalListing after(Shown shown) {
        var changed = EnumSet.noneOf(Part.class);
        if (shown.status() != status) {
            changed.add(Part.STATUS);
        }
        if (shown.quantity() != quantity) {
            changed.add(Part.QUANTITY);
        }
        if (!Objects.equals(shown.price(), price)) {
            changed.add(Part.PRICE);
        }
        if (!Objects.equals(shown.title(), title)) {
            changed.add(Part.CONTENT);
        }
        return new CanonicalListing(new ListingKey(channel, new Sku(sku)), 1, status, quantity, price,
                shown.externalId() == null ? number : shown.externalId(),
                new Content(title, "cards", "USED", null, null, null, null, 1, ATTRIBUTES), changed);
    }

    boolean isMetBy(Shown shown) {
        return shown.status() == status && shown.quantity() == quantity
                && (status == Status.ENDED || (price.equals(shown.price()) && title.equals(shown.title())));
    }
}
