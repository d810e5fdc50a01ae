package io.soldonce.reconciler.drift;

import java.time.Instant;

/// How an observation ended.
public sealed interface Look {
    /// What it showed now stands in `observed_listing`.
    ///
    /// @param startedAt in microseconds, as it is stored
    /// @param before    start of the complete one before, null when this is the first
    /// @param seen      how many listings there were
    /// @param changed   how many of them differ from the one before, those that came or went included
    record Believed(Instant startedAt, Instant before, String account, int seen, int changed) implements Look {}

    /// It says nothing about any listing; `observed_listing` is as it was.
    record Doubted(String why) implements Look {}
}
