package io.soldonce.item;

import static io.soldonce.item.FulfilmentTest.step;
import static io.soldonce.item.ItemFact.Verdict.DAMAGED;
import static io.soldonce.item.ItemFact.Verdict.RESTOCK;
import static io.soldonce.item.ItemFact.Verdict.SEND_BACK;
import static io.soldonce.item.ItemFact.Verdict.WRITE_OFF;
import static io.soldonce.item.QuantityChange.DELIVERY;
import static io.soldonce.item.QuantityChange.RETURN_RECEIPT;
import static io.soldonce.item.QuantityChange.RETURN_REQUEST;
import static io.soldonce.item.QuantityChange.SHIPMENT;
import static io.soldonce.item.SalesTest.sale;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.after;
import static io.soldonce.item.Shelf.details;
import static io.soldonce.item.Shelf.lot;
import static io.soldonce.item.Shelf.oneOfAKind;
import static io.soldonce.item.Shelf.order;
import static io.soldonce.item.Shelf.outcome;
import static io.soldonce.item.Shelf.receive;
import static io.soldonce.item.Shelf.sku;
import static io.soldonce.item.Shelf.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.soldonce.item.Item.CostLayer;
import io.soldonce.item.ItemFact.CostShare;
import io.soldonce.item.ItemFact.Verdict;
import io.soldonce.values.Refusal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What came back is off sale until somebody has looked at it.
class InspectionTest {
    private static final Item CARD = after(oneOfAKind("A"), receive("A", 1, null, usd("5")));
    private static final Item TWO_BACK = after(lot("A"), receive("A", 1, null, usd("5")), receive("A", 3, null, usd("7")), sale("1", 3),
            step(SHIPMENT, 3), step(RETURN_RECEIPT, 2));

    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource("verdicts")
    void answers(String when, Item given, ItemAction action, String then) {
        assertThat(outcome(() -> ItemDecider.decide(action, given))).as(when).isEqualTo(then);
    }

    static Stream<Arguments> verdicts() {
        var back = after(CARD, sale("1", 1), step(RETURN_RECEIPT, 1));
        return Stream.of(
                row("fine", TWO_BACK, inspect(2, RESTOCK), "ReturnInspected 2 RETURNED>AVAILABLE@main"),
                row("one fine", TWO_BACK, inspect(1, RESTOCK), "ReturnInspected 1 RETURNED>AVAILABLE@main"),
                row("damaged", TWO_BACK, inspect(1, DAMAGED), "ReturnInspected 1 RETURNED>DAMAGED@main"),
                row("beyond repair", TWO_BACK, inspect(1, WRITE_OFF), "ReturnInspected 1 RETURNED>WRITTEN_OFF@main"),
                row("not ours, back to the buyer", TWO_BACK, inspect(1, SEND_BACK), "ReturnInspected 1 RETURNED>SHIPPED@main"),
                row("more than came back", TWO_BACK, inspect(3, RESTOCK), "NOT_ALLOWED_NOW"),
                row("inspected already", after(TWO_BACK, inspect(2, RESTOCK)), inspect(1, RESTOCK), "NOT_ALLOWED_NOW"),
                row("still on its way", after(CARD, sale("1", 1), step(RETURN_REQUEST, 1)), inspect(1, RESTOCK), "NOT_ALLOWED_NOW"),
                row("never sold", CARD, inspect(1, RESTOCK), "NOT_ALLOWED_NOW"),
                row("none", TWO_BACK, inspect(0, RESTOCK), "QUANTITY_NOT_POSSIBLE"),
                row("the card has a crease now", back, inspectAs(details("A, creased", true)),
                        "ReturnInspected 1 RETURNED>AVAILABLE@main"),
                row("the card is as it was", back, inspectAs(back.details()), "ReturnInspected 1 RETURNED>AVAILABLE@main"),
                row("one of a lot is not as the lot", TWO_BACK, inspectAs(details("A, creased", false)), "DETAILS_OF_A_LOT"),
                row("one of a lot is as the lot", TWO_BACK, inspectAs(TWO_BACK.details()), "ReturnInspected 1 RETURNED>AVAILABLE@main"));
    }

    @Test
    void aRefusalSaysWhereTheUnitsOfTheOrderAre() {
        var sent = after(CARD, sale("1", 1), step(SHIPMENT, 1), step(DELIVERY, 1));
        assertThat(catchThrowableOfType(Refusal.class, () -> ItemDecider.decide(inspect(1, RESTOCK), sent)))
                .hasMessage("only 0 of A of order 1 came back and wait for an inspection. Of that order line: 1 in DELIVERED, from where "
                        + "RETURN_REQUEST, RETURN_RECEIPT are possible");
    }

    /// One fact says what was found, so that everybody knows it was the inspection that found it.
    @Test
    void theInspectionSaysWhatTheCardIsNow() {
        var back = after(CARD, sale("1", 1), step(RETURN_RECEIPT, 1));
        var creased = details("A, creased", true);
        var facts = ItemDecider.decide(inspectAs(creased), back);
        assertThat(facts).singleElement().isInstanceOfSatisfying(ItemFact.ReturnInspected.class, inspected -> {
            assertThat(inspected.details()).isEqualTo(creased);
            assertThat(inspected.note()).isEqualTo("looked at it");
        });
        assertThat(Shelf.folded(back, facts).details()).isEqualTo(creased);
        assertThat(ItemDecider.decide(inspectAs(back.details()), back)).singleElement()
                .isInstanceOfSatisfying(ItemFact.ReturnInspected.class, inspected -> assertThat(inspected.details()).isNull());
    }

    @Test
    void anInspectionHasAVerdict() {
        assertThatIllegalArgumentException().isThrownBy(() -> ItemDecider.decide(inspect(1, null), TWO_BACK))
                .withMessageStartingWith("verdict is missing");
    }

    /// Two at 7 came back of one at 5 and two at 7: those sold last.
    @ParameterizedTest(name = "{0}: on the shelf {1}, with the order {2}")
    @MethodSource("costs")
    void theCostGoesWhereTheUnitGoes(Verdict verdict, String shelf, String order) {
        var after = after(TWO_BACK, inspect(2, verdict));
        assertThat(layers(after.costs())).isEqualTo(shelf);
        assertThat(
                after.sold().get(order("1", "A")).cost().stream().map(share -> share.quantity() + "x" + share.unitCost().amount()).toList())
                .hasToString(order);
    }

    static Stream<Arguments> costs() {
        return Stream.of(Arguments.of(RESTOCK, "[2x7.00, 1x7.00]", "[1x5.00]"), Arguments.of(DAMAGED, "[2x7.00, 1x7.00]", "[1x5.00]"),
                Arguments.of(WRITE_OFF, "[1x7.00]", "[1x5.00]"), Arguments.of(SEND_BACK, "[1x7.00]", "[1x5.00, 2x7.00]"));
    }

    @Test
    void whatIsInQuarantineCostsTheOrderStill() {
        assertThat(layers(TWO_BACK.costs())).isEqualTo("[1x7.00]");
        assertThat(TWO_BACK.sold().get(order("1", "A")).cost()).containsExactly(new CostShare(1, usd("5")), new CostShare(2, usd("7")));
    }

    /// The same thing goes out and comes back, and history keeps each round.
    @Test
    void theSameSerialIsSoldReturnedRestockedAndSoldAgain() {
        var now = CARD;
        for (var round : List.of("1", "2", "3")) {
            var sold = ItemDecider.decide(sale(round, 1), now);
            assertThat(sold).singleElement().isInstanceOfSatisfying(ItemFact.UnitsSold.class,
                    sale -> assertThat(sale.cost()).containsExactly(new CostShare(1, usd("5"))));
            now = Shelf.folded(now, sold);
            assertThat(now.units().available()).isZero();
            for (var step : List.of(SHIPMENT, DELIVERY, RETURN_REQUEST, RETURN_RECEIPT)) {
                now = after(now, new ItemAction.Advance(sku("A"), order(round, "A"), step, 1, "R-" + round, NOON));
            }
            assertThat(now.units().available()).as("in quarantine").isZero();
            now = after(now, new ItemAction.Inspect(sku("A"), order(round, "A"), "R-" + round, 1, RESTOCK,
                    details("A, handled " + round + " times", true), null, NOON));
            assertThat(now.details().title()).isEqualTo("A, handled " + round + " times");
            assertThat(now.units()).isEqualTo(CARD.units());
            assertThat(now.costs()).isEqualTo(CARD.costs());
            assertThat(now.sold()).isEmpty();
        }
    }

    @Test
    void whatWasSentBackMayComeBackOnceMore() {
        var sentBack = after(CARD, sale("1", 1), step(RETURN_RECEIPT, 1), inspect(1, SEND_BACK));
        assertThat(sentBack.sold().get(order("1", "A")).in(Bucket.SHIPPED)).isOne();
        var restocked = after(sentBack, step(RETURN_RECEIPT, 1), inspect(1, RESTOCK));
        assertThat(restocked.units()).isEqualTo(CARD.units());
        assertThat(restocked.costs()).isEqualTo(CARD.costs());
    }

    private static String layers(List<CostLayer> layers) {
        return layers.stream().map(layer -> layer.quantity() + "x" + layer.unitCost().amount()).toList().toString();
    }

    static ItemAction.Inspect inspect(int units, Verdict verdict) {
        return new ItemAction.Inspect(sku("A"), order("1", "A"), "R-1", units, verdict, null, null, NOON);
    }

    private static ItemAction.Inspect inspectAs(ItemDetails now) {
        return new ItemAction.Inspect(sku("A"), order("1", "A"), "R-1", 1, RESTOCK, now, "looked at it", NOON);
    }

    private static Arguments row(String when, Item given, ItemAction action, String then) {
        return Arguments.of(when, given, action, then);
    }
}
