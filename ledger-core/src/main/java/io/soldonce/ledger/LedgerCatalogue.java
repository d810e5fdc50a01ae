package io.soldonce.ledger;

import io.soldonce.channel.ChannelFact;
import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.EventCatalogue.Entry;
import io.soldonce.item.ItemFact;
import io.soldonce.listing.ListingFact;
import io.soldonce.order.OrderFact;
import java.util.List;

/// The permanent names of the ledger's facts. A fact's fields may change only with a new revision and an upcast from the one before.
public final class LedgerCatalogue {
    private static final List<Entry> FACTS = List.of(
            new Entry(ItemFact.Registered.class, "item-registered", 1),
            new Entry(ItemFact.Revised.class, "item-revised", 1),
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
            new Entry(OrderFact.Placed.class, "order-placed", 1),
            new Entry(OrderFact.LineUnmatched.class, "order-line-unmatched", 1),
            new Entry(OrderFact.LineMatched.class, "order-line-matched", 1),
            new Entry(OrderFact.Paid.class, "order-paid", 1),
            new Entry(OrderFact.Cancelled.class, "order-cancelled", 1),
            new Entry(OrderFact.Identified.class, "order-identified", 1),
            new Entry(OrderFact.Absorbed.class, "order-absorbed", 1),
            new Entry(OrderFact.Contradicted.class, "order-contradicted", 1),
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

    private LedgerCatalogue() {}

    public static EventCatalogue create() {
        return new EventCatalogue(FACTS, List.of());
    }
}
