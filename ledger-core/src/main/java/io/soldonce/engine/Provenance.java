package io.soldonce.engine;

import java.util.Objects;

/// Who caused it, and by which door it came in. Stored with each event as its metadata.
///
/// @param actor           person or program that acted, for example `operator:ann` or `reconciler`
/// @param source          the door, for example `api`, `ebay`, `csv`
/// @param providerEventId the id the outside world gave to the cause; null when it has none
/// @param correlation     the same for everything that one cause set off
/// @param cause           id of the event or request that led here; null when it is the first
public record Provenance(String actor, String source, String providerEventId, String correlation, String cause) {
    /// An event that nobody caused is not stored.
    ///
    /// @throws NullPointerException when actor, source or correlation is missing
    public Provenance {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(correlation, "correlation");
    }
}
