package io.soldonce.order;

import static io.soldonce.item.ItemFact.Verdict.RESTOCK;
import static io.soldonce.item.ItemFact.Verdict.SEND_BACK;
import static io.soldonce.item.Shelf.EBAY;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.usd;
import static io.soldonce.order.Shop.approve;
import static io.soldonce.order.Shop.ask;
import static io.soldonce.order.Shop.back;
import static io.soldonce.order.Shop.cancel;
import static io.soldonce.order.Shop.drop;
import static io.soldonce.order.Shop.inspect;
import static io.soldonce.order.Shop.line;
import static io.soldonce.order.Shop.match;
import static io.soldonce.order.Shop.money;
import static io.soldonce.order.Shop.paid;
import static io.soldonce.order.Shop.pay;
import static io.soldonce.order.Shop.receive;
import static io.soldonce.order.Shop.refund;
import static io.soldonce.order.Shop.told;
import static io.soldonce.order.Shop.unpaid;
import static io.soldonce.order.Shop.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.item.Bucket;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Units;
import io.soldonce.order.OrderAction.Step;
import io.soldonce.values.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each action meets each situation an order can be in: what has happened is never refused, our wishes only by names a caller can know,
/// every move is one of the transition table, and told again nothing follows.
class EveryActionInEverySituationTest {
    private static final Set<String> REFUSALS = Set.of("NOT_ALLOWED_NOW", "LINE_UNKNOWN", "LINE_MATCHED", "RETURN_UNKNOWN",
            "ORDER_IDENTIFIED");
    private static final OrderAction PAID = paid("o", line("1", "A", 2, usd("9")), line("2", "SET", 1), line("3", "what is this", 1));
    private static final OrderAction UNPAID = unpaid("o", line("1", "A", 2, usd("9")), line("2", "SET", 1), line("3", "what is this", 1));
    private static final OrderAction OUT = told("o", Step.SHIPPED);

    private static List<List<OrderAction>> situations() {
        var asked = ask("o", "r", back("1", 1), back("2", 1));
        return List.of(List.of(), List.of(pay("o")), List.of(cancel("o")), List.of(OUT), List.of(UNPAID), List.of(PAID),
                List.of(PAID, told("o", Step.PICKED)), List.of(PAID, told("o", Step.PACKED, "1")), List.of(PAID, OUT),
                List.of(PAID, told("o", Step.DELIVERED)), List.of(PAID, cancel("o", "1")), List.of(PAID, cancel("o")),
                List.of(PAID, OUT, cancel("o")), List.of(PAID, match("o", "3", "B")), List.of(PAID, OUT, asked),
                List.of(PAID, OUT, asked, approve("o", "r")), List.of(PAID, OUT, asked, drop("o", "r")),
                List.of(PAID, OUT, asked, receive("o", "r")), List.of(PAID, OUT, receive("o", "r", back("1", 1))),
                List.of(PAID, OUT, asked, receive("o", "r"), inspect("o", "r", "1", 1, RESTOCK)),
                List.of(PAID, OUT, asked, receive("o", "r"), inspect("o", "r", "2", 1, SEND_BACK)),
                List.of(PAID, refund("o", "f", usd("18"))));
    }

    private static List<OrderAction> actions() {
        var actions = new ArrayList<OrderAction>(
                List.of(PAID, UNPAID, paid("o", line("1", "A", 1)), pay("o"), cancel("o"), cancel("o", "1"),
                        cancel("o", "7"), match("o", "3", "B"), match("o", "7", "B"), ask("o", "r"), ask("o", "r2", back("2", 9)),
                        ask("o", "r", back("7", 1)), approve("o", "r"), approve("o", "r2"), drop("o", "r"), receive("o", "r"),
                        receive("o", "r2", back("1", 2)), inspect("o", "r", "1", 1, RESTOCK), inspect("o", "r", "2", 1, SEND_BACK),
                        inspect("o", "r", "3", 1, RESTOCK), refund("o", "f", usd("18")), refund("o", "f", usd("1")),
                        money("o", "m", OrderFact.MoneyKind.TAX, usd("1"))));
        for (var step : Step.values()) {
            Stream.of(told("o", step), told("o", step, "1"), told("o", step, "3"), told("o", step, "7"), wish("o", step),
                    wish("o", step, "2"), wish("o", step, "7")).forEach(actions::add);
        }
        return actions;
    }

    static Stream<Arguments> all() {
        return situations().stream().flatMap(situation -> actions().stream().map(action -> Arguments.of(situation, action)));
    }

    @ParameterizedTest(name = "{1} after {0}")
    @MethodSource("all")
    void isRecordedOrRefusedByName(List<OrderAction> situation, OrderAction action) {
        for (var units : List.of(9, 2)) {
            var shop = Shop.selling(Map.of("A", units, "B", units)).kit("SET", "A", 1, "B", 1);
            situation.forEach(shop::tell);
            var before = Map.of("A", shop.item("A"), "B", shop.item("B"));
            try {
                var decided = shop.tell(action);
                assertThat(decided.items()).filteredOn(ItemFact.Moved.class::isInstance).map(ItemFact.Moved.class::cast)
                        .allMatch(moved -> moved.movements().stream().allMatch(moved.change()::allows));
                if (!(action instanceof OrderAction.InspectReturn)) {
                    assertThat(shop.tell(action)).as("told again").isEqualTo(OrderDecider.Decided.NOTHING);
                }
            } catch (Refusal refused) {
                assertThat(isOurWish(action)).as("a fact is never refused: %s", refused).isTrue();
                assertThat(refused.code()).isIn(REFUSALS);
                assertThat(refused.getMessage()).hasSizeGreaterThan(30);
                assertThat(Map.of("A", shop.item("A"), "B", shop.item("B"))).isEqualTo(before);
            }
            Stream.of("A", "B").forEach(sku -> requireNoneLost(shop.item(sku).units(), units));
        }
    }

    private static boolean isOurWish(OrderAction action) {
        return action instanceof OrderAction.MatchLine || action instanceof OrderAction.InspectReturn
                || (action instanceof OrderAction.Forward forward && !forward.told());
    }

    private static void requireNoneLost(Units units, int cameIn) {
        assertThat(units.byPlace().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(cameIn);
        assertThat(units.byPlace()).allSatisfy(
                (place, count) -> assertThat(count).as(place.toString())
                        .satisfies(n -> assertThat(n > 0 || place.bucket() == Bucket.AVAILABLE)
                                .isTrue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("actions")
    void countsNothingForAnOrderThatIsAnotherOne(OrderAction action) {
        var shop = Shop.selling(Map.of("A", 9, "B", 9)).kit("SET", "A", 1, "B", 1);
        shop.tell(paid("o", line("1", "A", 2)));
        shop.tell(new Identification(EBAY, "12-345", List.of("o"), paid("12-345", line("9", "A", 2)), NOON));
        try {
            assertThat(shop.tell(action)).isEqualTo(OrderDecider.Decided.NOTHING);
        } catch (Refusal refused) {
            assertThat(isOurWish(action)).isTrue();
            assertThat(refused.code()).isEqualTo("ORDER_IDENTIFIED");
        }
    }
}
