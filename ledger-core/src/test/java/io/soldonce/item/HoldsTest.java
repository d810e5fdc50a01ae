package io.soldonce.item;

import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.NOTHING;
import static io.soldonce.item.Shelf.after;
import static io.soldonce.item.Shelf.lot;
import static io.soldonce.item.Shelf.outcome;
import static io.soldonce.item.Shelf.receive;
import static io.soldonce.item.Shelf.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.soldonce.item.ItemFact.Purpose;
import io.soldonce.values.Refusal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Our own wishes that take units off sale: reservations and holds. A hold id means one thing only, for ever.
class HoldsTest {
    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource({"reserving", "holding"})
    void answers(String when, Item given, ItemAction action, String then) {
        assertThat(outcome(() -> ItemDecider.decide(action, given))).as(when).isEqualTo(then);
    }

    static Stream<Arguments> reserving() {
        var reserved = after(lot("A", 5), reserve("show", 2));
        var released = after(reserved, release("show"));
        var twoPlaces = after(lot("A", 2), receive("A", 3, "box 7", null), receive("A", 3, "attic", null));
        return Stream.of(
                row("some", lot("A", 5), reserve("show", 2), "UnitsReserved 2 AVAILABLE>RESERVED@main"),
                row("all", lot("A", 5), reserve("show", 5), "UnitsReserved 5 AVAILABLE>RESERVED@main"),
                row("main first, then places by name", twoPlaces, reserve("show", 6),
                        "UnitsReserved 2 AVAILABLE>RESERVED@main and 3 AVAILABLE>RESERVED@attic and 1 AVAILABLE>RESERVED@box 7"),
                row("the same again", reserved, reserve("show", 2), NOTHING),
                row("the same id, another number", reserved, reserve("show", 1), "HOLD_ID_USED"),
                row("an id that was released", released, reserve("show", 2), "HOLD_ID_USED"),
                row("an id that is a hold", after(lot("A", 5), hold("show", 2)), reserve("show", 2), "HOLD_ID_USED"),
                row("an order's id", lot("A", 5), reserve("order/ebay/1/A", 2), "HOLD_ID_RESERVED"),
                row("more than there are", lot("A", 5), reserve("show", 6), "NOT_ENOUGH_AVAILABLE"),
                row("more than are left", reserved, reserve("pickup", 4), "NOT_ENOUGH_AVAILABLE"),
                row("none", lot("A", 5), reserve("show", 0), "QUANTITY_NOT_POSSIBLE"),
                row("a kit, past its components", KitDeciderTest.kitOf("A", 1, "B"), reserve("show", 1), "KIT_HAS_NO_UNITS"),
                row("given free", reserved, release("show"), "ReservationReleased 2 RESERVED>AVAILABLE@main"),
                row("given free again", released, release("show"), NOTHING),
                row("given free, never reserved", reserved, release("pickup"), "HOLD_UNKNOWN"),
                row("given free, but it is a hold", after(lot("A", 5), hold("show", 2)), release("show"), "HOLD_UNKNOWN"),
                row("given free where it was taken", after(twoPlaces, reserve("show", 3)), release("show"),
                        "ReservationReleased 2 RESERVED>AVAILABLE@main and 1 RESERVED>AVAILABLE@attic"));
    }

    static Stream<Arguments> holding() {
        var held = after(lot("A", 5), hold("check", 2));
        var released = after(held, releaseHold("check"));
        return Stream.of(
                row("some", lot("A", 5), hold("check", 2), "UnitsHeld 2 AVAILABLE>HELD@main"),
                row("the same again", held, hold("check", 2), NOTHING),
                row("the same id, another number", held, hold("check", 1), "HOLD_ID_USED"),
                row("an id that was released", released, hold("check", 2), "HOLD_ID_USED"),
                row("an id that is a reservation", after(lot("A", 5), reserve("check", 2)), hold("check", 2), "HOLD_ID_USED"),
                row("an order's id", lot("A", 5), hold("order/ebay/1/A", 2), "HOLD_ID_RESERVED"),
                row("more than there are", lot("A", 5), hold("check", 6), "NOT_ENOUGH_AVAILABLE"),
                row("too many to count", lot("A", 5), hold("check", 1_000_001), "QUANTITY_NOT_POSSIBLE"),
                row("a kit, past its components", KitDeciderTest.kitOf("A", 1, "B"), hold("check", 1), "KIT_HAS_NO_UNITS"),
                row("given free", held, releaseHold("check"), "HoldReleased 2 HELD>AVAILABLE@main"),
                row("given free again", released, releaseHold("check"), NOTHING),
                row("given free, never held", held, releaseHold("other"), "HOLD_UNKNOWN"),
                row("given free, but it is a reservation", after(lot("A", 5), reserve("check", 2)), releaseHold("check"), "HOLD_UNKNOWN"));
    }

    @Test
    void aReservationSaysWhatForAndUntilWhen() {
        var action = new ItemAction.Reserve(sku("A"), " show ", 2, Purpose.LIVE_SHOW, NOON.plusSeconds(3600), NOON);
        assertThat(ItemDecider.decide(action, lot("A", 5))).containsExactly(new ItemFact.UnitsReserved(sku("A"), "show", Purpose.LIVE_SHOW,
                List.of(new Movement(Bucket.AVAILABLE, Bucket.RESERVED, 2, "main")), null, NOON.plusSeconds(3600), NOON));
    }

    @Test
    void aHoldHasAnIdAndAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> ItemDecider.decide(hold(" ", 1), lot("A", 5)))
                .withMessage("holdId is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemDecider.decide(new ItemAction.Hold(sku("A"), "check", 1, null, NOON), lot("A", 5)))
                .withMessage("reason is missing");
    }

    @Test
    void aRefusalCountsWhatIsLeft() {
        var oversold = after(lot("A"), new ItemAction.RecordSale(sku("A"), Shelf.order("1", "A"), 2, null, NOON));
        var refusal = catchThrowableOfType(Refusal.class, () -> ItemDecider.decide(reserve("show", 1), oversold));
        assertThat(refusal).hasMessage("only 0 of A available, 1 asked for");
        assertThat(refusal.details()).containsEntry("available", -2);
    }

    @Test
    void aReservationOfAnOrderCanBeReleasedByHandAndTheOrderStillCounts() {
        var line = Shelf.order("1", "A");
        var waiting = after(lot("A", 1), new ItemAction.ReserveForOrder(sku("A"), line, 1, NOON));
        var free = after(waiting, release(ItemDecider.holdOf(line)));
        assertThat(free.units().available()).isOne();
        assertThat(outcome(() -> ItemDecider.decide(new ItemAction.RecordSale(sku("A"), line, 1, null, NOON), free)))
                .isEqualTo("UnitsSold 1 AVAILABLE>SOLD@main");
    }

    static ItemAction.Reserve reserve(String holdId, int units) {
        return new ItemAction.Reserve(sku("A"), holdId, units, Purpose.LIVE_SHOW, null, NOON);
    }

    static ItemAction.Release release(String holdId) {
        return new ItemAction.Release(sku("A"), holdId, "show is over", NOON);
    }

    static ItemAction.Hold hold(String holdId, int units) {
        return new ItemAction.Hold(sku("A"), holdId, units, "looks damaged", NOON);
    }

    static ItemAction.ReleaseHold releaseHold(String holdId) {
        return new ItemAction.ReleaseHold(sku("A"), holdId, "is fine", NOON);
    }

    private static Arguments row(String when, Item given, ItemAction action, String then) {
        return Arguments.of(when, given, action, then);
    }
}
