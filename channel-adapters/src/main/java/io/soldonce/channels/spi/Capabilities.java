package io.soldonce.channels.spi;

import java.time.Duration;
import java.time.ZoneId;

/// What a marketplace can and cannot do.
///
/// @param quantities        whether a written quantity replaces the one shown or is added to it
/// @param batch             most offers in one push
/// @param endsListings      false when a listing that must go can only be shown with quantity 0
/// @param quantityCanBeLeftOut a push of price or content alone need not carry the quantity
/// @param sameKeyRepeats    a push may be repeated under the same key without happening twice
/// @param restoresStock     who puts units back on sale there after a cancellation
/// @param mailIsOnlySource  sales are heard by e-mail alone
/// @param byHand            no program can write or read there: a person does what is asked, and says what it shows
/// @param salesLag          how long after a sale its order may still be missing from the feed
/// @param callsAtOnce       most calls in flight
/// @param callsPerSecond    most calls in a second, over all nodes
/// @param revisions         how often one listing may be revised; null when as often as one likes
public record Capabilities(
        Quantities quantities,
        int batch,
        boolean endsListings,
        boolean quantityCanBeLeftOut,
        boolean sameKeyRepeats,
        Restorer restoresStock,
        boolean mailIsOnlySource,
        boolean byHand,
        Duration salesLag,
        int callsAtOnce,
        int callsPerSecond,
        RevisionLimit revisions) {

    public enum Quantities {
        ABSOLUTE,
        DELTA
    }

    public enum Restorer {
        MARKETPLACE,
        US
    }

    /// @param aDay    revisions of one listing in a day of the marketplace
    /// @param reserve how many of them are kept for taking the listing off sale
    /// @param day     the zone whose midnight begins the marketplace's day
    public record RevisionLimit(int aDay, int reserve, ZoneId day) {}
}
