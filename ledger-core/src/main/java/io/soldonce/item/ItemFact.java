package io.soldonce.item;

import io.soldonce.values.Money;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;

/// What happened to a physical item. Stored for ever: names and fields are pinned by the golden catalogue test.
public sealed interface ItemFact {
    Sku sku();

    /// The only facts that change a quantity: each says by which row of the transition table, and exactly which units.
    sealed interface Moved extends ItemFact {
        default QuantityChange change() {
            return switch (this) {
                case UnitsReceived _ -> QuantityChange.RECEIPT;
                case UnitsReserved _ -> QuantityChange.RESERVATION;
                case ReservationReleased _ -> QuantityChange.RESERVATION_RELEASE;
                case UnitsHeld _ -> QuantityChange.HOLD;
                case HoldReleased _ -> QuantityChange.HOLD_RELEASE;
                case UnitsSold _ -> QuantityChange.SALE;
                case SaleCancelled _ -> QuantityChange.SALE_CANCELLATION;
                case StockAdjusted _ -> QuantityChange.ADJUSTMENT;
                case UnitsPicked _ -> QuantityChange.PICK;
                case UnitsPacked _ -> QuantityChange.PACK;
                case UnitsShipped _ -> QuantityChange.SHIPMENT;
                case UnitsDelivered _ -> QuantityChange.DELIVERY;
                case ReturnRequested _ -> QuantityChange.RETURN_REQUEST;
                case ReturnDropped _ -> QuantityChange.RETURN_DROPPED;
                case ReturnReceived _ -> QuantityChange.RETURN_RECEIPT;
                case ReturnInspected _ -> QuantityChange.INSPECTION;
                case UnitsDamaged _ -> QuantityChange.DAMAGE;
                case UnitsRepaired _ -> QuantityChange.REPAIR;
                case UnitsLost _ -> QuantityChange.LOSS;
                case UnitsFound _ -> QuantityChange.FOUND;
                case UnitsWrittenOff _ -> QuantityChange.WRITE_OFF;
                case UnitsConsigned _ -> QuantityChange.CONSIGNMENT_OUT;
                case ConsignmentReturned _ -> QuantityChange.CONSIGNMENT_BACK;
                case UnitsRelocated _ -> QuantityChange.RELOCATION;
                case UnitsTransformed made -> made.kind().change();
                case UnitsFormed made -> made.kind().change();
            };
        }

        List<Movement> movements();

        /// When it happened outside, by the clock of whoever told us.
        Instant occurredAt();
    }

    /// Units of an order line that went on.
    sealed interface Advanced extends Moved {
        OrderLine order();
    }

    record Registered(Sku sku, ItemDetails details) implements ItemFact {}

    record Revised(Sku sku, ItemDetails details) implements ItemFact {}

    /// The item owns no units: it is made of these.
    record KitDefined(Sku sku, List<KitComponent> components) implements ItemFact {}

    record KitComponent(Sku sku, int quantity) {}

    /// @param unitCost what one unit was paid, null when not known
    record UnitsReceived(Sku sku, List<Movement> movements, Money unitCost, String owner, String reference, Instant occurredAt)
            implements
                Moved {}

    /// @param order     the order line that is being paid, null when no order stands behind it
    /// @param expiresAt null when it never expires by itself
    record UnitsReserved(Sku sku, String holdId, Purpose purpose, List<Movement> movements, OrderLine order, Instant expiresAt,
            Instant occurredAt) implements Moved {}

    enum Purpose {
        PENDING_PAYMENT,
        LIVE_SHOW,
        LOCAL_PICKUP,
        CUSTOMER
    }

    record ReservationReleased(Sku sku, String holdId, List<Movement> movements, String reason, Instant occurredAt) implements Moved {}

    record UnitsHeld(Sku sku, String holdId, List<Movement> movements, String reason, Instant occurredAt) implements Moved {}

    record HoldReleased(Sku sku, String holdId, List<Movement> movements, String reason, Instant occurredAt) implements Moved {}

    /// @param unitPrice null when the marketplace did not say
    /// @param cost      the goods that went, first in first out; a share without unit cost is one nobody knew the cost of
    /// @param holdId    the reservation this sale consumed, null when none
    record UnitsSold(Sku sku, OrderLine order, List<Movement> movements, Money unitPrice, List<CostShare> cost, String holdId,
            Instant occurredAt) implements Moved {}

    record CostShare(int quantity, Money unitCost) {}

    record SaleCancelled(Sku sku, OrderLine order, List<Movement> movements, List<CostShare> cost, String reason, Instant occurredAt)
            implements
                Moved {}

    /// The sale was told by a mail without an order number, and turned out to be that of an order with one. No unit moves.
    record SaleIdentified(Sku sku, OrderLine before, OrderLine now, Instant occurredAt) implements ItemFact {}

    record StockAdjusted(Sku sku, List<Movement> movements, AdjustmentReason reason, String note, Instant occurredAt) implements Moved {}

    record UnitsPicked(Sku sku, OrderLine order, List<Movement> movements, Instant occurredAt) implements Advanced {}

    record UnitsPacked(Sku sku, OrderLine order, List<Movement> movements, Instant occurredAt) implements Advanced {}

    record UnitsShipped(Sku sku, OrderLine order, List<Movement> movements, Instant occurredAt) implements Advanced {}

    record UnitsDelivered(Sku sku, OrderLine order, List<Movement> movements, Instant occurredAt) implements Advanced {}

    record ReturnRequested(Sku sku, OrderLine order, List<Movement> movements, String returnId, Instant occurredAt) implements Advanced {}

    record ReturnDropped(Sku sku, OrderLine order, List<Movement> movements, String returnId, Instant occurredAt) implements Advanced {}

    /// Into quarantine: off sale until somebody has looked at it.
    record ReturnReceived(Sku sku, OrderLine order, List<Movement> movements, String returnId, Instant occurredAt) implements Advanced {}

    /// @param cost    what the units that left the order line had cost; empty when they go back to the buyer
    /// @param details the item as it was found, when that is not as it was written down (one of a kind only); null when it is as it was
    record ReturnInspected(Sku sku, OrderLine order, List<Movement> movements, List<CostShare> cost, String returnId, Verdict verdict,
            ItemDetails details, String note, Instant occurredAt) implements Moved {}

    enum Verdict {
        RESTOCK(Bucket.AVAILABLE),
        DAMAGED(Bucket.DAMAGED),
        WRITE_OFF(Bucket.WRITTEN_OFF),
        SEND_BACK(Bucket.SHIPPED);

        private final Bucket goesTo;

        Verdict(Bucket goesTo) {
            this.goesTo = goesTo;
        }

        public Bucket goesTo() {
            return goesTo;
        }
    }

    record UnitsDamaged(Sku sku, List<Movement> movements, String reason, Instant occurredAt) implements Moved {}

    record UnitsRepaired(Sku sku, List<Movement> movements, String reason, Instant occurredAt) implements Moved {}

    record UnitsLost(Sku sku, List<Movement> movements, String reason, Instant occurredAt) implements Moved {}

    record UnitsFound(Sku sku, List<Movement> movements, String reason, Instant occurredAt) implements Moved {}

    record UnitsWrittenOff(Sku sku, List<Movement> movements, String reason, Instant occurredAt) implements Moved {}

    record UnitsConsigned(Sku sku, String consignmentId, String consignee, List<Movement> movements, Instant occurredAt) implements Moved {}

    record ConsignmentReturned(Sku sku, String consignmentId, List<Movement> movements, Instant occurredAt) implements Moved {}

    record UnitsRelocated(Sku sku, List<Movement> movements, Instant occurredAt) implements Moved {}

    /// These units are something else from now on.
    ///
    /// @param into what became of them
    record UnitsTransformed(Sku sku, String transformationId, Transformation.Kind kind, List<Movement> movements, List<CostShare> cost,
            List<Sku> into, Instant occurredAt) implements Moved {}

    /// These units were something else before.
    ///
    /// @param cost  what each cost: their share of what they were made from
    /// @param owner whose they were before, and are; null for the seller's own
    record UnitsFormed(Sku sku, String transformationId, Transformation.Kind kind, List<Movement> movements, List<CostShare> cost,
            List<Sku> from, String owner, Instant occurredAt) implements Moved {}

    record ReservationExtended(Sku sku, String holdId, Instant expiresAt, Instant occurredAt) implements ItemFact {}

    /// What somebody counted, beside what the ledger said at that instant. Moves nothing: an adjustment does, with its reason.
    ///
    /// @param location what was counted there; null for everywhere
    /// @param counted  units in hand, whatever they wait for
    /// @param expected units in hand by the ledger at `countedAt`
    record StockCounted(Sku sku, String countId, String location, int counted, int expected, Instant countedAt) implements ItemFact {}

    /// Put away: nothing of it is forgotten, and nothing of it is for sale.
    record Archived(Sku sku, String reason, Instant occurredAt) implements ItemFact {}

    record Unarchived(Sku sku, Instant occurredAt) implements ItemFact {}

    enum AdjustmentReason {
        COUNTED,
        MISTAKE,
        MISSING,
        FOUND,
        GIVEN_AWAY,
        USED_UP,
        OTHER
    }

    /// More was sold than there was: `oversold` units of this order line have no unit behind them.
    record OversellDetected(Sku sku, OrderLine order, int oversold, int available, Instant occurredAt) implements ItemFact {}
}
