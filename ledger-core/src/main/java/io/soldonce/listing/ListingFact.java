package io.soldonce.listing;

import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import java.time.Instant;

/// What was decided for, or seen of, one listing. Stored for ever.
public sealed interface ListingFact {
    ListingKey key();

    /// Our record now stands for that listing of the marketplace.
    record Linked(ListingKey key, String externalId, String url, String title, Money price) implements ListingFact {}

    /// @param priceAccepted a person has looked at a price that lies far from the last one, and means it
    record Revised(ListingKey key, String title, Money price, boolean priceAccepted) implements ListingFact {}

    record Paused(ListingKey key, String reason) implements ListingFact {}

    record Resumed(ListingKey key) implements ListingFact {}

    /// @param until null when for good
    record Excluded(ListingKey key, String reason, Instant until) implements ListingFact {}

    record Included(ListingKey key) implements ListingFact {}

    /// The marketplace shows it.
    ///
    /// @param price what it shows, null when not seen
    record SeenLive(ListingKey key, String externalId, Money price, Instant occurredAt) implements ListingFact {}

    /// The marketplace no longer shows it.
    record SeenEnded(ListingKey key, Instant occurredAt) implements ListingFact {}

    /// We do not want it on that channel any more.
    record Ended(ListingKey key, String reason) implements ListingFact {}
}
