package io.soldonce.ledger;

import io.soldonce.channel.ChannelFact;
import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.EventCatalogue.Entry;
import io.soldonce.engine.EventCatalogue.Upcast;
import io.soldonce.item.ItemFact;
import io.soldonce.listing.ListingFact;
import io.soldonce.order.OrderFact;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The permanent names of the ledger's facts. A fact's fields may change only with a new revision and an upcast from the one before.
public final class LedgerCatalogue {
    private static final List<Entry> FACTS = List.of(
            new Entry(ItemFact.Registered.class, "item-registered", 2),
            new Entry(ItemFact.Revised.class, "item-revised", 2),
            new Entry(ItemFact.KitDefined.class, "kit-defined", 1),
            new Entry(ItemFact.UnitsReceived.class, "units-received", 1),
            new Entry(ItemFact.UnitsReserved.class, "units-reserved", 1),
            new Entry(ItemFact.ReservationReleased.class, "reservation-released", 1),
            new Entry(ItemFact.UnitsHeld.class, "units-held", 1),
            new Entry(ItemFact.HoldReleased.class, "hold-released", 1),
            new Entry(ItemFact.UnitsSold.class, "units-sold", 1),
            new Entry(ItemFact.SaleCancelled.class, "sale-cancelled", 1),
            new Entry(ItemFact.SaleIdentified.class, "sale-identified", 1),
            new Entry(ItemFact.StockAdjusted.class, "stock-adjusted", 1),
            new Entry(ItemFact.OversellDetected.class, "oversell-detected", 1),
            new Entry(ItemFact.UnitsPicked.class, "units-picked", 1),
            new Entry(ItemFact.UnitsPacked.class, "units-packed", 1),
            new Entry(ItemFact.UnitsShipped.class, "units-shipped", 1),
            new Entry(ItemFact.UnitsDelivered.class, "units-delivered", 1),
            new Entry(ItemFact.ReturnRequested.class, "return-requested", 1),
            new Entry(ItemFact.ReturnDropped.class, "return-dropped", 1),
            new Entry(ItemFact.ReturnReceived.class, "return-received", 1),
            new Entry(ItemFact.ReturnInspected.class, "return-inspected", 1),
            new Entry(ItemFact.UnitsDamaged.class, "units-damaged", 1),
            new Entry(ItemFact.UnitsRepaired.class, "units-repaired", 1),
            new Entry(ItemFact.UnitsLost.class, "units-lost", 1),
            new Entry(ItemFact.UnitsFound.class, "units-found", 1),
            new Entry(ItemFact.UnitsWrittenOff.class, "units-written-off", 1),
            new Entry(ItemFact.UnitsConsigned.class, "units-consigned", 1),
            new Entry(ItemFact.ConsignmentReturned.class, "consignment-returned", 1),
            new Entry(ItemFact.UnitsRelocated.class, "units-relocated", 1),
            new Entry(ItemFact.UnitsTransformed.class, "units-transformed", 1),
            new Entry(ItemFact.UnitsFormed.class, "units-formed", 1),
            new Entry(ItemFact.ReservationExtended.class, "reservation-extended", 1),
            new Entry(ItemFact.StockCounted.class, "stock-counted", 1),
            new Entry(ItemFact.Archived.class, "item-archived", 1),
            new Entry(ItemFact.Unarchived.class, "item-unarchived", 1),
            new Entry(OrderFact.Placed.class, "order-placed", 1),
            new Entry(OrderFact.LineUnmatched.class, "order-line-unmatched", 1),
            new Entry(OrderFact.LineMatched.class, "order-line-matched", 1),
            new Entry(OrderFact.Paid.class, "order-paid", 1),
            new Entry(OrderFact.Cancelled.class, "order-cancelled", 1),
            new Entry(OrderFact.Identified.class, "order-identified", 1),
            new Entry(OrderFact.Absorbed.class, "order-absorbed", 1),
            new Entry(OrderFact.Contradicted.class, "order-contradicted", 1),
            new Entry(OrderFact.Picked.class, "order-picked", 1),
            new Entry(OrderFact.Packed.class, "order-packed", 1),
            new Entry(OrderFact.Shipped.class, "order-shipped", 1),
            new Entry(OrderFact.Delivered.class, "order-delivered", 1),
            new Entry(OrderFact.ReturnRequested.class, "order-return-requested", 1),
            new Entry(OrderFact.ReturnApproved.class, "order-return-approved", 1),
            new Entry(OrderFact.ReturnDropped.class, "order-return-dropped", 1),
            new Entry(OrderFact.ReturnReceived.class, "order-return-received", 1),
            new Entry(OrderFact.ReturnInspected.class, "order-return-inspected", 1),
            new Entry(OrderFact.Refunded.class, "order-refunded", 1),
            new Entry(OrderFact.MoneyEntered.class, "order-money-entered", 1),
            new Entry(OrderFact.MoneyContradicted.class, "order-money-contradicted", 1),
            new Entry(OrderFact.CancelledButShipped.class, "order-cancelled-but-shipped", 1),
            new Entry(ListingFact.Linked.class, "listing-linked", 1),
            new Entry(ListingFact.Revised.class, "listing-revised", 1),
            new Entry(ListingFact.Paused.class, "listing-paused", 1),
            new Entry(ListingFact.Resumed.class, "listing-resumed", 1),
            new Entry(ListingFact.Excluded.class, "listing-excluded", 1),
            new Entry(ListingFact.Included.class, "listing-included", 1),
            new Entry(ListingFact.SeenLive.class, "listing-seen-live", 1),
            new Entry(ListingFact.SeenEnded.class, "listing-seen-ended", 1),
            new Entry(ListingFact.Ended.class, "listing-ended", 1),
            new Entry(ChannelFact.Added.class, "channel-added", 1),
            new Entry(ChannelFact.RulesChanged.class, "channel-rules-changed", 1));

    /// Revision 2 describes the parcel, the defects, and two values beside the cost; nobody had said anything of them before.
    private static final List<Upcast> UPCASTS = List.of(
            new Upcast("item-registered", 1, LedgerCatalogue::withoutDefects),
            new Upcast("item-revised", 1, LedgerCatalogue::withoutDefects));

    private static ObjectNode withoutDefects(ObjectNode fact) {
        ((ObjectNode) fact.get("details")).putArray("defects");
        return fact;
    }

    private LedgerCatalogue() {}

    public static EventCatalogue create() {
        return new EventCatalogue(FACTS, UPCASTS);
    }
}
