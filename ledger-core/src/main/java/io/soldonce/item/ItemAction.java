package io.soldonce.item;

import io.soldonce.values.Money;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;

/// What can be asked of a physical item. Times and ids come with the action; the decider has neither a clock nor chance.
public sealed interface ItemAction {
    Sku sku();

    record Register(Sku sku, ItemDetails details) implements ItemAction {}

    record Revise(Sku sku, ItemDetails details) implements ItemAction {}

    record DefineKit(Sku sku, List<ItemFact.KitComponent> components) implements ItemAction {}

    /// Goods in.
    record Receive(Sku sku, int quantity, String location, Money unitCost, String owner, String reference, Instant at)
            implements
                ItemAction {}

    /// Our own wish, so it may be refused. The same hold id again is the same reservation.
    record Reserve(Sku sku, String holdId, int quantity, ItemFact.Purpose purpose, Instant expiresAt, Instant at) implements ItemAction {}

    record Release(Sku sku, String holdId, String reason, Instant at) implements ItemAction {}

    /// Takes units off sale without selling them.
    record Hold(Sku sku, String holdId, int quantity, String reason, Instant at) implements ItemAction {}

    record ReleaseHold(Sku sku, String holdId, String reason, Instant at) implements ItemAction {}

    /// A fact: reserved for an order that waits for its payment, also when nothing is left.
    record ReserveForOrder(Sku sku, OrderLine order, int quantity, Instant at) implements ItemAction {}

    /// A fact: recorded also when nothing is left, and then named as oversold. Consumes what was reserved for the same order line.
    record RecordSale(Sku sku, OrderLine order, int quantity, Money unitPrice, Instant at) implements ItemAction {}

    /// A fact: whatever of this order line is reserved or sold, and not yet given back, becomes available again.
    record CancelSale(Sku sku, OrderLine order, int quantity, String reason, Instant at) implements ItemAction {}

    /// @param by units to add, or to take when negative; never zero
    record Adjust(Sku sku, int by, String location, ItemFact.AdjustmentReason reason, String note, Instant at) implements ItemAction {}
}
