package io.soldonce.reconciler.listing;

/// Hears a channel's sales before units are put on sale there.
@FunctionalInterface
public interface SalesHeard {
    /// Reads everything the feed has, into the ledger.
    ///
    /// @return null when the feed could not be read
    Step.Drained drain();
}
