package io.soldonce.listing;

import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import java.time.Instant;

/// What can be asked of a listing; the last two are facts and are never refused.
public sealed interface ListingAction {
    ListingKey key();

    /// @param externalId the marketplace's own id, null while it has none
    /// @param live       linking marks it as seen live
    record Link(ListingKey key, String externalId, String url, String title, Money price, boolean live, Instant at)
            implements
                ListingAction {}

    /// @param title null to keep
    /// @param price null to keep
    record Revise(ListingKey key, String title, Money price, boolean priceAccepted) implements ListingAction {}

    record Pause(ListingKey key, String reason) implements ListingAction {}

    record Resume(ListingKey key) implements ListingAction {}

    record Exclude(ListingKey key, String reason, Instant until) implements ListingAction {}

    record Include(ListingKey key) implements ListingAction {}

    record End(ListingKey key, String reason) implements ListingAction {}

    record SeeLive(ListingKey key, String externalId, Money price, Instant at) implements ListingAction {}

    record SeeEnded(ListingKey key, Instant at) implements ListingAction {}
}
