package io.soldonce.order;

import static io.soldonce.item.Shelf.sku;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.item.Bucket;
import io.soldonce.item.Item;
import io.soldonce.values.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever marketplaces tell of an order, in whatever order, once or twice: the units and the order come to the same end. Every
/// permutation of each drawn set of tellings is played. A failure names its seed; the same seed is the same set.
class AnyOrderTest {
    private static final int SETS = 70;
    private static final int SETS_OF_SEVEN = 2;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comesToTheSameEnd(long seed) {
        play(Told.of(seed, seed <= SETS ? 6 : 7));
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, SETS + SETS_OF_SEVEN);
    }

    private static void play(Told told) {
        Map<String, Object> expected = null;
        for (var order : permutations(told.tellings())) {
            for (var telling : List.of(order, told.twice(order))) {
                try {
                    var shop = told.shop();
                    telling.forEach(shop::tell);
                    requireEveryUnitInItsPlace(told, shop);
                    requireNothingNew(shop, order);
                    var end = end(told, shop);
                    expected = expected == null ? end : expected;
                    assertThat(end).isEqualTo(expected);
                } catch (AssertionError | RuntimeException wrong) {
                    throw new AssertionError("seed " + told.seed() + ", " + told.kind() + ", " + told.units() + " units, told:\n"
                            + telling.stream().map(OrderAction::toString).collect(Collectors.joining("\n")) + "\n" + wrong, wrong);
                }
            }
        }
    }

    /// The units stand where the order says, the rest is available, and none is gone.
    private static void requireEveryUnitInItsPlace(Told told, Shop shop) {
        for (var unit : told.skus()) {
            var places = new TreeMap<Bucket, Integer>();
            places.put(Bucket.AVAILABLE, told.unitsOf(unit));
            for (var line : shop.order("o").lines()) {
                var times = Told.times(line, unit);
                LinePosition.of(shop.order("o"), line).forEach((bucket, units) -> {
                    places.merge(bucket, units * times, Integer::sum);
                    places.merge(Bucket.AVAILABLE, -units * times, Integer::sum);
                });
            }
            var there = new TreeMap<Bucket, Integer>();
            shop.item(unit).units().byPlace().forEach((place, units) -> there.merge(place.bucket(), units, Integer::sum));
            places.values().removeIf(units -> units == 0);
            assertThat(there).as("units of %s", unit).isEqualTo(places);
        }
    }

    private static void requireNothingNew(Shop shop, List<OrderAction> order) {
        order.forEach(action -> assertThat(shop.tell(action)).as("told again: %s", action).isEqualTo(OrderDecider.Decided.NOTHING));
    }

    /// Everything that must not depend on the order of the telling.
    private static Map<String, Object> end(Told told, Shop shop) {
        var end = new TreeMap<String, Object>();
        for (var sku : told.skus()) {
            var item = shop.item(sku);
            end.put(sku + " units", item.units());
            end.put(sku + " reserved", item.reservations().entrySet().stream().map(e -> e.getKey() + " " + e.getValue().quantity()).sorted()
                    .toList());
            end.put(sku + " sold", item.sold().entrySet().stream().map(e -> e.getKey() + " " + places(e.getValue().movements().stream()
                    .collect(Collectors.groupingBy(m -> m.to(), TreeMap::new, Collectors.summingInt(m -> m.quantity())))) + " cost "
                    + cost(told, e.getValue().cost().stream().map(share -> new Item.CostLayer(share.quantity(), share.unitCost()))))
                    .sorted().toList());
            end.put(sku + " costs", cost(told, item.costs().stream()));
        }
        var order = shop.order("o");
        end.put("status", OrderStatus.of(order));
        end.put("placed, paid, cancelled", List.of(order.isPlaced(), order.isPaid(), order.isCancelled()));
        end.put("lines", order.lines().stream().map(line -> line + " " + order.isLineCancelled(line.lineId()) + " "
                + LinePosition.of(order, line) + " " + order.fulfilment().of(line.lineId())).sorted().toList());
        end.put("cancelled but shipped", new TreeSet<>(order.fulfilment().cancelledButShipped()));
        end.put("returns", order.returns().byId());
        end.put("cash", order.cash());
        end.put("money", new HashSet<>(OrderMoney.of(order, _ -> List.of())));
        return end;
    }

    private static String places(Map<Bucket, Integer> units) {
        return units.toString();
    }

    /// How many units at which price. Which of too few units an order had does depend on what was told first.
    private static Map<String, Integer> cost(Told told, Stream<Item.CostLayer> layers) {
        return layers.collect(Collectors.groupingBy(layer -> told.units() == 1 ? "any" : priceOf(layer.unitCost()), TreeMap::new,
                Collectors.summingInt(Item.CostLayer::quantity)));
    }

    private static String priceOf(Money cost) {
        return cost == null ? "unknown" : cost.toString();
    }

    @Test
    void theSetsHoldEveryKindOfTellingAndOfShop() {
        var kinds = new HashSet<Object>();
        seeds().mapToObj(seed -> Told.of(seed, 6)).forEach(told -> {
            kinds.add(told.kind());
            told.tellings().forEach(telling -> kinds.add(telling instanceof OrderAction.Forward step ? step.step() : telling.getClass()));
        });
        assertThat(kinds).hasSize(Told.Kind.values().length + OrderAction.Step.values().length + 9);
    }

    @Test
    void permutationsAreAll() {
        assertThat(new HashSet<>(permutations(List.of(1, 2, 3, 4)))).hasSize(24);
    }

    static <T> List<List<T>> permutations(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        var found = new ArrayList<List<T>>();
        for (var i = 0; i < all.size(); i++) {
            var first = all.get(i);
            var rest = new ArrayList<>(all);
            rest.remove(i);
            permutations(rest).forEach(tail -> found.add(Stream.concat(Stream.of(first), tail.stream()).toList()));
        }
        return found;
    }

    @Test
    void aLineIsMatchedWheneverSomebodyFindsOut() {
        var line = new OrderFact.Line("1", "what is this", null, "Card", 2, null);
        var others = List.of(Shop.pay("o"), Shop.told("o", OrderAction.Step.SHIPPED), Shop.ask("o", "r", Shop.back("1", 1)),
                Shop.receive("o", "r"));
        var ends = new HashSet<Object>();
        for (var order : permutations(others)) {
            for (var when = 0; when <= order.size(); when++) {
                var shop = Shop.selling(Map.of("A", 5));
                shop.tell(Shop.unpaid("o", line));
                order.subList(0, when).forEach(shop::tell);
                shop.tell(Shop.match("o", "1", "A"));
                order.subList(when, order.size()).forEach(shop::tell);
                ends.add(shop.item("A").units());
                assertThat(shop.item(sku("A")).units().in(Bucket.RETURNED)).isOne();
            }
        }
        assertThat(ends).hasSize(1);
    }
}
