package io.soldonce.channels.gateway;

import io.soldonce.channels.spi.CallOutcome;
import java.time.Instant;
import java.util.Optional;

/// Keeps from calling a channel that fails again and again. Its state is shared by all nodes.
public interface Circuit {
    /// @return until when nothing should be called; empty when calls may go
    Optional<Instant> openUntil();

    /// Hears how calls ended.
    void ended(Iterable<CallOutcome> outcomes);
}
