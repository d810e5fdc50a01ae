package io.soldonce.channels.gateway;

import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.Offer;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.values.ListingKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The journal of everything that was sent. Whoever implements it decides in one statement, the one that writes the row, whether it may go.
public interface PushJournal {
    /// One push about to be sent.
    ///
    /// @param isUrgent  a delist because units of that very item are gone
    /// @param drainedAt up to when the channel's sales had been read; null when that was not needed
    /// @param claim     under which the listing is worked on; a claim that was lost may not send
    record Intent(UUID id, Action action, Offer offer, boolean isUrgent, Instant drainedAt, UUID claim) {
        public CanonicalListing listing() {
            return offer.listing();
        }
    }

    /// What a shopper would notice of a push.
    enum Action {
        LIST,
        RELIST,
        REVISE,
        END
    }

    /// How one push was answered.
    record Answered(UUID id, Receipt receipt) {}

    /// Journals the pushes as sent that may be: those whose mode, kill switch, revision and claim allow it at that very moment.
    ///
    /// @return the ids of those; nothing else may be sent
    Set<UUID> sent(List<Intent> intents);

    /// Adds how the calls ended, each once.
    void answered(List<Answered> answers);

    /// How often each listing was told something since an instant; those that were not are left out.
    Map<ListingKey, Integer> countSince(Collection<ListingKey> listings, Instant since);
}
