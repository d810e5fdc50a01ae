package io.soldonce.listing;

/// What is last known of a listing out there: `LIVE` means that it was last seen live.
public enum ListingStatus {
    DRAFT,
    LIVE,
    PAUSED,
    ENDED,
    ARCHIVED;

    static ListingStatus of(boolean seenLive, boolean seenEnded, boolean paused, boolean endedByUs) {
        if (seenLive) {
            return LIVE;
        }
        if (endedByUs) {
            return seenEnded ? ARCHIVED : ENDED;
        }
        if (paused) {
            return PAUSED;
        }
        return seenEnded ? ENDED : DRAFT;
    }
}
