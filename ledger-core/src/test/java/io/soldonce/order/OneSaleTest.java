package io.soldonce.order;

import static io.soldonce.order.Shop.cancel;
import static io.soldonce.order.Shop.line;
import static io.soldonce.order.Shop.paid;
import static io.soldonce.order.Shop.pay;
import static io.soldonce.order.Shop.unpaid;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.item.Bucket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A fact counts once: told again and again, and in whatever order, an order comes to the same end.
class OneSaleTest {
    private static final OrderAction PLACE_UNPAID = unpaid("o", line("1", "A", 2), line("2", "A", 1), line("3", "KIT", 1));
    private static final OrderAction PLACE_PAID = paid("o", line("1", "A", 2), line("2", "A", 1), line("3", "KIT", 1));

    @TestFactory
    Stream<DynamicTest> placedPaidAndCancelled() {
        return everyOrder(List.of(PLACE_UNPAID, pay("o"), cancel("o")), "everything is back");
    }

    @TestFactory
    Stream<DynamicTest> placedALineCancelledThenTheRest() {
        return everyOrder(List.of(PLACE_UNPAID, cancel("o", "1"), cancel("o")), "everything is back");
    }

    @TestFactory
    Stream<DynamicTest> placedPaidAndALineCancelled() {
        return everyOrder(List.of(PLACE_UNPAID, pay("o"), cancel("o", "1")), "one A and a kit are sold");
    }

    @TestFactory
    Stream<DynamicTest> placedUnpaidAndToldAgainAsPaid() {
        return everyOrder(List.of(PLACE_UNPAID, PLACE_PAID, cancel("o", "3")), "three A are sold");
    }

    @ParameterizedTest(name = "{0} left")
    @MethodSource("stocks")
    void toldFiveTimesItIsOneSale(int units) {
        var once = shop(units);
        once.tell(PLACE_PAID);
        var often = shop(units);
        for (var i = 0; i < 5; i++) {
            often.tell(PLACE_PAID);
        }
        assertThat(end(often)).isEqualTo(end(once));
        assertThat(often.item("A").units().in(Bucket.SOLD)).isEqualTo(5);
    }

    static Stream<Arguments> stocks() {
        return Stream.of(Arguments.of(9), Arguments.of(5), Arguments.of(4), Arguments.of(0));
    }

    /// Each permutation plain, and each with every fact told again at random later places.
    private static Stream<DynamicTest> everyOrder(List<OrderAction> actions, String expected) {
        return Stream.of(9, 1).flatMap(units -> {
            var first = shop(units);
            actions.forEach(first::tell);
            assertThat(first.available("A")).as(expected).isEqualTo(units - soldIn(expected));
            return permutations(actions).stream().flatMap(order -> Stream.of(order, withRepeats(order, 1), withRepeats(order, 2)))
                    .map(order -> DynamicTest.dynamicTest(units + " left, " + names(order) + ": " + expected, () -> {
                        var shop = shop(units);
                        order.forEach(shop::tell);
                        assertThat(end(shop)).isEqualTo(end(first));
                    }));
        });
    }

    private static int soldIn(String expected) {
        return switch (expected) {
            case "everything is back" -> 0;
            case "one A and a kit are sold", "three A are sold" -> 3;
            default -> throw new IllegalArgumentException(expected);
        };
    }

    /// KIT is made of two A and one B.
    private static Shop shop(int units) {
        return Shop.selling(Map.of("A", units, "B", units)).kit("KIT", "A", 2, "B", 1);
    }

    /// Everything that must not depend on the order of the telling.
    private static Map<String, Object> end(Shop shop) {
        var end = new TreeMap<String, Object>();
        for (var sku : List.of("A", "B")) {
            var item = shop.item(sku);
            end.put(sku + " units", item.units());
            end.put(sku + " reserved",
                    item.reservations().entrySet().stream().map(e -> e.getKey() + " " + e.getValue().quantity()).sorted().toList());
            end.put(sku + " sold", item.sold().entrySet().stream().map(e -> e.getKey() + " " + e.getValue().quantity()).sorted().toList());
            end.put(sku + " costs", item.costs().stream().mapToInt(layer -> layer.quantity()).sum());
        }
        var order = shop.order("o");
        end.put("placed", order.isPlaced());
        end.put("paid", order.isPaid());
        end.put("whole order cancelled", order.isCancelled());
        end.put("contradictions", order.contradictions());
        end.put("lines", order.lines().stream().map(line -> line + " cancelled " + order.isLineCancelled(line.lineId())).sorted().toList());
        return end;
    }

    private static List<OrderAction> withRepeats(List<OrderAction> actions, long seed) {
        var random = new Random(seed);
        var repeated = new ArrayList<>(actions);
        for (var action : actions) {
            var first = repeated.indexOf(action);
            repeated.add(first + 1 + random.nextInt(repeated.size() - first), action);
        }
        return repeated;
    }

    private static <T> List<List<T>> permutations(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        var found = new ArrayList<List<T>>();
        for (var first : all) {
            var rest = new ArrayList<>(all);
            rest.remove(first);
            permutations(rest).forEach(tail -> found.add(Stream.concat(Stream.of(first), tail.stream()).toList()));
        }
        return found;
    }

    private static String names(List<OrderAction> actions) {
        return actions.stream().map(action -> switch (action) {
            case OrderAction.Place place -> place.paid() ? "place paid" : "place";
            case OrderAction.Pay _ -> "pay";
            case OrderAction.Cancel cancel -> cancel.lineIds().isEmpty() ? "cancel" : "cancel line " + cancel.lineIds().getFirst();
            default -> throw new IllegalArgumentException(action.toString());
        }).collect(Collectors.joining(", "));
    }
}
