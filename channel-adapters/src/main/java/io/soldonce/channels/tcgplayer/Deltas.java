package io.soldonce.channels.tcgplayer;

import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.CanonicalListing.Part;
import io.soldonce.values.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/// From what should be shown and what is live to what has to be added and at which price. Pure.
///
/// A number that is added is only as good as the number it was computed from: whoever sends it looks at that again before it counts.
final class Deltas {
    static final String CURRENCY = "USD";
    /// A seller may name the id with the item instead of linking the listing.
    static final String ID_ATTRIBUTE = "tcgplayerId";
    private static final BigDecimal LOWEST = new BigDecimal("0.01");
    private static final BigDecimal HIGHEST = new BigDecimal("200000");

    private Deltas() {}

    sealed interface Delta {
        /// It is as it should be.
        record None() implements Delta {}

        record Row(StagedRow row) implements Delta {}

        record Refused(String code, String words) implements Delta {}
    }

    /// The TCGplayer Id of a listing; null when it has none.
    static String id(CanonicalListing listing) {
        var id = Objects.requireNonNullElse(listing.externalId(), listing.content().attributes().getOrDefault(ID_ATTRIBUTE, "")).strip();
        return id.isEmpty() ? null : id;
    }

    /// What is wrong with a listing whatever is live; null when nothing is.
    static Delta.Refused trouble(CanonicalListing listing) {
        var id = id(listing);
        if (id == null) {
            return new Delta.Refused("NO_TCGPLAYER_ID",
                    "TCGplayer lists only what its own catalogue has, and this listing names no TCGplayer Id;"
                            + " give the id in the catalogue file (tcgplayer_id), as externalId of the listing, or as the item's attribute tcgplayerId");
        }
        if (!id.matches("\\d{1,20}")) {
            return new Delta.Refused("NOT_A_TCGPLAYER_ID", id + " is no TCGplayer Id; write the number in the column TCGplayer Id of the"
                    + " pricing export");
        }
        return listing.isDelist() || listing.price() == null ? null : trouble(listing.price());
    }

    private static Delta.Refused trouble(Money price) {
        if (!price.currency().equals(CURRENCY)) {
            return new Delta.Refused("NOT_IN_DOLLARS", "TCGplayer's prices are in US dollars, this one is " + price);
        }
        if (price.amount().stripTrailingZeros().scale() > 2 || price.amount().compareTo(LOWEST) < 0
                || price.amount().compareTo(HIGHEST) > 0) {
            return new Delta.Refused("PRICE_NOT_POSSIBLE", "TCGplayer takes prices from 0.01 to 200000 with two decimals, not " + price);
        }
        return null;
    }

    /// @param live of that id; null when the account neither stocks nor prices it
    static Delta of(CanonicalListing listing, LiveCard live) {
        var trouble = trouble(listing);
        if (trouble != null) {
            return trouble;
        }
        var card = live == null ? new LiveCard(id(listing), listing.content().title(), null, null, 0, null) : live;
        var isQuantityMeant = listing.isDelist() || listing.changed().contains(Part.QUANTITY) || listing.changed().contains(Part.STATUS);
        var add = !isQuantityMeant ? 0 : (listing.isDelist() ? 0 : listing.quantity()) - card.quantity();
        var price = listing.isDelist() || listing.price() == null ? kept(card.price()) : listing.price();
        if (add == 0 && (listing.isDelist() || Objects.equals(price, card.price()))) {
            return new Delta.None();
        }
        if (price == null) {
            return new Delta.Refused("NO_PRICE", "TCGplayer takes no quantity without a price, and this listing has none; give it one");
        }
        return new Delta.Row(new StagedRow(card, add, price));
    }

    /// The one shown stays: TCGplayer writes some of its prices with four decimals, and takes two.
    private static Money kept(Money shown) {
        return shown == null ? null : new Money(shown.amount().setScale(2, java.math.RoundingMode.HALF_UP).max(LOWEST), shown.currency());
    }

    /// As the journal keeps it. The same listing gives the same text.
    static String payload(CanonicalListing listing) {
        var isQuantityMeant = listing.isDelist() || listing.changed().contains(Part.QUANTITY) || listing.changed().contains(Part.STATUS);
        var words = new java.util.TreeMap<String, String>(Map.of("tcgplayerId", Objects.requireNonNullElse(id(listing), "")));
        if (isQuantityMeant) {
            words.put("quantity", String.valueOf(listing.isDelist() ? 0 : listing.quantity()));
        }
        if (!listing.isDelist() && listing.price() != null) {
            words.put("price", listing.price().toString());
        }
        return words.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(java.util.stream.Collectors.joining("\n"));
    }
}
