package io.soldonce.order;

import io.soldonce.item.ItemFact;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;

/// What a marketplace, or the counter, said of one order. Stored for ever.
public sealed interface OrderFact {

    /// One line as it was told, and the item it was first resolved to.
    ///
    /// @param lineId    the provider's own id of the line
    /// @param told      what the provider called the item: a SKU, or whatever it wrote; null when nothing
    /// @param sku       the item it is; null while nobody knows
    /// @param title     null when not told
    /// @param unitPrice the price of one unit; null when not told
    record Line(String lineId, String told, Sku sku, String title, int quantity, Money unitPrice) {

        boolean isToldLike(Line other) {
            return new Line(lineId, told, null, title, quantity, unitPrice)
                    .equals(new Line(other.lineId, other.told, null, other.title, other.quantity, other.unitPrice));
        }

        Line as(Sku known) {
            return new Line(lineId, told, known, title, quantity, unitPrice);
        }
    }

    /// @param paid false when the order waits for its payment: its units are reserved, not yet sold
    record Placed(ChannelId channel, String orderId, List<Line> lines, boolean paid, Instant occurredAt) implements OrderFact {}

    /// No item has this name: the line stands in the queue until a person says which item it is.
    record LineUnmatched(String lineId, String told, String title, int quantity) implements OrderFact {}

    /// The line was found to be this item; from now on this is its SKU, whatever it would resolve to later.
    record LineMatched(String lineId, Sku sku) implements OrderFact {}

    record Paid(Instant occurredAt) implements OrderFact {}

    /// @param lineIds empty when the whole order was cancelled
    record Cancelled(List<String> lineIds, String reason, Instant occurredAt) implements OrderFact {}

    /// This order was told by a mail that named none, and turned out to be that one: what is told of it from now on is told there.
    record Identified(String orderId, Instant occurredAt) implements OrderFact {}

    /// That provisional order is this one: its units are this order's.
    record Absorbed(String provisionalId, Instant occurredAt) implements OrderFact {}

    /// @param lineIds empty for the whole order, here as below
    record Picked(List<String> lineIds, Instant occurredAt) implements OrderFact {}

    record Packed(List<String> lineIds, Instant occurredAt) implements OrderFact {}

    /// @param carrier  null when not told
    /// @param tracking null when not told
    record Shipped(List<String> lineIds, String carrier, String tracking, Instant occurredAt) implements OrderFact {}

    record Delivered(List<String> lineIds, Instant occurredAt) implements OrderFact {}

    record ReturnLine(String lineId, int quantity) {}

    /// @param lines empty for all there is
    record ReturnRequested(String returnId, List<ReturnLine> lines, String reason, Instant occurredAt) implements OrderFact {}

    record ReturnApproved(String returnId, Instant occurredAt) implements OrderFact {}

    /// It was not granted, or the buyer keeps it.
    record ReturnDropped(String returnId, String reason, Instant occurredAt) implements OrderFact {}

    /// @param lines empty for all that was asked to come back
    record ReturnReceived(String returnId, List<ReturnLine> lines, Instant occurredAt) implements OrderFact {}

    /// @param sku   the item looked at: the line's own, or a component of it
    /// @param parts how many units one of the line is made of: 1 unless it is a kit
    record ReturnInspected(String returnId, String lineId, Sku sku, int quantity, int parts, ItemFact.Verdict verdict, Instant occurredAt)
            implements
                OrderFact {}

    /// @param refundId the provider's own id, or whoever asks chose it: the same again is the same refund
    /// @param lineId   null for the order as a whole
    record Refunded(String refundId, String lineId, Money amount, String reason, Instant occurredAt) implements OrderFact {}

    /// Money that came or went with this order, beside the price.
    ///
    /// @param entryId the same again is the same entry
    /// @param lineId  null for the order as a whole
    record MoneyEntered(String entryId, String lineId, MoneyKind kind, Money amount, Instant occurredAt) implements OrderFact {}

    /// Each amount counts in the direction its kind names; a negative one takes part of it back. A revised amount has an id of its own.
    enum MoneyKind {
        /// Came in beside the price.
        SHIPPING_CHARGED,
        SHIPPING_SPENT,
        MARKETPLACE_FEE,
        PAYMENT_FEE,
        /// What the seller owes of this order; what a marketplace collects and pays by itself never was the seller's.
        TAX,
        /// What was paid out of all this: no money more.
        PAYOUT
    }

    /// A refund's or an entry's id was told again with other content. Nothing was counted; a person decides.
    ///
    /// @param kind null for a refund
    record MoneyContradicted(String id, String lineId, MoneyKind kind, Money amount, Instant occurredAt) implements OrderFact {}

    /// Cancelled, and shipped all the same: the units are gone, and a person must look at it.
    record CancelledButShipped(List<String> lineIds, Instant occurredAt) implements OrderFact {}

    /// The same order id was told again with other content. Nothing was counted; a person decides.
    record Contradicted(List<Line> lines, boolean paid, Instant occurredAt) implements OrderFact {}
}
