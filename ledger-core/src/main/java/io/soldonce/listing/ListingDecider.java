package io.soldonce.listing;

import io.soldonce.values.Refusal;
import io.soldonce.values.Text;
import java.util.List;
import java.util.Objects;

/// What follows from an action on one listing. Pure; no change, no fact.
public final class ListingDecider {
    private ListingDecider() {}

    /// @throws Refusal for a listing that is not there, and for a link that would replace another
    public static List<ListingFact> decide(ListingAction action, Listing listing) {
        if (!(action instanceof ListingAction.Link) && !listing.isLinked()) {
            throw new Refusal("LISTING_UNKNOWN", "there is no listing " + action.key() + "; link it first");
        }
        return switch (action) {
            case ListingAction.Link link -> link(link, listing);
            case ListingAction.Revise(var key, var title, var price, var accepted) -> {
                var called = title == null ? listing.title() : Text.required("title", title, 200);
                var asked = price == null ? listing.price() : price;
                var same = called.equals(listing.title()) && Objects.equals(asked, listing.price())
                        && (!accepted || Objects.equals(asked, listing.shownPrice()));
                yield same ? List.of() : List.of(new ListingFact.Revised(key, called, asked, accepted));
            }
            case ListingAction.Pause(var key, var reason) ->
                listing.pausedFor() != null ? List.of() : List.of(new ListingFact.Paused(key, reason(reason)));
            case ListingAction.Resume(var key) -> listing.pausedFor() == null ? List.of() : List.of(new ListingFact.Resumed(key));
            case ListingAction.Exclude(var key, var reason, var until) ->
                reason(reason).equals(listing.excludedFor()) && Objects.equals(until, listing.excludedUntil())
                        ? List.of()
                        : List.of(new ListingFact.Excluded(key, reason(reason), until));
            case ListingAction.Include(var key) -> listing.excludedFor() == null ? List.of() : List.of(new ListingFact.Included(key));
            case ListingAction.End(var key, var reason) ->
                listing.endedFor() != null ? List.of() : List.of(new ListingFact.Ended(key, reason(reason)));
            case ListingAction.SeeLive(var key, var externalId, var price, var at) -> {
                var same = listing.isSeenLive() && (externalId == null || externalId.equals(listing.externalId()))
                        && (price == null || price.equals(listing.shownPrice()));
                yield same ? List.of() : List.of(new ListingFact.SeenLive(key, externalId, price, at));
            }
            case ListingAction.SeeEnded(var key, var at) ->
                listing.isSeenEnded() ? List.of() : List.of(new ListingFact.SeenEnded(key, at));
        };
    }

    private static List<ListingFact> link(ListingAction.Link link, Listing listing) {
        var externalId = Text.optional("externalId", link.externalId(), 100);
        var linked = new ListingFact.Linked(link.key(), externalId, Text.optional("url", link.url(), 500),
                Text.required("title", link.title(), 200), link.price());
        var stands = listing.isLinked() && listing.endedFor() == null;
        if (stands && Objects.equals(listing.externalId(), externalId)) {
            return List.of();
        }
        if (stands && listing.externalId() != null) {
            throw new Refusal("LISTING_LINKED", link.key() + " is linked to " + Text.shown(listing.externalId())
                    + "; end that listing before it is linked to another");
        }
        return link.live() ? List.of(linked, new ListingFact.SeenLive(link.key(), externalId, link.price(), link.at())) : List.of(linked);
    }

    private static String reason(String reason) {
        return Text.required("reason", reason, 200);
    }
}
