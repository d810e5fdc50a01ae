package io.soldonce.item;

import static io.soldonce.item.HoldsTest.release;
import static io.soldonce.item.HoldsTest.reserve;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.NOTHING;
import static io.soldonce.item.Shelf.after;
import static io.soldonce.item.Shelf.lot;
import static io.soldonce.item.Shelf.order;
import static io.soldonce.item.Shelf.outcome;
import static io.soldonce.item.Shelf.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.soldonce.item.ItemFact.Purpose;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A reservation that should hold longer.
class ExtensionTest {
    private static final Instant ONE = NOON.plusSeconds(3600);
    private static final Instant TWO = NOON.plusSeconds(7200);
    private static final Item UNTIL_ONE = after(lot("A", 3), new ItemAction.Reserve(sku("A"), "show", 2, Purpose.LIVE_SHOW, ONE, NOON));

    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource("extensions")
    void answers(String when, Item given, ItemAction action, String then) {
        assertThat(outcome(() -> ItemDecider.decide(action, given))).as(when).isEqualTo(then);
    }

    static Stream<Arguments> extensions() {
        var line = order("1", "A");
        return Stream.of(
                row("to later", UNTIL_ONE, extend("show", TWO), "ReservationExtended"),
                row("to the same time", UNTIL_ONE, extend("show", ONE), NOTHING),
                row("to the same time again", after(UNTIL_ONE, extend("show", TWO)), extend("show", TWO), NOTHING),
                row("to earlier", after(UNTIL_ONE, extend("show", TWO)), extend("show", ONE), "EXTENSION_NOT_POSSIBLE"),
                row("what never ends", after(lot("A", 3), reserve("show", 2)), extend("show", TWO), "EXTENSION_NOT_POSSIBLE"),
                row("what an order waits for", after(lot("A", 3), new ItemAction.ReserveForOrder(sku("A"), line, 1, NOON)),
                        extend(ItemDecider.holdOf(line), TWO), "EXTENSION_NOT_POSSIBLE"),
                row("what was released", after(UNTIL_ONE, release("show")), extend("show", TWO), "HOLD_ENDED"),
                row("what is no reservation", after(lot("A", 3), HoldsTest.hold("check", 1)), extend("check", TWO), "HOLD_UNKNOWN"),
                row("what nobody reserved", UNTIL_ONE, extend("other", TWO), "HOLD_UNKNOWN"));
    }

    @Test
    void aTimeIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> ItemDecider.decide(extend("show", null), UNTIL_ONE))
                .withMessageStartingWith("expiresAt is missing");
    }

    @Test
    void nothingElseOfTheReservationChanges() {
        var extended = after(UNTIL_ONE, extend("show", TWO));
        var before = UNTIL_ONE.reservations().get("show");
        assertThat(extended.reservations().get("show"))
                .isEqualTo(new Item.Reservation(before.purpose(), before.movements(), before.order(), TWO));
        assertThat(extended.units()).isEqualTo(UNTIL_ONE.units());
    }

    @Test
    void whatIsOverIsReleasedWhenItsTimeHasComeAndNotBefore() {
        var extended = after(UNTIL_ONE, extend("show", TWO));
        assertThat(ItemDecider.decide(new ItemAction.Expire(sku("A"), "show", ONE), extended)).isEmpty();
        assertThat(ItemDecider.decide(new ItemAction.Expire(sku("A"), "show", TWO), extended))
                .hasOnlyElementsOfType(ItemFact.ReservationReleased.class).hasSize(1);
        assertThat(ItemDecider.decide(new ItemAction.Expire(sku("A"), "other", TWO), extended)).isEmpty();
        var endless = after(lot("A", 3), reserve("show", 2));
        assertThat(ItemDecider.decide(new ItemAction.Expire(sku("A"), "show", TWO), endless)).isEmpty();
    }

    static ItemAction.Extend extend(String holdId, Instant until) {
        return new ItemAction.Extend(sku("A"), holdId, until, NOON);
    }

    private static Arguments row(String when, Item given, ItemAction action, String then) {
        return Arguments.of(when, given, action, then);
    }
}
