package io.soldonce.projections;

import static io.soldonce.projections.TestLedger.COUNTER;

import io.soldonce.item.Bucket;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemDetails;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Transformation;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderAction.Step;
import io.soldonce.order.OrderFact;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A day in a shop that does everything once: what tests of the read side look at.
public final class ShopDay {
    public static final Sku CARD = new Sku("CARD");
    public static final Sku LOT = new Sku("LOT");
    public static final Sku BOX = new Sku("BOX");
    public static final Sku PACK = new Sku("PACK");

    private final TestLedger ledger;

    public ShopDay(TestLedger ledger) {
        this.ledger = ledger;
    }

    /// All of it, in an order that makes sense.
    public void live() {
        ledger.listed("CARD", 1);
        ledger.listed("LOT", 20);
        cardIsSoldAndComesBackScratched();
        unitsOfTheLotGoEverywhere();
        boxIsBroken();
        ordersOfAllKinds();
        ledger.done(new ItemAction.Register(new Sku("OLD"), withEan("Old", "4006381333931", 1)));
        ledger.done(new ItemAction.Archive(new Sku("OLD"), "nobody wants it", now()));
    }

    public void cardIsSoldAndComesBackScratched() {
        ledger.sell(COUNTER, "C-1", CARD, 1);
        ship("C-1", "DHL", "JD01");
        deliver("C-1");
        ledger.done(new OrderAction.RequestReturn(COUNTER, "C-1", "R-1", List.of(new OrderFact.ReturnLine("L0", 1)), "not as described",
                now()));
        ledger.done(new OrderAction.ApproveReturn(COUNTER, "C-1", "R-1", now()));
        ledger.done(new OrderAction.ReceiveReturn(COUNTER, "C-1", "R-1", List.of(), now()));
        ledger.done(new OrderAction.InspectReturn(COUNTER, "C-1", "R-1", "L0", null, 1, ItemFact.Verdict.RESTOCK, scratched(),
                "scratch at the lower edge", now()));
        ledger.done(new OrderAction.Refund(COUNTER, "C-1", "RF-1", "L0", Money.of("9.00", "USD"), "returned", now()));
    }

    public void unitsOfTheLotGoEverywhere() {
        ledger.done(new ItemAction.Damage(LOT, 2, null, "water", now()));
        ledger.done(new ItemAction.Repair(LOT, 1, null, "dried", now()));
        ledger.done(new ItemAction.Lose(LOT, 2, Bucket.AVAILABLE, null, "not on the shelf", now()));
        ledger.done(new ItemAction.Find(LOT, 1, null, "behind the shelf", now()));
        ledger.done(new ItemAction.WriteOff(LOT, 1, Bucket.DAMAGED, null, "beyond repair", now()));
        ledger.done(new ItemAction.Relocate(LOT, 3, "main", "shop", now()));
        ledger.done(new ItemAction.Consign(LOT, "K-1", "Anna's antiques", 3, now()));
        ledger.done(new ItemAction.TakeBack(LOT, "K-1", 1, now()));
        ledger.done(new OrderAction.Place(COUNTER, "C-2", List.of(line("L0", LOT, 1)), true, now(), Map.of("L0", "K-1")));
        ledger.done(new ItemAction.Reserve(LOT, "show", 2, ItemFact.Purpose.LIVE_SHOW, now().plus(Duration.ofHours(1)), now()));
        ledger.done(new ItemAction.Extend(LOT, "show", now().plus(Duration.ofHours(2)), now()));
        ledger.done(new ItemAction.Count(LOT, "november", null, 17, 18, now()));
    }

    public void boxIsBroken() {
        ledger.item("BOX", 2);
        ledger.done(new ItemAction.Register(PACK, lot("A pack")));
        ledger.done(new Transformation("T-1", Transformation.Kind.BREAK, List.of(new Transformation.From(BOX, 1, null)),
                List.of(new Transformation.Into(PACK, 3, null, null)), now()));
    }

    public void ordersOfAllKinds() {
        ledger.done(ledger.order(COUNTER, "C-3", true, LOT, 2, PACK, 1));
        ledger.done(new OrderAction.Forward(COUNTER, "C-3", Step.PICKED, List.of(), null, null, false, now()));
        ledger.done(new OrderAction.Forward(COUNTER, "C-3", Step.PACKED, List.of("L0"), null, null, false, now()));
        ledger.done(new OrderAction.Cancel(COUNTER, "C-3", List.of("L1"), "changed their mind", now()));
        ledger.done(new OrderAction.EnterMoney(COUNTER, "C-3", "FEE-1", null, OrderFact.MoneyKind.MARKETPLACE_FEE, Money.of("1.10", "USD"),
                now()));
        ledger.done(ledger.order(COUNTER, "C-4", true, LOT, 1));
        ledger.done(new OrderAction.Cancel(COUNTER, "C-4", List.of(), "too late", now()));
        ledger.done(new OrderAction.Forward(COUNTER, "C-4", Step.SHIPPED, List.of(), null, null, true, now()));
        ledger.done(ledger.order(COUNTER, "C-5", false, LOT, 1));
        ledger.done(new OrderAction.Refund(COUNTER, "C-UNSEEN", "RF-2", null, Money.of("1.00", "EUR"), null, now()));
    }

    public void ship(String orderId, String carrier, String tracking) {
        ledger.done(new OrderAction.Forward(COUNTER, orderId, Step.SHIPPED, List.of(), carrier, tracking, true, now()));
    }

    public void deliver(String orderId) {
        ledger.done(new OrderAction.Forward(COUNTER, orderId, Step.DELIVERED, List.of(), null, null, true, now()));
    }

    public static ItemDetails scratched() {
        return new ItemDetails("Title of CARD", "cards", ItemDetails.Condition.LIGHTLY_PLAYED, null, null, 1, null,
                ItemDetails.Photos.MISSING,
                true, null, null, Map.of(), new ItemDetails.Parcel(200, 150, 20, 90), Money.of("12.00", "USD"), Money.of("8.50", "USD"),
                List.of(new ItemDetails.Defect(ItemDetails.DefectKind.SCRATCH, ItemDetails.Severity.LIGHT, "lower edge")), null);
    }

    public static ItemDetails lot(String title) {
        return withEan(title, null, 1);
    }

    public static ItemDetails withEan(String title, String ean, int packSize) {
        return new ItemDetails(title, null, ItemDetails.Condition.NEW, null, ean, packSize, null, ItemDetails.Photos.DONE, false, null,
                null,
                Map.of(), null);
    }

    private static OrderFact.Line line(String lineId, Sku sku, int quantity) {
        return new OrderFact.Line(lineId, sku.value(), null, null, quantity, Money.of("9.00", "USD"));
    }

    private Instant now() {
        return ledger.clock().instant();
    }
}
