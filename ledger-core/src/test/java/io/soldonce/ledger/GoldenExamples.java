package io.soldonce.ledger;

import io.soldonce.channel.ChannelFact;
import io.soldonce.channel.ChannelRules;
import io.soldonce.item.Bucket;
import io.soldonce.item.ItemDetails;
import io.soldonce.item.ItemFact;
import io.soldonce.item.ItemFact.CostShare;
import io.soldonce.item.Movement;
import io.soldonce.item.Transformation;
import io.soldonce.listing.ListingFact;
import io.soldonce.order.OrderFact;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// One fact of each kind with every field filled, and one with as little as it can have.
final class GoldenExamples {
    private static final Sku CARD = new Sku("PSA-1");
    private static final ChannelId EBAY = new ChannelId("ebay");
    private static final ListingKey KEY = new ListingKey(EBAY, CARD, "auction");
    private static final ListingKey USUAL = new ListingKey(EBAY, CARD);
    private static final OrderLine LINE = new OrderLine(EBAY, "12-34567-89012", new Sku("BUNDLE"));
    private static final Instant AT = Instant.parse("2026-03-01T12:34:56.789012Z");
    private static final Instant LATER = Instant.parse("2026-03-08T00:00:00Z");
    private static final Money PRICE = Money.of("19.90", "USD");
    private static final Money COST = Money.of("4.1250", "EUR");
    private static final String TITLE = "Glurak \"1. Auflage\" – 宝 \\ 🔥";
    private static final OrderFact.Line TOLD = new OrderFact.Line("10001", "psa-1", CARD, TITLE, 2, PRICE);
    private static final OrderFact.Line BARE = new OrderFact.Line("10001", null, null, null, 1, null);
    private static final ItemDetails DETAILS = new ItemDetails(TITLE, "Trading cards", ItemDetails.Condition.GRADED,
            new ItemDetails.Grading("PSA", "9.5", "12345678"), "4006381333931", 12, "SN-7", ItemDetails.Photos.DONE, true,
            LocalDate.of(2025, 12, 24), "flea market", Map.of("set", "Base", "language", "German", "year", "1999"),
            new ItemDetails.Parcel(120, 90, 15, 240), Money.of("250.00", "USD"), Money.of("199.9950", "EUR"),
            List.of(new ItemDetails.Defect(ItemDetails.DefectKind.CREASE, ItemDetails.Severity.LIGHT, "upper left corner")),
            "two lines\nof notes");
    private static final ItemDetails BARE_DETAILS = new ItemDetails("Sleeves", null, ItemDetails.Condition.NEW, null, null, 1, null, null,
            false,
            null, null, null, null);

    private GoldenExamples() {}

    static List<Object> full() {
        return List.of(
                new ItemFact.Registered(CARD, DETAILS),
                new ItemFact.Revised(CARD, DETAILS),
                new ItemFact.KitDefined(new Sku("BUNDLE"),
                        List.of(new ItemFact.KitComponent(CARD, 1), new ItemFact.KitComponent(new Sku("S"), 2))),
                new ItemFact.UnitsReceived(CARD, moved(Bucket.SUPPLIER, Bucket.AVAILABLE), COST, "Ann", "invoice 7", AT),
                new ItemFact.UnitsReserved(CARD, "show-1", ItemFact.Purpose.LIVE_SHOW, moved(Bucket.AVAILABLE, Bucket.RESERVED), LINE,
                        LATER, AT),
                new ItemFact.ReservationReleased(CARD, "show-1", moved(Bucket.RESERVED, Bucket.AVAILABLE), "show is over", AT),
                new ItemFact.UnitsHeld(CARD, "check-1", moved(Bucket.AVAILABLE, Bucket.HELD), "looks damaged", AT),
                new ItemFact.HoldReleased(CARD, "check-1", moved(Bucket.HELD, Bucket.AVAILABLE), "is fine", AT),
                new ItemFact.UnitsSold(CARD, LINE, List.of(new Movement(Bucket.RESERVED, Bucket.SOLD, 1, "main"),
                        new Movement(Bucket.AVAILABLE, Bucket.SOLD, 2, "box 7")), PRICE,
                        List.of(new CostShare(1, COST), new CostShare(2, PRICE)),
                        "order/ebay/12-34567-89012/BUNDLE", AT),
                new ItemFact.SaleCancelled(CARD, LINE, moved(Bucket.SOLD, Bucket.AVAILABLE), List.of(new CostShare(3, COST)), "buyer asked",
                        AT),
                new ItemFact.SaleIdentified(CARD, LINE, new OrderLine(EBAY, "98-76543-21098", CARD), AT),
                new ItemFact.StockAdjusted(CARD, moved(Bucket.AVAILABLE, Bucket.CORRECTION), ItemFact.AdjustmentReason.MISSING,
                        "stocktaking", AT),
                new ItemFact.OversellDetected(CARD, LINE, 1, -1, AT),
                new ItemFact.UnitsPicked(CARD, LINE, moved(Bucket.SOLD, Bucket.PICKED), AT),
                new ItemFact.UnitsPacked(CARD, LINE, moved(Bucket.PICKED, Bucket.PACKED), AT),
                new ItemFact.UnitsShipped(CARD, LINE, moved(Bucket.PACKED, Bucket.SHIPPED), AT),
                new ItemFact.UnitsDelivered(CARD, LINE, moved(Bucket.SHIPPED, Bucket.DELIVERED), AT),
                new ItemFact.ReturnRequested(CARD, LINE, moved(Bucket.DELIVERED, Bucket.RETURN_REQUESTED), "5001", AT),
                new ItemFact.ReturnDropped(CARD, LINE, moved(Bucket.RETURN_REQUESTED, Bucket.DELIVERED), "5001", AT),
                new ItemFact.ReturnReceived(CARD, LINE, moved(Bucket.RETURN_REQUESTED, Bucket.RETURNED), "5001", AT),
                new ItemFact.ReturnInspected(CARD, LINE, moved(Bucket.RETURNED, Bucket.AVAILABLE), List.of(new CostShare(3, COST)), "5001",
                        ItemFact.Verdict.RESTOCK, DETAILS, "a crease", AT),
                new ItemFact.UnitsDamaged(CARD, moved(Bucket.AVAILABLE, Bucket.DAMAGED), "fell down", AT),
                new ItemFact.UnitsRepaired(CARD, moved(Bucket.DAMAGED, Bucket.AVAILABLE), "glued", AT),
                new ItemFact.UnitsLost(CARD, moved(Bucket.AVAILABLE, Bucket.LOST), "not where it was", AT),
                new ItemFact.UnitsFound(CARD, moved(Bucket.LOST, Bucket.AVAILABLE), "behind the shelf", AT),
                new ItemFact.UnitsWrittenOff(CARD, moved(Bucket.DAMAGED, Bucket.WRITTEN_OFF), "beyond repair", AT),
                new ItemFact.UnitsConsigned(CARD, "C-1", "Corner Cards", moved(Bucket.AVAILABLE, Bucket.CONSIGNED), AT),
                new ItemFact.ConsignmentReturned(CARD, "C-1", moved(Bucket.CONSIGNED, Bucket.AVAILABLE), AT),
                new ItemFact.UnitsRelocated(CARD, List.of(new Movement(Bucket.AVAILABLE, Bucket.TRANSFORMED, 3, "main"),
                        new Movement(Bucket.TRANSFORMED, Bucket.AVAILABLE, 3, "box 7")), AT),
                new ItemFact.UnitsTransformed(new Sku("BOX"), "break-1", Transformation.Kind.BREAK,
                        moved(Bucket.AVAILABLE, Bucket.TRANSFORMED), List.of(new CostShare(3, COST)), List.of(CARD, new Sku("S")), AT),
                new ItemFact.UnitsFormed(CARD, "break-1", Transformation.Kind.BREAK, moved(Bucket.TRANSFORMED, Bucket.AVAILABLE),
                        List.of(new CostShare(1, COST), new CostShare(2, PRICE)), List.of(new Sku("BOX")), "Ann", AT),
                new ItemFact.ReservationExtended(CARD, "show-1", LATER, AT),
                new ItemFact.StockCounted(CARD, "march-1", "box 7", 2, 3, AT),
                new ItemFact.Archived(CARD, "all sold", AT),
                new ItemFact.Unarchived(CARD, AT),
                new OrderFact.Placed(EBAY, "12-34567-89012", List.of(TOLD), true, AT),
                new OrderFact.LineUnmatched("10001", "what is this", TITLE, 2),
                new OrderFact.LineMatched("10001", CARD),
                new OrderFact.Paid(AT),
                new OrderFact.Cancelled(List.of("10001", "10002"), "buyer asked", AT),
                new OrderFact.Identified("98-76543-21098", AT),
                new OrderFact.Absorbed("mail-00112233445566778899", AT),
                new OrderFact.Contradicted(List.of(TOLD), true, AT),
                new OrderFact.Picked(List.of("10001"), AT),
                new OrderFact.Packed(List.of("10001"), AT),
                new OrderFact.Shipped(List.of("10001", "10002"), "DHL", "JJD000390007", AT),
                new OrderFact.Delivered(List.of("10001"), AT),
                new OrderFact.CancelledButShipped(List.of("10001"), AT),
                new OrderFact.ReturnRequested("5001", List.of(new OrderFact.ReturnLine("10001", 2)), "does not fit", AT),
                new OrderFact.ReturnApproved("5001", AT),
                new OrderFact.ReturnDropped("5001", "the buyer keeps it", AT),
                new OrderFact.ReturnReceived("5001", List.of(new OrderFact.ReturnLine("10001", 1)), AT),
                new OrderFact.ReturnInspected("5001", "10001", CARD, 1, 3, ItemFact.Verdict.SEND_BACK, AT),
                new OrderFact.Refunded("R-1", "10001", PRICE, "scratched", AT),
                new OrderFact.MoneyEntered("F-1", "10001", OrderFact.MoneyKind.MARKETPLACE_FEE, COST, AT),
                new OrderFact.MoneyContradicted("F-1", "10001", OrderFact.MoneyKind.MARKETPLACE_FEE, PRICE, AT),
                new ListingFact.Linked(KEY, "110553344", "https://www.ebay.com/itm/110553344", TITLE, PRICE),
                new ListingFact.Revised(KEY, TITLE, PRICE, true),
                new ListingFact.Paused(KEY, "holiday"),
                new ListingFact.Resumed(KEY),
                new ListingFact.Excluded(KEY, "at the grader", LATER),
                new ListingFact.Included(KEY),
                new ListingFact.SeenLive(KEY, "110553344", PRICE, AT),
                new ListingFact.SeenEnded(KEY, AT),
                new ListingFact.Ended(KEY, "keeping it"),
                new ChannelFact.Added(EBAY, "ebay", "eBay, the shop", rules()),
                new ChannelFact.RulesChanged(EBAY, rules()));
    }

    static List<Object> least() {
        return List.of(
                new ItemFact.Registered(CARD, BARE_DETAILS),
                new ItemFact.Revised(CARD, BARE_DETAILS),
                new ItemFact.UnitsReceived(CARD, moved(Bucket.SUPPLIER, Bucket.AVAILABLE), null, null, null, AT),
                new ItemFact.UnitsReserved(CARD, "show-1", ItemFact.Purpose.CUSTOMER, moved(Bucket.AVAILABLE, Bucket.RESERVED), null, null,
                        AT),
                new ItemFact.ReservationReleased(CARD, "show-1", moved(Bucket.RESERVED, Bucket.AVAILABLE), null, AT),
                new ItemFact.HoldReleased(CARD, "check-1", moved(Bucket.HELD, Bucket.AVAILABLE), null, AT),
                new ItemFact.UnitsSold(CARD, LINE, moved(Bucket.AVAILABLE, Bucket.SOLD), null, List.of(new CostShare(3, null)), null, AT),
                new ItemFact.SaleCancelled(CARD, LINE, moved(Bucket.SOLD, Bucket.AVAILABLE), List.of(new CostShare(3, null)), null, AT),
                new ItemFact.StockAdjusted(CARD, moved(Bucket.CORRECTION, Bucket.AVAILABLE), ItemFact.AdjustmentReason.FOUND, null, AT),
                new ItemFact.ReturnRequested(CARD, LINE, moved(Bucket.SOLD, Bucket.RETURN_REQUESTED), null, AT),
                new ItemFact.ReturnDropped(CARD, LINE, moved(Bucket.RETURN_REQUESTED, Bucket.DELIVERED), null, AT),
                new ItemFact.ReturnReceived(CARD, LINE, moved(Bucket.SOLD, Bucket.RETURNED), null, AT),
                new ItemFact.ReturnInspected(CARD, LINE, moved(Bucket.RETURNED, Bucket.SHIPPED), List.of(), null,
                        ItemFact.Verdict.SEND_BACK, null, null, AT),
                new ItemFact.UnitsTransformed(new Sku("BOX"), "split-1", Transformation.Kind.SPLIT,
                        moved(Bucket.AVAILABLE, Bucket.TRANSFORMED), List.of(new CostShare(3, null)), List.of(CARD), AT),
                new ItemFact.UnitsFormed(CARD, "split-1", Transformation.Kind.SPLIT, moved(Bucket.TRANSFORMED, Bucket.AVAILABLE),
                        List.of(new CostShare(3, null)), List.of(new Sku("BOX")), null, AT),
                new ItemFact.StockCounted(CARD, "march-1", null, 0, -1, AT),
                new OrderFact.Placed(EBAY, "1", List.of(BARE), false, AT),
                new OrderFact.LineUnmatched("10001", null, null, 1),
                new OrderFact.Cancelled(List.of(), null, AT),
                new OrderFact.Contradicted(List.of(), false, AT),
                new OrderFact.Picked(List.of(), AT),
                new OrderFact.Packed(List.of(), AT),
                new OrderFact.Shipped(List.of(), null, null, AT),
                new OrderFact.Delivered(List.of(), AT),
                new OrderFact.ReturnRequested("5001", List.of(), null, AT),
                new OrderFact.ReturnDropped("5001", null, AT),
                new OrderFact.ReturnReceived("5001", List.of(), AT),
                new OrderFact.Refunded("R-1", null, PRICE, null, AT),
                new OrderFact.MoneyEntered("F-1", null, OrderFact.MoneyKind.PAYOUT, COST, AT),
                new OrderFact.MoneyContradicted("R-1", null, null, PRICE, AT),
                new ListingFact.Linked(USUAL, null, null, "Card", null),
                new ListingFact.Revised(USUAL, "Card", null, false),
                new ListingFact.Excluded(USUAL, "consigned", null),
                new ListingFact.SeenLive(USUAL, null, null, AT),
                new ChannelFact.Added(EBAY, "ebay", "eBay", new ChannelRules(null, null, false, 0, null, null, null, null, false)),
                new ChannelFact.RulesChanged(EBAY, new ChannelRules(null, null, false, 0, null, null, null, null, false)));
    }

    private static List<Movement> moved(Bucket from, Bucket to) {
        return List.of(new Movement(from, to, 3, "box 7"));
    }

    private static ChannelRules rules() {
        return new ChannelRules(ChannelRules.Mode.AUTO, ChannelRules.Role.PRIMARY, true, 1, 5, new BigDecimal("12.50"),
                new BigDecimal("250"),
                new BigDecimal("1E+2"), true);
    }
}
