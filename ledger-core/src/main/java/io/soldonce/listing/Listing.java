package io.soldonce.listing;

import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import java.time.Instant;

/// The state of one listing, folded from its facts by [#after]. Immutable; the read model keeps the same fields as columns.
///
/// @param key           null until linked
/// @param price         what we want it to cost
/// @param shownPrice    the last price the channel was known to show, or a person accepted
/// @param pausedFor     why it is paused, null when it is not
/// @param excludedFor   why it is excluded, null when it is not
/// @param excludedUntil null when for good
/// @param endedFor      why we ended it, null when we did not
public record Listing(
        ListingKey key,
        String externalId,
        String url,
        String title,
        Money price,
        Money shownPrice,
        boolean isSeenLive,
        boolean isSeenEnded,
        String pausedFor,
        String excludedFor,
        Instant excludedUntil,
        String endedFor) {

    public static final Listing NONE = new Listing(null, null, null, null, null, null, false, false, null, null, null, null);

    public boolean isLinked() {
        return key != null;
    }

    public ListingStatus status() {
        return ListingStatus.of(isSeenLive, isSeenEnded, pausedFor != null, endedFor != null);
    }

    public Listing after(ListingFact fact) {
        return switch (fact) {
            case ListingFact.Linked(var named, var id, var address, var called, var asked) -> new Listing(named, id, address, called, asked,
                    asked, false, false, null, null, null, null);
            case ListingFact.Revised(var _, var called, var asked, var accepted) -> new Listing(key, externalId, url, called, asked,
                    accepted ? asked : shownPrice, isSeenLive, isSeenEnded, pausedFor, excludedFor, excludedUntil, endedFor);
            case ListingFact.Paused(var _, var reason) -> withIntent(reason, excludedFor, excludedUntil, endedFor);
            case ListingFact.Resumed _ -> withIntent(null, excludedFor, excludedUntil, endedFor);
            case ListingFact.Excluded(var _, var reason, var until) -> withIntent(pausedFor, reason, until, endedFor);
            case ListingFact.Included _ -> withIntent(pausedFor, null, null, endedFor);
            case ListingFact.Ended(var _, var reason) -> withIntent(pausedFor, excludedFor, excludedUntil, reason);
            case ListingFact.SeenLive(var _, var id, var shown, var _) -> new Listing(key, id == null ? externalId : id, url, title, price,
                    shown == null ? shownPrice : shown, true, false, pausedFor, excludedFor, excludedUntil, endedFor);
            case ListingFact.SeenEnded _ -> new Listing(key, externalId, url, title, price, shownPrice, false, true, pausedFor, excludedFor,
                    excludedUntil, endedFor);
        };
    }

    private Listing withIntent(String paused, String excluded, Instant until, String ended) {
        return new Listing(key, externalId, url, title, price, shownPrice, isSeenLive, isSeenEnded, paused, excluded, until, ended);
    }
}
