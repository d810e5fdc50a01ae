package io.soldonce.channels.gateway;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.Confirmation;
import io.soldonce.channels.spi.Offer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The journal of everything that was sent. Whoever implements it decides in one statement, the one that writes the row, whether it may go.
public interface PushJournal {
    /// One push about to be sent.
    ///
    /// @param action    what the marketplace will see: `list`, `revise`, `relist`, `end`
    /// @param drainedAt up to when the channel's sales had been read; null when that was not needed
    /// @param claim     under which the listing is worked on; a claim that was lost may not send
    record Intent(UUID id, String action, Offer offer, Instant drainedAt, UUID claim) {}

    /// Journals the pushes as sent that may be: those whose mode, kill switch, revision and claim allow it at that very moment.
    ///
    /// @return the ids of those; nothing else may be sent
    Set<UUID> sent(List<Intent> intents);

    /// Adds how the call ended, once.
    void answered(UUID id, CallOutcome outcome, String reference);

    /// Adds what was read back, once.
    void readBack(UUID id, Confirmation confirmation, boolean isAsSent);
}
