package io.soldonce.item;

import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.NOTHING;
import static io.soldonce.item.Shelf.after;
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
import io.soldonce.values.Refusal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Our goods at somebody who sells them for us, and others' goods here.
class ConsignmentTest {
    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource({"ours", "theirs"})
    void answers(String when, Item given, ItemAction action, String then) {
        assertThat(outcome(() -> ItemDecider.decide(action, given))).as(when).isEqualTo(then);
    }

    static Stream<Arguments> ours() {
        var out = after(lot("A", 5), consign("C-1", 3));
        var back = after(out, takeBack("C-1", 3));
        var twoPlaces = after(lot("A", 1), receive("A", 3, "box 7", null));
        return Stream.of(
                row("given away to be sold", lot("A", 5), consign("C-1", 3), "UnitsConsigned 3 AVAILABLE>CONSIGNED@main"),
                row("from two places", twoPlaces, consign("C-1", 2),
                        "UnitsConsigned 1 AVAILABLE>CONSIGNED@main and 1 AVAILABLE>CONSIGNED@box 7"),
                row("the same again", out, consign("C-1", 3), NOTHING),
                row("the same id, another number", out, consign("C-1", 2), "HOLD_ID_USED"),
                row("the same id, another shop", out, new ItemAction.Consign(sku("A"), "C-1", "The other shop", 3, NOON), "HOLD_ID_USED"),
                row("an id that has ended", back, consign("C-1", 3), "HOLD_ID_USED"),
                row("an id of a reservation", after(lot("A", 5), HoldsTest.reserve("C-1", 1)), consign("C-1", 1), "HOLD_ID_USED"),
                row("reserved under a consignment's id", out, HoldsTest.reserve("C-1", 1), "HOLD_ID_USED"),
                row("held under a consignment's id", out, HoldsTest.hold("C-1", 1), "HOLD_ID_USED"),
                row("an order's id", lot("A", 5), consign("order/ebay/1/A", 1), "HOLD_ID_RESERVED"),
                row("more than there are", lot("A", 5), consign("C-1", 6), "NOT_ENOUGH_AVAILABLE"),
                row("none", lot("A", 5), consign("C-1", 0), "QUANTITY_NOT_POSSIBLE"),
                row("some come back", out, takeBack("C-1", 2), "ConsignmentReturned 2 CONSIGNED>AVAILABLE@main"),
                row("all come back", out, takeBack("C-1", 0), "ConsignmentReturned 3 CONSIGNED>AVAILABLE@main"),
                row("more come back than are there", out, takeBack("C-1", 4), "NOT_ALLOWED_NOW"),
                row("fewer than none come back", out, takeBack("C-1", -1), "QUANTITY_NOT_POSSIBLE"),
                row("back again", back, takeBack("C-1", 3), NOTHING),
                row("never given away", out, takeBack("C-2", 1), "HOLD_UNKNOWN"),
                row("a second one of a kind, while the first is consigned", after(oneOfAKind("A"), receive("A", 1), consign("C-1", 1)),
                        receive("A", 1), "ONE_OF_A_KIND"));
    }

    static Stream<Arguments> theirs() {
        var anns = after(lot("A"), receiveFor("Ann", 2));
        var own = lot("A", 2);
        return Stream.of(
                row("Ann's", lot("A"), receiveFor("Ann", 2), "UnitsReceived 2 SUPPLIER>AVAILABLE@main"),
                row("more of Ann's", anns, receiveFor(" Ann ", 1), "UnitsReceived 1 SUPPLIER>AVAILABLE@main"),
                row("Bob's among Ann's", anns, receiveFor("Bob", 1), "OWNER_DIFFERS"),
                row("ours among Ann's", anns, receiveFor(null, 1), "OWNER_DIFFERS"),
                row("Ann's among ours", own, receiveFor("Ann", 1), "OWNER_DIFFERS"),
                row("ours among ours", own, receiveFor(" ", 1), "UnitsReceived 1 SUPPLIER>AVAILABLE@main"),
                row("Ann's, where all of ours are sold", after(own, SalesTest.sale("1", 2)), receiveFor("Ann", 1), "OWNER_DIFFERS"),
                row("Ann's, where some turned up", after(lot("A"), adjusted(1)), receiveFor("Ann", 1),
                        "UnitsReceived 1 SUPPLIER>AVAILABLE@main"));
    }

    @Test
    void aRefusalSaysWhose() {
        assertThat(catchThrowableOfType(Refusal.class, () -> ItemDecider.decide(receiveFor("Ann", 1), lot("A", 2))))
                .hasMessage("A is the seller's own, not owned by \"Ann\"; register the goods of each owner under their own SKU");
    }

    @Test
    void aConsignmentHasAnIdAndSomebody() {
        assertThatIllegalArgumentException().isThrownBy(() -> ItemDecider.decide(consign(" ", 1), lot("A", 1)))
                .withMessage("consignmentId is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemDecider.decide(new ItemAction.Consign(sku("A"), "C-1", null, 1, NOON), lot("A", 1)))
                .withMessage("consignee is missing");
    }

    @Test
    void whatIsConsignedIsOursAndCostsWhatItCost() {
        var out = after(lot("A"), receive("A", 3, null, usd("5")), consign("C-1", 2));
        assertThat(out.costs()).containsExactly(new CostLayer(3, usd("5")));
        var sold = after(out, new ItemAction.RecordSale(sku("A"), order("1", "A"), 1, null, "C-1", NOON));
        assertThat(sold.costs()).containsExactly(new CostLayer(2, usd("5")));
        assertThat(sold.consignments().get("C-1").quantity()).isOne();
        assertThat(sold.consignments().get("C-1").consignee()).isEqualTo("Corner Cards");
    }

    static ItemAction.Consign consign(String id, int units) {
        return new ItemAction.Consign(sku("A"), id, "Corner Cards", units, NOON);
    }

    static ItemAction.TakeBack takeBack(String id, int units) {
        return new ItemAction.TakeBack(sku("A"), id, units, NOON);
    }

    private static ItemAction.Receive receiveFor(String owner, int units) {
        return new ItemAction.Receive(sku("A"), units, null, null, owner, null, NOON);
    }

    private static ItemAction.Adjust adjusted(int by) {
        return new ItemAction.Adjust(sku("A"), by, null, ItemFact.AdjustmentReason.FOUND, null, NOON);
    }

    private static Arguments row(String when, Item given, ItemAction action, String then) {
        return Arguments.of(when, given, action, then);
    }
}
