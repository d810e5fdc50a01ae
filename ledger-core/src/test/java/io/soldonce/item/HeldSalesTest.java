package io.soldonce.item;

import static io.soldonce.item.ConsignmentTest.consign;
import static io.soldonce.item.HoldsTest.reserve;
import static io.soldonce.item.SalesTest.sale;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.after;
import static io.soldonce.item.Shelf.lot;
import static io.soldonce.item.Shelf.order;
import static io.soldonce.item.Shelf.outcome;
import static io.soldonce.item.Shelf.receive;
import static io.soldonce.item.Shelf.sku;
import static io.soldonce.item.Shelf.usd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A sale may name the reservation or consignment it came from. It consumes that once, and is recorded whatever it names.
class HeldSalesTest {
    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource("sold")
    void answers(String when, Item given, ItemAction action, String then) {
        assertThat(outcome(() -> ItemDecider.decide(action, given))).as(when).isEqualTo(then);
    }

    static Stream<Arguments> sold() {
        var show = after(lot("A", 3), reserve("show", 2));
        var shop = after(lot("A", 3), consign("C-1", 2));
        var waiting = after(show, waits("1", 1));
        return Stream.of(
                row("what was put aside for the show", show, held("1", "show", 2), "UnitsSold 2 RESERVED>SOLD@main"),
                row("one of it", show, held("1", "show", 1), "UnitsSold 1 RESERVED>SOLD@main"),
                row("more than was put aside", show, held("1", "show", 3), "UnitsSold 2 RESERVED>SOLD@main and 1 AVAILABLE>SOLD@main"),
                row("far more", show, held("1", "show", 4),
                        "UnitsSold 2 RESERVED>SOLD@main and 2 AVAILABLE>SOLD@main; OversellDetected 1 (-1 available)"),
                row("a second time", after(show, held("1", "show", 2)), held("2", "show", 1), "UnitsSold 1 AVAILABLE>SOLD@main"),
                row("what the shop had", shop, held("1", "C-1", 2), "UnitsSold 2 CONSIGNED>SOLD@main"),
                row("more than the shop had", shop, held("1", "C-1", 3), "UnitsSold 2 CONSIGNED>SOLD@main and 1 AVAILABLE>SOLD@main"),
                row("what nobody put aside", show, held("1", "other", 1), "UnitsSold 1 AVAILABLE>SOLD@main"),
                row("what is held for a look", after(lot("A", 3), HoldsTest.hold("check", 2)), held("1", "check", 1),
                        "UnitsSold 1 AVAILABLE>SOLD@main"),
                row("what another order waits for", after(lot("A", 3), waits("2", 2)), held("1", "order/ebay/2/A", 1),
                        "UnitsSold 1 AVAILABLE>SOLD@main"),
                row("its own reservation by name", after(lot("A", 3), waits("1", 2)), held("1", "order/ebay/1/A", 2),
                        "UnitsSold 2 RESERVED>SOLD@main"),
                row("the order's own first, then what it names, then the shelf", after(lot("A", 4), reserve("show", 2), waits("1", 1)),
                        held("1", "show", 4), "UnitsSold 1 RESERVED>SOLD@main; "
                                + "UnitsSold 2 RESERVED>SOLD@main and 1 AVAILABLE>SOLD@main"),
                row("what it waits for is enough", waiting, held("1", "show", 1), "UnitsSold 1 RESERVED>SOLD@main"));
    }

    @Test
    void aConsumedIdHasEnded() {
        var show = after(lot("A", 3), reserve("show", 2), held("1", "show", 2));
        assertThat(show.reservations()).isEmpty();
        assertThat(show.endedHolds()).containsExactly("show");
        assertThat(outcome(() -> ItemDecider.decide(HoldsTest.release("show"), show))).isEqualTo(Shelf.NOTHING);
        var shop = after(lot("A", 3), consign("C-1", 2), held("1", "C-1", 1), held("2", "C-1", 1));
        assertThat(shop.consignments()).isEmpty();
        assertThat(shop.endedHolds()).containsExactly("C-1");
    }

    @Test
    void eachHoldConsumedIsOneFactWithItsOwnCost() {
        var item = after(lot("A"), receive("A", 1, null, usd("5")), receive("A", 3, null, usd("7")), reserve("show", 2), waits("1", 1));
        var facts = ItemDecider.decide(held("1", "show", 4), item);
        assertThat(facts).extracting(fact -> ((ItemFact.UnitsSold) fact).holdId()).containsExactly("order/ebay/1/A", "show");
        assertThat(facts).extracting(fact -> ((ItemFact.UnitsSold) fact).cost().toString())
                .containsExactly("[CostShare[quantity=1, unitCost=5.00 USD]]", "[CostShare[quantity=3, unitCost=7.00 USD]]");
        var sold = Shelf.folded(item, facts);
        assertThat(sold.reservations()).isEmpty();
        assertThat(sold.costs()).isEmpty();
        assertThat(sold.sold().get(order("1", "A")).quantity()).isEqualTo(4);
    }

    @Test
    void whatIsCancelledDoesNotGoBackToTheHold() {
        var cancelled = after(lot("A", 3), reserve("show", 2), held("1", "show", 2), SalesTest.cancel("1", 2));
        assertThat(cancelled.units()).isEqualTo(lot("A", 3).units());
        assertThat(cancelled.reservations()).isEmpty();
        assertThat(after(cancelled, sale("2", 1)).units().available()).isEqualTo(2);
    }

    private static ItemAction.RecordSale held(String orderId, String holdId, int units) {
        return new ItemAction.RecordSale(sku("A"), order(orderId, "A"), units, null, holdId, NOON);
    }

    private static ItemAction.ReserveForOrder waits(String orderId, int units) {
        return new ItemAction.ReserveForOrder(sku("A"), order(orderId, "A"), units, NOON);
    }

    private static Arguments row(String when, Item given, ItemAction action, String then) {
        return Arguments.of(when, given, action, then);
    }
}
