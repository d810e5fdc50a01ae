package io.soldonce.channels.spi;

import java.time.Instant;

/// A look at everything an account shows.
public sealed interface Observation {
    /// @param account whose listings were read, as the marketplace names it
    /// @param seen    how many there were
    record Complete(Instant startedAt, String account, int seen) implements Observation {}

    /// Cut short, empty where it cannot be, of another account, or not read at all: says nothing about any listing.
    record Failed(Instant startedAt, CallOutcome trouble) implements Observation {}
}
