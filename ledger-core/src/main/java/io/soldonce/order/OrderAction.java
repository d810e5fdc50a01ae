package io.soldonce.order;

import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;

/// What can be told of an order. The first three are facts and are never refused.
public sealed interface OrderAction {
    ChannelId channel();

    String orderId();

    record Place(ChannelId channel, String orderId, List<OrderFact.Line> lines, boolean paid, Instant at) implements OrderAction {}

    record Pay(ChannelId channel, String orderId, Instant at) implements OrderAction {}

    /// @param lineIds empty to cancel the whole order
    record Cancel(ChannelId channel, String orderId, List<String> lineIds, String reason, Instant at) implements OrderAction {}

    /// A person says which item an unmatched line is.
    record MatchLine(ChannelId channel, String orderId, String lineId, Sku sku, Instant at) implements OrderAction {}
}
