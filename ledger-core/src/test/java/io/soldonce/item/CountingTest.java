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

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Where units lie, and how many somebody counted there.
class CountingTest {
    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource({"counted", "moved"})
    void answers(String when, Item given, ItemAction action, String then) {
        assertThat(outcome(() -> ItemDecider.decide(action, given))).as(when).isEqualTo(then);
    }

    static Stream<Arguments> counted() {
        var three = after(lot("A", 3), count("march", null, 2));
        return Stream.of(
                row("counted", lot("A", 3), count("march", null, 2), "StockCounted"),
                row("as expected", lot("A", 3), count("march", null, 3), "StockCounted"),
                row("none there", lot("A", 3), count("march", "box 7", 0), "StockCounted"),
                row("told again", three, count("march", null, 2), NOTHING),
                row("told again, with another number", three, count("march", null, 1), "COUNT_ID_USED"),
                row("told again, of another place", three, count("march", "box 7", 2), "COUNT_ID_USED"),
                row("counted once more", three, count("april", null, 2), "StockCounted"),
                row("fewer than none", lot("A", 3), count("march", null, -1), "QUANTITY_NOT_POSSIBLE"),
                row("more than can be", lot("A", 3), count("march", null, 1_000_001), "QUANTITY_NOT_POSSIBLE"));
    }

    static Stream<Arguments> moved() {
        var sold = after(lot("A", 3), SalesTest.sale("1", 2));
        return Stream.of(
                row("to a box", lot("A", 3), relocate(2, null, "box 7"),
                        "UnitsRelocated 2 AVAILABLE>TRANSFORMED@main and 2 TRANSFORMED>AVAILABLE@box 7"),
                row("more than lie there", lot("A", 3), relocate(4, null, "box 7"), "NOT_ENOUGH_AVAILABLE"),
                row("more than are not sold", sold, relocate(2, null, "box 7"), "NOT_ENOUGH_AVAILABLE"),
                row("from where none are", lot("A", 3), relocate(1, "attic", "box 7"), "NOT_ENOUGH_AVAILABLE"),
                row("to where they are", lot("A", 3), relocate(1, " main ", null), NOTHING),
                row("none", lot("A", 3), relocate(0, null, "box 7"), "QUANTITY_NOT_POSSIBLE"));
    }

    @Test
    void aCountMovesNothing() {
        var counted = after(lot("A", 3), count("march", null, 1));
        assertThat(counted.units()).isEqualTo(lot("A", 3).units());
        assertThat(ItemDecider.decide(count("march", " attic ", 1), lot("A", 3)))
                .containsExactly(new ItemFact.StockCounted(sku("A"), "march", "attic", 1, 3, NOON));
    }

    @Test
    void aCountHasAnId() {
        assertThatIllegalArgumentException().isThrownBy(() -> ItemDecider.decide(count(" ", null, 1), lot("A", 3)))
                .withMessage("countId is missing");
    }

    @Test
    void unitsThatOnlyMovedAreAsManyAndCostTheSame() {
        var before = after(lot("A"), receive("A", 3, null, Shelf.usd("5")));
        var moved = after(before, relocate(2, null, "box 7"));
        assertThat(moved.units().available()).isEqualTo(3);
        assertThat(moved.units().in(Bucket.AVAILABLE, "box 7")).isEqualTo(2);
        assertThat(moved.costs()).isEqualTo(before.costs());
    }

    static ItemAction.Count count(String countId, String location, int counted) {
        return new ItemAction.Count(sku("A"), countId, location, counted, 3, NOON);
    }

    static ItemAction.Relocate relocate(int units, String from, String to) {
        return new ItemAction.Relocate(sku("A"), units, from, to, NOON);
    }

    private static Arguments row(String when, Item given, ItemAction action, String then) {
        return Arguments.of(when, given, action, then);
    }
}
