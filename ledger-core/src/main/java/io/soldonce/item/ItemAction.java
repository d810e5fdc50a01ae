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

    /// Its time is over: nothing when it was extended, released or sold meanwhile, and nothing when it never ends by itself.
    record Expire(Sku sku, String holdId, Instant at) implements ItemAction {}

    /// Takes units off sale without selling them.
    record Hold(Sku sku, String holdId, int quantity, String reason, Instant at) implements ItemAction {}

    record ReleaseHold(Sku sku, String holdId, String reason, Instant at) implements ItemAction {}

    /// A fact: reserved for an order that waits for its payment, also when nothing is left.
    record ReserveForOrder(Sku sku, OrderLine order, int quantity, Instant at) implements ItemAction {}

    /// A fact: recorded also when nothing is left, and then named as oversold. Consumes what was reserved for the same order line.
    ///
    /// @param holdId a reservation or consignment the units are taken from first; null when none
    record RecordSale(Sku sku, OrderLine order, int quantity, Money unitPrice, String holdId, Instant at) implements ItemAction {
        public RecordSale(Sku sku, OrderLine order, int quantity, Money unitPrice, Instant at) {
            this(sku, order, quantity, unitPrice, null, at);
        }
    }

    /// A fact: whatever of this order line is reserved or sold, and not yet given back, becomes available again.
    ///
    /// @param from `RESERVED`, `SOLD`, `PICKED` or `PACKED`: only what stands there; null for whatever can be given back, in that order
    record CancelSale(Sku sku, OrderLine order, Bucket from, int quantity, String reason, Instant at) implements ItemAction {
        public CancelSale(Sku sku, OrderLine order, int quantity, String reason, Instant at) {
            this(sku, order, null, quantity, reason, at);
        }
    }

    /// A fact of the order: of what this line holds, up to `quantity` units go on as `step` allows; none when none can.
    ///
    /// @param step     `PICK`, `PACK`, `SHIPMENT`, `DELIVERY`, `RETURN_REQUEST`, `RETURN_DROPPED`, `RETURN_RECEIPT`
    /// @param from     only what stands in this bucket; null for whatever is furthest along
    /// @param returnId null but for returns
    record Advance(Sku sku, OrderLine order, QuantityChange step, Bucket from, int quantity, String returnId, Instant at)
            implements
                ItemAction {
        public Advance(Sku sku, OrderLine order, QuantityChange step, int quantity, String returnId, Instant at) {
            this(sku, order, step, null, quantity, returnId, at);
        }
    }

    /// Somebody looked at units that came back.
    ///
    /// @param details the item as it is now; null when it is as it was
    record Inspect(Sku sku, OrderLine order, String returnId, int quantity, ItemFact.Verdict verdict, ItemDetails details, String note,
            Instant at) implements ItemAction {}

    record Damage(Sku sku, int quantity, String location, String reason, Instant at) implements ItemAction {}

    record Repair(Sku sku, int quantity, String location, String reason, Instant at) implements ItemAction {}

    /// @param from `AVAILABLE` or `DAMAGED`
    record Lose(Sku sku, int quantity, Bucket from, String location, String reason, Instant at) implements ItemAction {}

    /// No more than was lost; what was never here is received or adjusted.
    record Find(Sku sku, int quantity, String location, String reason, Instant at) implements ItemAction {}

    /// @param from `AVAILABLE` or `DAMAGED`
    record WriteOff(Sku sku, int quantity, Bucket from, String location, String reason, Instant at) implements ItemAction {}

    record Relocate(Sku sku, int quantity, String from, String to, Instant at) implements ItemAction {}

    /// Gives units to somebody who sells them for us. The same consignment id again is the same consignment.
    record Consign(Sku sku, String consignmentId, String consignee, int quantity, Instant at) implements ItemAction {}

    /// @param quantity 0 for all that is there
    record TakeBack(Sku sku, String consignmentId, int quantity, Instant at) implements ItemAction {}

    record Extend(Sku sku, String holdId, Instant expiresAt, Instant at) implements ItemAction {}

    /// @param location null for everywhere
    /// @param expected what the ledger had in hand there at `countedAt`, found out by whoever asks
    record Count(Sku sku, String countId, String location, int counted, int expected, Instant countedAt) implements ItemAction {}

    record Archive(Sku sku, String reason, Instant at) implements ItemAction {}

    record Unarchive(Sku sku, Instant at) implements ItemAction {}

    /// @param by units to add, or to take when negative; never zero
    record Adjust(Sku sku, int by, String location, ItemFact.AdjustmentReason reason, String note, Instant at) implements ItemAction {}
}
