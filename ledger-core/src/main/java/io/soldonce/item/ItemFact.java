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
        QuantityChange change();

        List<Movement> movements();

        /// When it happened outside, by the clock of whoever told us.
        Instant occurredAt();
    }

    record Registered(Sku sku, ItemDetails details) implements ItemFact {}

    record Revised(Sku sku, ItemDetails details) implements ItemFact {}

    /// The item owns no units: it is made of these.
    record KitDefined(Sku sku, List<KitComponent> components) implements ItemFact {}

    record KitComponent(Sku sku, int quantity) {}

    /// @param unitCost what one unit was paid, null when not known
    record UnitsReceived(Sku sku, List<Movement> movements, Money unitCost, String owner, String reference, Instant occurredAt)
            implements
                Moved {
        @Override
        public QuantityChange change() {
            return QuantityChange.RECEIPT;
        }
    }

    /// @param order     the order line that is being paid, null when no order stands behind it
    /// @param expiresAt null when it never expires by itself
    record UnitsReserved(Sku sku, String holdId, Purpose purpose, List<Movement> movements, OrderLine order, Instant expiresAt,
            Instant occurredAt) implements Moved {
        @Override
        public QuantityChange change() {
            return QuantityChange.RESERVATION;
        }
    }

    enum Purpose {
        PENDING_PAYMENT,
        LIVE_SHOW,
        LOCAL_PICKUP,
        CUSTOMER
    }

    record ReservationReleased(Sku sku, String holdId, List<Movement> movements, String reason, Instant occurredAt) implements Moved {
        @Override
        public QuantityChange change() {
            return QuantityChange.RESERVATION_RELEASE;
        }
    }

    record UnitsHeld(Sku sku, String holdId, List<Movement> movements, String reason, Instant occurredAt) implements Moved {
        @Override
        public QuantityChange change() {
            return QuantityChange.HOLD;
        }
    }

    record HoldReleased(Sku sku, String holdId, List<Movement> movements, String reason, Instant occurredAt) implements Moved {
        @Override
        public QuantityChange change() {
            return QuantityChange.HOLD_RELEASE;
        }
    }

    /// @param unitPrice null when the marketplace did not say
    /// @param cost      the goods that went, first in first out; a share without unit cost is one nobody knew the cost of
    /// @param holdId    the reservation this sale consumed, null when none
    record UnitsSold(Sku sku, OrderLine order, List<Movement> movements, Money unitPrice, List<CostShare> cost, String holdId,
            Instant occurredAt) implements Moved {
        @Override
        public QuantityChange change() {
            return QuantityChange.SALE;
        }
    }

    record CostShare(int quantity, Money unitCost) {}

    record SaleCancelled(Sku sku, OrderLine order, List<Movement> movements, List<CostShare> cost, String reason, Instant occurredAt)
            implements
                Moved {
        @Override
        public QuantityChange change() {
            return QuantityChange.SALE_CANCELLATION;
        }
    }

    /// The sale was told by a mail without an order number, and turned out to be that of an order with one. No unit moves.
    record SaleIdentified(Sku sku, OrderLine before, OrderLine now, Instant occurredAt) implements ItemFact {}

    record StockAdjusted(Sku sku, List<Movement> movements, AdjustmentReason reason, String note, Instant occurredAt) implements Moved {
        @Override
        public QuantityChange change() {
            return QuantityChange.ADJUSTMENT;
        }
    }

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
