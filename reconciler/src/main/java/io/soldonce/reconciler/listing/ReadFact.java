package io.soldonce.reconciler.listing;

import io.soldonce.channels.spi.Shown;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Request;
import io.soldonce.listing.ListingAction;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What the ledger is told after a listing was read: live or ended, and at what price, is a fact when it changes. Pure.
final class ReadFact {
    private static final Provenance READ_BACK = new Provenance("reconciler", "read-back", null, "read-back", null);

    private ReadFact() {}

    static Optional<Request> of(Standing standing, Reading reading, Instant now) {
        return reading.shown() == null
                ? Optional.empty()
                : fact(standing, reading.shown(), now).map(fact -> new Request(fact, provenance(reading), null, false));
    }

    /// Whoever says so is the actor where nobody can read it.
    private static Provenance provenance(Reading reading) {
        return reading.by() == null || reading.by().isEmpty() ? READ_BACK : new Provenance(reading.by(), "told", null, "told", null);
    }

    private static Optional<ListingAction> fact(Standing standing, Shown shown, Instant now) {
        if (shown.status() == Shown.Status.LIVE) {
            return isNewsOfALiveOne(standing, shown)
                    ? Optional.of(new ListingAction.SeeLive(standing.key(), shown.externalId(), shown.price(), now))
                    : Optional.empty();
        }
        return standing.seen() == Standing.Seen.LIVE ? Optional.of(new ListingAction.SeeEnded(standing.key(), now)) : Optional.empty();
    }

    private static boolean isNewsOfALiveOne(Standing standing, Shown shown) {
        var isElsewhere = shown.externalId() != null && !shown.externalId().equals(standing.externalId());
        var isAnotherPrice = standing.confirmed() == null || !Objects.equals(shown.price(), standing.confirmed().price());
        return standing.seen() != Standing.Seen.LIVE || isElsewhere || isAnotherPrice;
    }
}
