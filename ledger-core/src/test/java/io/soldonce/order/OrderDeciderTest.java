package io.soldonce.order;

import static io.soldonce.item.Shelf.EBAY;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.NOTHING;
import static io.soldonce.item.Shelf.usd;
import static io.soldonce.order.Outcomes.outcome;
import static io.soldonce.order.Outcomes.row;
import static io.soldonce.order.Shop.cancel;
import static io.soldonce.order.Shop.line;
import static io.soldonce.order.Shop.match;
import static io.soldonce.order.Shop.paid;
import static io.soldonce.order.Shop.pay;
import static io.soldonce.order.Shop.unpaid;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.item.Shelf;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// One order of up to two lines, `1` for A and `2` for B, in a shop that has three of each: what was told, what is told now, what follows.
class OrderDeciderTest {
    private static final OrderAction PAID = paid("o", line("1", "A", 2), line("2", "B", 1));
    private static final OrderAction UNPAID = unpaid("o", line("1", "A", 2), line("2", "B", 1));
    private static final OrderAction UNKNOWN_ITEM = paid("o", line("1", "A", 2), line("2", "what is this", 1));
    private static final OrderAction OTHER = paid("o", line("1", "A", 3), line("2", "B", 1));

    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource({"placing", "paying", "cancelling", "matching"})
    void answers(String when, List<OrderAction> before, OrderAction action, String then) {
        var shop = Shop.selling(Map.of("A", 3, "B", 3));
        before.forEach(shop::tell);
        assertThat(outcome(shop, action)).as(when).isEqualTo(then);
    }

    static Stream<Arguments> placing() {
        return Stream.of(
                row("paid", told(), PAID, "Placed | UnitsSold 2 AVAILABLE>SOLD@main; UnitsSold 1 AVAILABLE>SOLD@main"),
                row("unpaid", told(), UNPAID, "Placed | UnitsReserved 2 AVAILABLE>RESERVED@main; UnitsReserved 1 AVAILABLE>RESERVED@main"),
                row("more than there are", told(), paid("o", line("1", "A", 5)),
                        "Placed | UnitsSold 5 AVAILABLE>SOLD@main; OversellDetected 2 (-2 available)"),
                row("unpaid, more than there are", told(), unpaid("o", line("1", "A", 5)),
                        "Placed | UnitsReserved 5 AVAILABLE>RESERVED@main; OversellDetected 2 (-2 available)"),
                row("an item nobody knows", told(), UNKNOWN_ITEM, "Placed, LineUnmatched | UnitsSold 2 AVAILABLE>SOLD@main"),
                row("an item without a name", told(), paid("o", line("1", null, 1)), "Placed, LineUnmatched | nothing changes"),
                row("a name no SKU can have", told(), paid("o", line("1", "A/B: 50%", 1)), "Placed, LineUnmatched | nothing changes"),
                row("the SKU in lower case", told(), paid("o", line("1", "a", 1)), "Placed | UnitsSold 1 AVAILABLE>SOLD@main"),
                row("no lines", told(), paid("o"), "Placed | nothing changes"),
                row("again", told(PAID), PAID, NOTHING),
                row("again, lines in another order", told(PAID), paid("o", line("2", "B", 1), line("1", "A", 2)), NOTHING),
                row("unpaid after paid", told(PAID), UNPAID, NOTHING),
                row("paid after unpaid", told(UNPAID), PAID, "Paid | UnitsSold 2 RESERVED>SOLD@main; UnitsSold 1 RESERVED>SOLD@main"),
                row("again with other content", told(PAID), OTHER, "Contradicted | nothing changes"),
                row("with the same other content again", told(PAID, OTHER), OTHER, NOTHING),
                row("as first told, after other content", told(PAID, OTHER), PAID, NOTHING),
                row("with a line more", told(PAID), paid("o", line("1", "A", 2), line("2", "B", 1), line("3", "B", 1)),
                        "Contradicted | nothing changes"),
                row("with another price", told(paid("o", line("1", "A", 1, usd("9")))), paid("o", line("1", "A", 1, usd("8"))),
                        "Contradicted | nothing changes"),
                row("with the same price written otherwise", told(paid("o", line("1", "A", 1, usd("9")))),
                        paid("o", line("1", "A", 1, usd("9.000"))), NOTHING),
                row("after it was cancelled", told(cancel("o")), PAID, "Placed | nothing changes"),
                row("after a line was cancelled", told(cancel("o", "1")), PAID, "Placed | UnitsSold 1 AVAILABLE>SOLD@main"),
                row("unpaid after it was paid", told(pay("o")), UNPAID,
                        "Placed | UnitsSold 2 AVAILABLE>SOLD@main; UnitsSold 1 AVAILABLE>SOLD@main"));
    }

    static Stream<Arguments> paying() {
        return Stream.of(
                row("what waited", told(UNPAID), pay("o"), "Paid | UnitsSold 2 RESERVED>SOLD@main; UnitsSold 1 RESERVED>SOLD@main"),
                row("paid already", told(PAID), pay("o"), NOTHING),
                row("again", told(UNPAID, pay("o")), pay("o"), NOTHING),
                row("an order nobody told of yet", told(), pay("o"), "Paid | nothing changes"),
                row("a cancelled order", told(UNPAID, cancel("o")), pay("o"), "Paid | nothing changes"),
                row("what is left of it", told(UNPAID, cancel("o", "1")), pay("o"), "Paid | UnitsSold 1 RESERVED>SOLD@main"));
    }

    static Stream<Arguments> cancelling() {
        return Stream.of(
                row("whole, paid", told(PAID), cancel("o"),
                        "Cancelled | SaleCancelled 2 SOLD>AVAILABLE@main; SaleCancelled 1 SOLD>AVAILABLE@main"),
                row("whole, unpaid", told(UNPAID), cancel("o"),
                        "Cancelled | ReservationReleased 2 RESERVED>AVAILABLE@main; ReservationReleased 1 RESERVED>AVAILABLE@main"),
                row("a line", told(PAID), cancel("o", "2"), "Cancelled | SaleCancelled 1 SOLD>AVAILABLE@main"),
                row("a line named twice", told(PAID), cancel("o", "2", "2"), "Cancelled | SaleCancelled 1 SOLD>AVAILABLE@main"),
                row("the rest", told(PAID, cancel("o", "2")), cancel("o"), "Cancelled | SaleCancelled 2 SOLD>AVAILABLE@main"),
                row("a line and one more", told(PAID, cancel("o", "2")), cancel("o", "2", "1"),
                        "Cancelled | SaleCancelled 2 SOLD>AVAILABLE@main"),
                row("a line again", told(PAID, cancel("o", "2")), cancel("o", "2"), NOTHING),
                row("a line of a cancelled order", told(PAID, cancel("o")), cancel("o", "2"), NOTHING),
                row("again", told(PAID, cancel("o")), cancel("o"), NOTHING),
                row("a line nobody told of", told(PAID), cancel("o", "7"), "Cancelled | nothing changes"),
                row("an order nobody told of yet", told(), cancel("o"), "Cancelled | nothing changes"),
                row("an unmatched line", told(UNKNOWN_ITEM), cancel("o", "2"), "Cancelled | nothing changes"));
    }

    static Stream<Arguments> matching() {
        var unmatched = told(UNKNOWN_ITEM);
        var waiting = told(unpaid("o", line("1", "A", 1), line("2", "what is this", 2)));
        return Stream.of(
                row("a paid line", unmatched, match("o", "2", "B"), "LineMatched | UnitsSold 1 AVAILABLE>SOLD@main"),
                row("an unpaid line", waiting, match("o", "2", "B"), "LineMatched | UnitsReserved 2 AVAILABLE>RESERVED@main"),
                row("more than there are", told(paid("o", line("2", "what is this", 4))), match("o", "2", "B"),
                        "LineMatched | UnitsSold 4 AVAILABLE>SOLD@main; OversellDetected 1 (-1 available)"),
                row("again", told(UNKNOWN_ITEM, match("o", "2", "B")), match("o", "2", "b"), NOTHING),
                row("to another item", told(UNKNOWN_ITEM, match("o", "2", "B")), match("o", "2", "A"), "LINE_MATCHED"),
                row("a line that names its item", unmatched, match("o", "1", "B"), "LINE_MATCHED"),
                row("a line that is not there", unmatched, match("o", "7", "B"), "LINE_UNKNOWN"),
                row("of an order nobody told of", told(), match("o", "1", "B"), "LINE_UNKNOWN"),
                row("to an item nobody registered", unmatched, match("o", "2", "X"), "ITEM_UNKNOWN"),
                row("a cancelled line", told(UNKNOWN_ITEM, cancel("o", "2")), match("o", "2", "B"), "LineMatched | nothing changes"));
    }

    @Test
    void theOrderKeepsWhatWasToldAndWhichItemItIs() {
        var decided = Shop.selling(Map.of("A", 3)).tell(paid("o", line("1", "a", 2, usd("9"))));
        assertThat(decided.order()).containsExactly(new OrderFact.Placed(EBAY, "o",
                List.of(new OrderFact.Line("1", "a", Shelf.sku("A"), "title of a", 2, usd("9"))), true, NOON));
    }

    private static List<OrderAction> told(OrderAction... actions) {
        return List.of(actions);
    }
}
