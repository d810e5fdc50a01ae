package io.soldonce.item;

import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.NOTHING;
import static io.soldonce.item.Shelf.after;
import static io.soldonce.item.Shelf.lot;
import static io.soldonce.item.Shelf.order;
import static io.soldonce.item.Shelf.outcome;
import static io.soldonce.item.Shelf.receive;
import static io.soldonce.item.Shelf.sku;
import static io.soldonce.item.Shelf.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.item.ItemFact.Purpose;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a marketplace says happened is recorded, whether it suits us or not; what was sold twice is named.
class SalesTest {
    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource({"waitingForPayment", "sold", "cancelled"})
    void answers(String when, Item given, ItemAction action, String then) {
        assertThat(outcome(() -> ItemDecider.decide(action, given))).as(when).isEqualTo(then);
    }

    static Stream<Arguments> waitingForPayment() {
        return Stream.of(
                row("enough", lot("A", 3), waits("1", 3), "UnitsReserved 3 AVAILABLE>RESERVED@main"),
                row("one too many", lot("A", 3), waits("1", 4),
                        "UnitsReserved 4 AVAILABLE>RESERVED@main; OversellDetected 1 (-1 available)"),
                row("none left", lot("A"), waits("1", 2), "UnitsReserved 2 AVAILABLE>RESERVED@main; OversellDetected 2 (-2 available)"));
    }

    static Stream<Arguments> sold() {
        var waiting = after(lot("A", 3), waits("1", 2));
        var oversoldWaiting = after(lot("A", 1), waits("1", 2));
        var twoPlaces = after(lot("A", 2), receive("A", 3, "box 7", null));
        return Stream.of(
                row("from the shelf", lot("A", 3), sale("1", 2), "UnitsSold 2 AVAILABLE>SOLD@main"),
                row("from two places", twoPlaces, sale("1", 4), "UnitsSold 2 AVAILABLE>SOLD@main and 2 AVAILABLE>SOLD@box 7"),
                row("more than two places have", twoPlaces, sale("1", 6),
                        "UnitsSold 3 AVAILABLE>SOLD@main and 3 AVAILABLE>SOLD@box 7; OversellDetected 1 (-1 available)"),
                row("the last one, sold twice", after(lot("A", 1), sale("1", 1)), sale("2", 1),
                        "UnitsSold 1 AVAILABLE>SOLD@main; OversellDetected 1 (-1 available)"),
                row("sold twice, and a third time", after(lot("A", 1), sale("1", 1), sale("2", 1)), sale("3", 2),
                        "UnitsSold 2 AVAILABLE>SOLD@main; OversellDetected 2 (-3 available)"),
                row("paid after waiting", waiting, sale("1", 2), "UnitsSold 2 RESERVED>SOLD@main"),
                row("one of two paid", waiting, sale("1", 1), "UnitsSold 1 RESERVED>SOLD@main"),
                row("more paid than waited", waiting, sale("1", 3), "UnitsSold 2 RESERVED>SOLD@main and 1 AVAILABLE>SOLD@main"),
                row("far more paid than waited", waiting, sale("1", 5),
                        "UnitsSold 2 RESERVED>SOLD@main and 3 AVAILABLE>SOLD@main; OversellDetected 2 (-2 available)"),
                row("paid, oversold already while waiting", oversoldWaiting, sale("1", 2), "UnitsSold 2 RESERVED>SOLD@main"),
                row("another order's units stay reserved", waiting, sale("2", 1), "UnitsSold 1 AVAILABLE>SOLD@main"),
                row("a person's reservation stays", after(lot("A", 1), HoldsTest.reserve("show", 1)), sale("1", 1),
                        "UnitsSold 1 AVAILABLE>SOLD@main; OversellDetected 1 (-1 available)"));
    }

    static Stream<Arguments> cancelled() {
        var twoPlaces = after(lot("A", 2), receive("A", 3, "box 7", null), sale("1", 4));
        return Stream.of(
                row("the sale", after(lot("A", 3), sale("1", 2)), cancel("1", 2), "SaleCancelled 2 SOLD>AVAILABLE@main"),
                row("a part of it", twoPlaces, cancel("1", 1), "SaleCancelled 1 SOLD>AVAILABLE@main"),
                row("back to where they lay", twoPlaces, cancel("1", 4), "SaleCancelled 2 SOLD>AVAILABLE@main and 2 SOLD>AVAILABLE@box 7"),
                row("no more than was sold", after(lot("A", 3), sale("1", 2)), cancel("1", 9), "SaleCancelled 2 SOLD>AVAILABLE@main"),
                row("before it was paid", after(lot("A", 3), waits("1", 2)), cancel("1", 2),
                        "ReservationReleased 2 RESERVED>AVAILABLE@main"),
                row("half paid", after(lot("A", 3), waits("1", 2), sale("1", 1)), cancel("1", 2),
                        "ReservationReleased 1 RESERVED>AVAILABLE@main; SaleCancelled 1 SOLD>AVAILABLE@main"),
                row("again", after(lot("A", 3), sale("1", 2), cancel("1", 2)), cancel("1", 2), NOTHING),
                row("another order", after(lot("A", 3), sale("1", 2)), cancel("2", 2), NOTHING),
                row("the oversold one", after(lot("A", 1), sale("1", 1), sale("2", 1)), cancel("2", 1),
                        "SaleCancelled 1 SOLD>AVAILABLE@main"));
    }

    @Test
    void aSaleSaysWhichListingSoldAtWhatPriceAndWhoIsOwed() {
        var facts = ItemDecider.decide(new ItemAction.RecordSale(sku("A"), order("1", "A"), 2, usd("9"), NOON), lot("A", 1));
        assertThat(facts).containsExactly(
                new ItemFact.UnitsSold(sku("A"), order("1", "A"), List.of(new Movement(Bucket.AVAILABLE, Bucket.SOLD, 2, "main")), usd("9"),
                        List.of(new ItemFact.CostShare(1, null), new ItemFact.CostShare(1, null)), null, NOON),
                new ItemFact.OversellDetected(sku("A"), order("1", "A"), 1, -1, NOON));
    }

    @Test
    void anOrderThatWaitsReservesForItselfAndItsSaleConsumesThat() {
        var facts = ItemDecider.decide(waits("1", 1), lot("A", 1));
        var hold = "order/ebay/1/A";
        assertThat(facts).containsExactly(new ItemFact.UnitsReserved(sku("A"), hold, Purpose.PENDING_PAYMENT,
                List.of(new Movement(Bucket.AVAILABLE, Bucket.RESERVED, 1, "main")), order("1", "A"), null, NOON));
        var paid = ItemDecider.decide(sale("1", 1), Shelf.folded(lot("A", 1), facts));
        assertThat(paid).singleElement().isInstanceOfSatisfying(ItemFact.UnitsSold.class,
                sold -> assertThat(sold.holdId()).isEqualTo(hold));
        assertThat(after(lot("A", 1), waits("1", 1), sale("1", 1)).reservations()).isEmpty();
    }

    @Test
    void twoLinesOfOneOrderForOneItemWaitTogether() {
        var waiting = after(lot("A", 5), waits("1", 1), waits("1", 2));
        assertThat(waiting.reservations().get("order/ebay/1/A").quantity()).isEqualTo(3).isEqualTo(waiting.units().in(Bucket.RESERVED));
        assertThat(after(waiting, cancel("1", 3)).units()).isEqualTo(lot("A", 5).units());
    }

    static ItemAction.RecordSale sale(String orderId, int units) {
        return new ItemAction.RecordSale(sku("A"), order(orderId, "A"), units, null, NOON);
    }

    static ItemAction.CancelSale cancel(String orderId, int units) {
        return new ItemAction.CancelSale(sku("A"), order(orderId, "A"), units, "buyer asked", NOON);
    }

    private static ItemAction.ReserveForOrder waits(String orderId, int units) {
        return new ItemAction.ReserveForOrder(sku("A"), order(orderId, "A"), units, NOON);
    }

    private static Arguments row(String when, Item given, ItemAction action, String then) {
        return Arguments.of(when, given, action, then);
    }
}
