package io.soldonce.reconciler.listing;

import io.soldonce.values.ListingKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The listings of one pass that are not brought to an end yet, all claimed under one id.
final class Claims {
    private final DueQueue queue;
    private final Clock clock;
    private final UUID id;
    private final Map<ListingKey, Claim> open = new LinkedHashMap<>();

    private Claims(DueQueue queue, Clock clock, UUID id) {
        this.queue = queue;
        this.clock = clock;
        this.id = id;
    }

    static Claims of(DueQueue queue, Clock clock, UUID id, int most, boolean urgentOnly) {
        var claims = new Claims(queue, clock, id);
        queue.claim(id, most, urgentOnly).forEach(claim -> claims.open.put(claim.key(), claim));
        return claims;
    }

    UUID id() {
        return id;
    }

    int count() {
        return open.size();
    }

    Set<ListingKey> keys() {
        return Set.copyOf(open.keySet());
    }

    boolean has(Standing standing) {
        return open.containsKey(standing.key());
    }

    void renew() {
        queue.renew(id);
    }

    /// They show what they should, or are listed here no more.
    void finish(Collection<ListingKey> keys) {
        queue.done(keys.stream().map(open::remove).toList());
    }

    /// Not now. One that was released before stays so.
    void release(Standing standing, Instant until) {
        var claim = open.remove(standing.key());
        if (claim != null) {
            queue.release(claim, until);
        }
    }

    void releaseAll() {
        List.copyOf(open.values()).forEach(claim -> queue.release(claim, clock.instant()));
        open.clear();
    }
}
