package io.soldonce.channels.whatnot;

import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.CanonicalListing.Part;
import io.soldonce.channels.spi.Shown;
import java.util.ArrayList;

/// What a person is asked to do, in sentences.
final class WhatnotWords {
    private WhatnotWords() {}

    static String of(CanonicalListing listing) {
        if (listing.isDelist()) {
            return "Take off \"" + now(listing) + "\": it must not be bought at Whatnot any more.";
        }
        var price = listing.price() == null ? "" : ", price " + listing.price();
        if (listing.externalId() == null || listing.changed().contains(Part.STATUS)) {
            return "List \"" + listing.content().title() + "\": quantity " + listing.quantity() + price + ".";
        }
        var sentences = new ArrayList<String>();
        if (listing.changed().contains(Part.QUANTITY)) {
            sentences.add("Change the quantity of \"" + now(listing) + "\" to " + listing.quantity() + ".");
        }
        if (listing.changed().contains(Part.PRICE) && listing.price() != null) {
            sentences.add("Change the price of \"" + now(listing) + "\" to " + listing.price() + ".");
        }
        if (listing.changed().contains(Part.CONTENT)) {
            sentences.add(WhatnotTitles.key(listing.content().title()).equals(listing.externalId())
                    ? "Bring the description of \"" + now(listing) + "\" up to date."
                    : "Change the title of \"" + now(listing) + "\" to \"" + listing.content().title() + "\".");
        }
        return sentences.isEmpty()
                ? "See that \"" + now(listing) + "\" shows: quantity " + listing.quantity() + price + "."
                : String.join(" ", sentences);
    }

    /// The title it can be found by.
    private static String now(CanonicalListing listing) {
        return listing.externalId() == null ? listing.content().title() : listing.externalId();
    }

    /// What it shows when that is done.
    ///
    /// @param known what it shows now, null when nobody has said
    static Shown asAsked(CanonicalListing listing, Shown known) {
        var price = listing.price() != null ? listing.price() : known == null ? null : known.price();
        var title = listing.content().title();
        return listing.isDelist()
                ? new Shown(Shown.Status.ENDED, 0, price, known == null ? title : known.title(),
                        known == null || known.externalId() == null ? now(listing) : known.externalId(), null)
                : new Shown(Shown.Status.LIVE, listing.quantity(), price, title, WhatnotTitles.key(title), null);
    }

    /// True when nothing is left to do.
    static boolean isShown(CanonicalListing listing, Shown known) {
        if (listing.isDelist()) {
            return known == null ? listing.externalId() == null : known.status() == Shown.Status.ENDED || known.quantity() == 0;
        }
        return known != null && known.status() == Shown.Status.LIVE && known.quantity() == listing.quantity()
                && (listing.price() == null || listing.price().equals(known.price()))
                && !listing.changed().contains(Part.CONTENT)
                && (known.title() == null || WhatnotTitles.key(known.title()).equals(WhatnotTitles.key(listing.content().title())));
    }
}
