package io.soldonce.order;

import io.soldonce.values.ChannelId;
import java.time.Instant;
import java.util.List;

/// Orders that mails told without an order number turn out to be one that has a number: they are the same sale.
///
/// @param orderId        the marketplace's number
/// @param provisionalIds the ids the mails' orders were given here
/// @param place          the order as it is told now; null when it is recorded already, and a mail comes behind it
public record Identification(ChannelId channel, String orderId, List<String> provisionalIds, OrderAction.Place place, Instant at) {
    public Identification {
        provisionalIds = List.copyOf(provisionalIds);
    }
}
