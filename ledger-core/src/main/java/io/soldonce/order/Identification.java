package io.soldonce.order;

import io.soldonce.values.ChannelId;
import java.time.Instant;

/// An order that was told by a mail without an order number turns out to be one that has a number: they are one sale.
///
/// @param orderId       the marketplace's number
/// @param provisionalId the id the mail's order was given here
/// @param place         the order as it is told now; null when it is recorded already, and the mail comes behind it
public record Identification(ChannelId channel, String orderId, String provisionalId, OrderAction.Place place, Instant at) {}
