package io.soldonce.app.api;

import io.soldonce.projections.query.losses.BlockedUnits.Blocked;

/// Where a page of blocked units ends.
final class BlockedCursor {
    private BlockedCursor() {}

    static String of(Blocked last) {
        return Keyset.of(last.since(), last.part(), last.index());
    }

    /// Null when there is none.
    static Blocked read(String after) {
        var place = Keyset.read(after);
        return place == null
                ? null
                : new Blocked(null, null, null, null, 0, place.at(), null, null, null, null, null, null, place.number(), place.part(),
                        null);
    }
}
