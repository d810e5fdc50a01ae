package io.soldonce.reconciler.drift;

import java.time.Instant;

/// One channel's sales, as far as drift must know of them.
@FunctionalInterface
public interface Sales {
    /// Reads and records all that the channel tells now.
    ///
    /// @return every sale made before this instant is recorded; null when the sales could not be read
    Instant drained();
}
