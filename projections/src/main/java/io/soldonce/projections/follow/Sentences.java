package io.soldonce.projections.follow;

import static io.soldonce.projections.follow.Words.because;
import static io.soldonce.projections.follow.Words.each;
import static io.soldonce.projections.follow.Words.words;

import io.soldonce.channel.ChannelFact;
import io.soldonce.item.ItemFact;
import io.soldonce.listing.ListingFact;
import io.soldonce.order.OrderFact;

/// Each fact as a sentence a seller reads. Pure.
final class Sentences {
    private Sentences() {}

    static String of(Object fact) {
        return switch (fact) {
            case ItemFact item -> ItemSentences.of(item);
            case OrderFact order -> OrderSentences.of(order);
            case ListingFact listing -> ofListing(listing);
            case ChannelFact channel -> ofChannel(channel);
            default -> throw new IllegalArgumentException("no sentence for " + fact.getClass().getName());
        };
    }

    private static String ofListing(ListingFact fact) {
        var where = " on " + fact.key().channel();
        return switch (fact) {
            case ListingFact.Linked(var _, var id, var _, var _, var price) -> "Linked" + where + (id == null ? "" : " to listing " + id)
                    + each(price);
            case ListingFact.Revised(var _, var title, var price, var accepted) -> "Listing" + where + " revised: \"" + title + "\""
                    + each(price) + (accepted ? ", price accepted" : "");
            case ListingFact.Paused(var _, var reason) -> "Listing" + where + " paused" + because(reason);
            case ListingFact.Resumed _ -> "Listing" + where + " resumed";
            case ListingFact.Excluded(var _, var reason, var until) -> "Kept off " + fact.key().channel() + because(reason)
                    + (until == null ? "" : ", until " + until);
            case ListingFact.Included _ -> "Allowed" + where + " again";
            case ListingFact.SeenLive(var _, var id, var _, var _) -> "Seen live" + where + (id == null ? "" : " as listing " + id);
            case ListingFact.SeenEnded _ -> "Seen ended" + where;
            case ListingFact.Ended(var _, var reason) -> "Listing" + where + " ended" + because(reason);
        };
    }

    private static String ofChannel(ChannelFact fact) {
        return switch (fact) {
            case ChannelFact.Added(var channel, var kind, var name, var _) -> "Channel " + channel + " added: " + name + " (" + kind + ")";
            case ChannelFact.RulesChanged(var channel, var rules) -> "Rules of " + channel + " changed: mode " + words(rules.mode())
                    + ", role " + words(rules.role()) + ", buffer " + rules.buffer();
        };
    }
}
