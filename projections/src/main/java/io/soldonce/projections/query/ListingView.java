package io.soldonce.projections.query;

import java.time.Instant;
import java.util.List;

/// One listing: what we know of it, what it should show, what it was confirmed to show, what it was last seen to show.
///
/// @param status    what is last known of it out there: `draft`, `live`, `paused`, `ended`, `archived`
/// @param desired   null only while it was never derived
/// @param confirmed null while nothing was pushed and read back
/// @param observed  null while it was never observed, and when the last complete observation did not show it; `at` is that observation
public record ListingView(
        String channel,
        String slot,
        String sku,
        String status,
        String externalId,
        String url,
        String title,
        Price price,
        Price shownPrice,
        String pausedFor,
        String excludedFor,
        Instant excludedUntil,
        String endedFor,
        Desired desired,
        Shown confirmed,
        Shown observed) {

    /// What it should show.
    ///
    /// @param status     `live`, `ended` or `unknown` (leave it as it is)
    /// @param quantity   null when unknown
    /// @param price      null when none may go out
    /// @param validUntil when time alone changes it, null when never
    public record Desired(String status, Integer quantity, Price price, List<String> reasons, long revision, Instant validUntil,
            Cause cause) {
        public Desired {
            reasons = List.copyOf(reasons);
        }
    }

    /// The event that made it so.
    ///
    /// @param sentence null while the history has not come so far
    public record Cause(long index, String event, String eventId, String sentence) {}

    /// What a channel showed.
    ///
    /// @param saidBy whose word it is, where nobody can read it: empty when it is concluded from earlier words and sales; null when it was
    ///               read
    public record Shown(String status, Integer quantity, Price price, Instant at, String saidBy) {}
}
