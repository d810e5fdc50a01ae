package io.soldonce.reconciler.drift;

/// What one comparison came to.
///
/// @param blind     why nothing was compared; null when it was
/// @param compared  listings with a known desired state
/// @param agreeing  show what they should
/// @param ignored   told something since the observation began, or about to be told
/// @param madeDue   are told again what they should show
/// @param exposed   of those, show more than they should
/// @param suspected show fewer than they should, perhaps for a sale nobody told
/// @param unknown   live there and no listing of ours
/// @param seenLive  facts: live, other than we knew
/// @param seenEnded facts: gone, other than we knew
public record Drift(String blind, long compared, long agreeing, long ignored, int madeDue, int exposed, int suspected, int unknown,
        int seenLive, int seenEnded) {

    static Drift blind(String why) {
        return new Drift(why, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    public boolean isBlind() {
        return blind != null;
    }
}
