package io.soldonce.item;

import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.NOTHING;
import static io.soldonce.item.Shelf.after;
import static io.soldonce.item.Shelf.details;
import static io.soldonce.item.Shelf.lot;
import static io.soldonce.item.Shelf.oneOfAKind;
import static io.soldonce.item.Shelf.outcome;
import static io.soldonce.item.Shelf.receive;
import static io.soldonce.item.Shelf.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.soldonce.item.ItemAction.Adjust;
import io.soldonce.item.ItemAction.Register;
import io.soldonce.item.ItemAction.Revise;
import io.soldonce.item.ItemFact.AdjustmentReason;
import io.soldonce.values.Refusal;
import io.soldonce.values.ChannelId;
import io.soldonce.values.OrderLine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Registering, receiving and adjusting: every action and every answer.
class ItemDeciderTest {
    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource({"registering", "receiving", "adjusting"})
    void answers(String when, Item given, ItemAction action, String then) {
        assertThat(outcome(() -> ItemDecider.decide(action, given))).as(when).isEqualTo(then);
    }

    static Stream<Arguments> registering() {
        return Stream.of(
                row("a new SKU", Item.NONE, new Register(sku("A"), details("A", false)), "Registered"),
                row("the same again", lot("A"), new Register(sku("A"), details("A", false)), NOTHING),
                row("the same in lower case", lot("A"), new Register(sku("a"), details("A", false)), NOTHING),
                row("another thing under the SKU", lot("A"), new Register(sku("A"), details("B", false)), "SKU_TAKEN"),
                row("revised", lot("A"), new Revise(sku("A"), details("A, first edition", false)), "Revised"),
                row("revised to what it is", lot("A"), new Revise(sku("A"), details("A", false)), NOTHING));
    }

    static Stream<Arguments> receiving() {
        var million = receive("A", 1_000_000);
        return Stream.of(
                row("goods come in", lot("A"), receive("A", 3), "UnitsReceived 3 SUPPLIER>AVAILABLE@main"),
                row("to a place", lot("A"), receive("A", 3, " box 7 ", null), "UnitsReceived 3 SUPPLIER>AVAILABLE@box 7"),
                row("the most that can be counted", lot("A"), million, "UnitsReceived 1000000 SUPPLIER>AVAILABLE@main"),
                row("none", lot("A"), receive("A", 0), "QUANTITY_NOT_POSSIBLE"),
                row("fewer than none", lot("A"), receive("A", -1), "QUANTITY_NOT_POSSIBLE"),
                row("too many", lot("A"), receive("A", 1_000_001), "QUANTITY_NOT_POSSIBLE"),
                row("the one there is", oneOfAKind("A"), receive("A", 1), "UnitsReceived 1 SUPPLIER>AVAILABLE@main"),
                row("two of one of a kind", oneOfAKind("A"), receive("A", 2), "ONE_OF_A_KIND"),
                row("a second of one of a kind", after(oneOfAKind("A"), receive("A", 1)), receive("A", 1), "ONE_OF_A_KIND"),
                row("one of a kind, found after it was missing", after(oneOfAKind("A"), receive("A", 1), adjust(-1)), receive("A", 1),
                        "UnitsReceived 1 SUPPLIER>AVAILABLE@main"),
                row("a kit", KitDeciderTest.kitOf("A", 1, "B"), receive("A", 1), "KIT_HAS_NO_UNITS"));
    }

    static Stream<Arguments> adjusting() {
        var twoPlaces = after(lot("A", 2), receive("A", 3, "box 7", null));
        return Stream.of(
                row("found", lot("A"), adjust(2), "StockAdjusted 2 CORRECTION>AVAILABLE@main"),
                row("missing", lot("A", 5), adjust(-5), "StockAdjusted 5 AVAILABLE>CORRECTION@main"),
                row("missing from a place", twoPlaces, adjust(-3, "box 7"), "StockAdjusted 3 AVAILABLE>CORRECTION@box 7"),
                row("more missing than there are", lot("A", 5), adjust(-6), "NOT_ENOUGH_AVAILABLE"),
                row("more missing than are at that place", twoPlaces, adjust(-3), "NOT_ENOUGH_AVAILABLE"),
                row("missing where some are, while more is owed", after(twoPlaces, oversold(7), receive("A", 3, "box 7", null)),
                        adjust(-3, "box 7"),
                        "NOT_ENOUGH_AVAILABLE"),
                row("one more of one of a kind", after(oneOfAKind("A"), receive("A", 1)), adjust(1), "ONE_OF_A_KIND"),
                row("by nothing", lot("A", 5), adjust(0), "ADJUSTMENT_NOT_POSSIBLE"),
                row("without a reason", lot("A", 5), new Adjust(sku("A"), 1, null, null, null, NOON), "ADJUSTMENT_NOT_POSSIBLE"),
                row("by too many", lot("A", 5), adjust(1_000_001), "QUANTITY_NOT_POSSIBLE"),
                row("by more than can be counted", lot("A", 5), adjust(Integer.MIN_VALUE), "QUANTITY_NOT_POSSIBLE"),
                row("a kit", KitDeciderTest.kitOf("A", 1, "B"), adjust(1), "KIT_HAS_NO_UNITS"));
    }

    @Test
    void aReceiptSaysWhatWasPaidForWhomAndWhy() {
        var action = new ItemAction.Receive(sku("A"), 2, null, Shelf.usd("4.50"), "Ann", "invoice 7", NOON);
        assertThat(ItemDecider.decide(action, lot("A"))).containsExactly(new ItemFact.UnitsReceived(sku("A"),
                List.of(new Movement(Bucket.SUPPLIER, Bucket.AVAILABLE, 2, "main")), Shelf.usd("4.50"), "Ann", "invoice 7", NOON));
    }

    @Test
    void anAdjustmentSaysWhy() {
        var action = new Adjust(sku("A"), 1, "box 7", AdjustmentReason.FOUND, " behind the shelf ", NOON);
        assertThat(ItemDecider.decide(action, lot("A"))).containsExactly(new ItemFact.StockAdjusted(sku("A"),
                List.of(new Movement(Bucket.CORRECTION, Bucket.AVAILABLE, 1, "box 7")), AdjustmentReason.FOUND, "behind the shelf", NOON));
    }

    @Test
    void factsKeepTheSkuAsItWasFirstWritten() {
        assertThat(ItemDecider.decide(receive("a", 1), lot("A")).getFirst().sku()).hasToString("A");
    }

    @Test
    void aRefusalSaysWhatIsThereInstead() {
        var refusal = catchThrowableOfType(Refusal.class, () -> ItemDecider.decide(adjust(-6), lot("A", 5)));
        assertThat(refusal).hasMessageContaining("only 5 of A are available");
        assertThat(refusal.details()).containsEntry("available", 5);
    }

    @Test
    void aPlaceWithATooLongNameIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ItemDecider.decide(receive("A", 1, "x".repeat(61), null), lot("A")))
                .withMessageContaining("location");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("actionsOnAnUnknownItem")
    void nothingCanBeDoneWithAnItemNobodyRegistered(ItemAction action) {
        assertThat(outcome(() -> ItemDecider.decide(action, Item.NONE))).isEqualTo("ITEM_UNKNOWN");
    }

    static Stream<ItemAction> actionsOnAnUnknownItem() {
        var line = Shelf.order("1", "A");
        return Stream.of(new Revise(sku("A"), details("A", false)), new ItemAction.DefineKit(sku("A"), List.of()), receive("A", 1),
                adjust(1),
                HoldsTest.reserve("h", 1), HoldsTest.release("h"), HoldsTest.hold("h", 1), HoldsTest.releaseHold("h"),
                new ItemAction.ReserveForOrder(sku("A"), line, 1, NOON), new ItemAction.RecordSale(sku("A"), line, 1, null, NOON),
                new ItemAction.CancelSale(sku("A"), line, 1, null, NOON));
    }

    private static ItemAction oversold(int units) {
        return new ItemAction.RecordSale(sku("A"), new OrderLine(new ChannelId("ebay"), "o", sku("A")), units, null, NOON);
    }

    private static Adjust adjust(int by) {
        return adjust(by, null);
    }

    private static Adjust adjust(int by, String location) {
        return new Adjust(sku("A"), by, location, AdjustmentReason.COUNTED, null, NOON);
    }

    private static Arguments row(String when, Item given, ItemAction action, String then) {
        return Arguments.of(when, given, action, then);
    }
}
