package io.soldonce.reconciler.listing;

import io.soldonce.channels.gateway.PushJournal.Action;
import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.CanonicalListing.Content;
import io.soldonce.channels.spi.CanonicalListing.Part;
import io.soldonce.channels.spi.Shown;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Where one listing stands: what it should show, what the channel is being told, what the channel was last read to show.
///
/// @param open         the push whose end is not known yet; null when there is none
/// @param confirmed    null while nothing was ever read
/// @param suspectSince since when it shows fewer than it should, which may be a sale nobody has told yet; null when it does not
/// @param failures     in a row
/// @param seen         what the ledger knows of it
/// @param isOwnFall    the desired state was brought about by the item's own stock, not by rules or by another listing
/// @param isDrift      due because the channel shows something else than it was told
public record Standing(
        ListingKey key,
        String externalId,
        Content content,
        Desired desired,
        Open open,
        Confirmed confirmed,
        Instant suspectSince,
        int failures,
        Seen seen,
        boolean isOwnFall,
        boolean isDrift) {

    /// What the ledger last recorded of it out there.
    public enum Seen {
        NEVER,
        LIVE,
        ENDED
    }

    /// @param status   null when it is better left as it is
    /// @param quantity null likewise
    public record Desired(long revision, Shown.Status status, Integer quantity, Money price, String fingerprint) {
        boolean isKnown() {
            return status != null && quantity != null;
        }

        boolean isDelist() {
            return status == Shown.Status.ENDED || quantity == 0;
        }
    }

    /// A push on its way.
    ///
    /// @param isAnswered the channel took it; else nobody knows whether it arrived
    /// @param askAt      when to read it back
    public record Open(UUID push, long revision, boolean isAnswered, Shown.Status status, int quantity, Money price, String payload,
            String reference, Instant askAt) {
        boolean isDelist() {
            return status == Shown.Status.ENDED || quantity == 0;
        }
    }

    /// @param fingerprint of the content it showed; null when that is not known
    public record Confirmed(Shown.Status status, int quantity, Money price, String fingerprint, Instant at) {
        boolean isOnSale() {
            return status == Shown.Status.LIVE && quantity > 0;
        }
    }

    /// In what the channel must be told something. A listing with nothing to sell may have any price and any title.
    Set<Part> differing() {
        var parts = EnumSet.noneOf(Part.class);
        var isLive = desired.status() == Shown.Status.LIVE;
        if (confirmed.status() != desired.status()) {
            // live with nothing is as good as ended, where ended is what stands there
            if (isLive && desired.quantity() == 0) {
                return parts;
            }
            parts.add(Part.STATUS);
        }
        if (isLive ? confirmed.quantity() != desired.quantity() : confirmed.quantity() > 0) {
            parts.add(Part.QUANTITY);
        }
        if (!desired.isDelist() && desired.price() != null && !desired.price().equals(confirmed.price())) {
            parts.add(Part.PRICE);
        }
        if (!desired.isDelist() && !Objects.equals(desired.fingerprint(), confirmed.fingerprint())) {
            parts.add(Part.CONTENT);
        }
        return parts;
    }

    CanonicalListing canonical(Set<Part> changed) {
        return new CanonicalListing(key, desired.revision(), desired.status(),
                desired.status() == Shown.Status.ENDED ? 0 : desired.quantity(),
                desired.price(), externalId, content, changed);
    }

    /// What stands there, to be read and not written.
    CanonicalListing asItIs() {
        return new CanonicalListing(key, desired.revision(), Shown.Status.ENDED, 0, null, externalId, content, Set.of());
    }

    Action action() {
        if (desired.isDelist()) {
            return Action.END;
        }
        if (confirmed.status() == Shown.Status.LIVE) {
            return confirmed.quantity() == 0 ? Action.RELIST : Action.REVISE;
        }
        return externalId == null ? Action.LIST : Action.RELIST;
    }

    /// A delist because units of its own are gone: nothing may hold it up but the switch.
    boolean isUrgent() {
        return isOwnFall && !isDrift && confirmed != null && desired.isKnown()
                && (desired.isDelist() || desired.quantity() < confirmed.quantity());
    }
}
