package io.soldonce.reconciler.sales;

import static io.soldonce.projections.TestLedger.EBAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.channels.spi.ToldOrder.Line;
import io.soldonce.order.Order;
import io.soldonce.order.OrderAction;
import io.soldonce.values.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TellingTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Line CARD = new Line("7", "CARD", null, "A card", 1, Money.of("9.00", "USD"));

    static ToldOrder with(ToldOrder order, Line... lines) {
        return new ToldOrder(order.orderId(), order.placedAt(), order.changedAt(), order.isPaid(), order.isCancelled(),
                order.cancelledLines(), order.cancelReason(), List.of(lines), order.raw());
    }

    private static ToldOrder order(boolean isPaid, boolean isCancelled, List<String> cancelled, Line... lines) {
        return new ToldOrder("1-1", NOON, NOON.plusSeconds(60), isPaid, isCancelled, cancelled, null, List.of(lines), "{}");
    }

    @Test
    void whatIsToldAgainInAnotherOrderOfItsLinesIsTheSameState() {
        var other = new Line("8", null, "x", null, 2, null);
        assertThat(Telling.state(order(true, false, List.of("8"), CARD, other))).isEqualTo("7=1,8=2 paid cancelled 8")
                .isEqualTo(Telling.state(order(true, false, List.of("8"), other, CARD)));
        assertThat(Telling.state(order(false, true, List.of(), CARD))).isEqualTo("7=1 unpaid cancelled");
    }

    @Test
    void aLineWithoutAnyNameIsNamedAfterItsListingAndNeverTakenForASku() {
        var actions = Telling.actions(EBAY, order(true, false, List.of(), new Line("7", " ", "12345", null, 1, null)), Order.NONE,
                Map.of());
        assertThat(((OrderAction.Place) actions.getFirst()).lines().getFirst()).extracting("told", "title").containsExactly(null,
                "listing 12345");
    }

    @Test
    void aCharacterThatCanNotBeStoredIsLeftOutOfATitle() {
        var actions = Telling.actions(EBAY, order(true, false, List.of(), new Line("7", "CARD", null, "A\0card", 1, null)), Order.NONE,
                Map.of());
        assertThat(((OrderAction.Place) actions.getFirst()).lines().getFirst().title()).isEqualTo("Acard");
    }

    @Test
    void ofOneOrderToldTwiceTheNewerCounts() {
        var old = order(false, false, List.of(), CARD);
        var paid = new ToldOrder("1-1", NOON, NOON.plusSeconds(90), true, false, List.of(), null, List.of(CARD), "{}");
        assertThat(Telling.newest(List.of(paid, old))).containsExactly(paid);
        assertThat(Telling.newest(List.of(old, paid))).containsExactly(paid);
    }

    @Test
    void whatCanNotBeAnOrderSaysWhy() {
        refused("it has no lines", order(true, false, List.of()));
        refused("two lines have the id 7", order(true, false, List.of(), CARD, CARD));
        refused("line 8 is cancelled and not among its lines", order(true, false, List.of("8"), CARD));
        refused("line 7 is for 0 units", order(true, false, List.of(), new Line("7", "CARD", null, null, 0, null)));
        refused("it has no order id", new ToldOrder(" ", NOON, NOON, true, false, List.of(), null, List.of(CARD), "{}"));
    }

    private static void refused(String why, ToldOrder order) {
        assertThatIllegalArgumentException().isThrownBy(() -> Telling.actions(EBAY, order, Order.NONE, Map.of())).withMessage(why);
    }
}
