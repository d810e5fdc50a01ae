package io.soldonce.listing.policy;

import io.soldonce.channel.ChannelRules;
import io.soldonce.values.Money;
import java.time.Instant;

/// Everything the policy may look at for one listing, and nothing else: the rows of the inline read models as values.
///
/// @param stock         null when the availability of the item is not known
/// @param primaryLive   a listing of this SKU on a primary channel was last seen live
/// @param titleTaken    an older listing on this channel has the same title
/// @param externalTaken an older listing on this channel has the same external id
public record PolicyInput(
        ItemSide item,
        Stock stock,
        ListingSide listing,
        ChannelRules rules,
        boolean primaryLive,
        boolean titleTaken,
        boolean externalTaken) {

    /// @param highestCost the most one unit was paid, null when never told
    public record ItemSide(boolean registered, boolean archived, boolean oneOfAKind, boolean photosDone, Money highestCost) {}

    /// @param available    available to promise; of a kit, what its scarcest component allows
    /// @param inInspection units that came back and that nobody has looked at yet
    /// @param lastSoldOn   the channel of the last sale, null when none
    public record Stock(int available, int reserved, int held, int inInspection, int damaged, int consigned, String lastSoldOn) {}

    /// @param needsRevision an inspection changed the item since this listing was last linked or revised
    public record ListingSide(
            String title,
            Money price,
            Money shownPrice,
            boolean paused,
            boolean ended,
            boolean excluded,
            Instant excludedUntil,
            boolean needsRevision) {}
}
