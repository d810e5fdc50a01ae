package io.soldonce.order;

import io.soldonce.item.ItemDetails;
import io.soldonce.item.ItemFact;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What can be told of an order. Most are facts and are never refused.
public sealed interface OrderAction {
    ChannelId channel();

    String orderId();

    /// @param holds which reservation or consignment a line's units are taken from, by line id; not stored with the order
    record Place(ChannelId channel, String orderId, List<OrderFact.Line> lines, boolean paid, Instant at, Map<String, String> holds)
            implements
                OrderAction {
        public Place(ChannelId channel, String orderId, List<OrderFact.Line> lines, boolean paid, Instant at) {
            this(channel, orderId, lines, paid, at, Map.of());
        }
    }

    record Pay(ChannelId channel, String orderId, Instant at) implements OrderAction {}

    /// @param lineIds empty to cancel the whole order
    record Cancel(ChannelId channel, String orderId, List<String> lineIds, String reason, Instant at) implements OrderAction {}

    /// What was done with the goods. Told by a marketplace it is a fact, recorded whatever else is known; done here it is a wish, and
    /// refused where the table does not allow it.
    ///
    /// @param lineIds  empty for the whole order: told, that is each of its lines, also cancelled ones; wished, those not cancelled
    /// @param carrier  of a shipment; null when not told
    /// @param tracking likewise
    /// @param told     by a marketplace
    record Forward(ChannelId channel, String orderId, Step step, List<String> lineIds, String carrier, String tracking, boolean told,
            Instant at) implements OrderAction {}

    enum Step {
        PICKED,
        PACKED,
        SHIPPED,
        DELIVERED
    }

    /// @param lines empty for all there is
    record RequestReturn(ChannelId channel, String orderId, String returnId, List<OrderFact.ReturnLine> lines, String reason, Instant at)
            implements
                OrderAction {}

    record ApproveReturn(ChannelId channel, String orderId, String returnId, Instant at) implements OrderAction {}

    record DropReturn(ChannelId channel, String orderId, String returnId, String reason, Instant at) implements OrderAction {}

    /// @param lines empty for all that was asked to come back: it waits until that is told
    record ReceiveReturn(ChannelId channel, String orderId, String returnId, List<OrderFact.ReturnLine> lines, Instant at)
            implements
                OrderAction {}

    /// Our own wish: refused when nothing of it is in quarantine.
    ///
    /// @param sku     which component, when the line is a kit; null for the line's own item, and for all that so many kits are made of
    /// @param details the item as it is now; null when it is as it was
    record InspectReturn(ChannelId channel, String orderId, String returnId, String lineId, Sku sku, int quantity,
            ItemFact.Verdict verdict, ItemDetails details, String note, Instant at) implements OrderAction {}

    record Refund(ChannelId channel, String orderId, String refundId, String lineId, Money amount, String reason, Instant at)
            implements
                OrderAction {}

    record EnterMoney(ChannelId channel, String orderId, String entryId, String lineId, OrderFact.MoneyKind kind, Money amount,
            Instant at) implements OrderAction {}

    /// A person says which item an unmatched line is.
    record MatchLine(ChannelId channel, String orderId, String lineId, Sku sku, Instant at) implements OrderAction {}
}
