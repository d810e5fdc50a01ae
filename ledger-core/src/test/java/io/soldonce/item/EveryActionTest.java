package io.soldonce.item;

import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.after;
import static io.soldonce.item.Shelf.details;
import static io.soldonce.item.Shelf.lot;
import static io.soldonce.item.Shelf.oneOfAKind;
import static io.soldonce.item.Shelf.order;
import static io.soldonce.item.Shelf.outcome;
import static io.soldonce.item.Shelf.receive;
import static io.soldonce.item.Shelf.sku;
import static io.soldonce.item.Shelf.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.item.ItemFact.AdjustmentReason;
import io.soldonce.item.ItemFact.Purpose;
import io.soldonce.item.ItemFact.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One of every action, against every state an item can be in: what nobody registered, a kit, an empty shelf, units in each bucket.
class EveryActionTest {
    static final Set<Class<?>> FACTS_OF_ORDERS = Set.of(ItemAction.ReserveForOrder.class, ItemAction.RecordSale.class,
            ItemAction.CancelSale.class, ItemAction.Advance.class);

    static List<ItemAction> actions() {
        return List.of(new ItemAction.Register(sku("A"), details("another", false)), new ItemAction.Revise(sku("A"), details("new", false)),
                new ItemAction.DefineKit(sku("A"), List.of(new ItemFact.KitComponent(sku("B"), 1))), receive("A", 1, null, usd("3")),
                HoldsTest.reserve("r", 1), HoldsTest.release("show"), HoldsTest.hold("h", 1), HoldsTest.releaseHold("check"),
                ExtensionTest.extend("show", NOON.plusSeconds(9)), new ItemAction.Expire(sku("A"), "show", NOON),
                new ItemAction.ReserveForOrder(sku("A"), order("9", "A"), 1, NOON),
                SalesTest.sale("9", 1), SalesTest.cancel("1", 1), FulfilmentTest.step(QuantityChange.SHIPMENT, 1),
                InspectionTest.inspect(1, Verdict.RESTOCK), MishapsTest.damage(1, null), MishapsTest.repair(1, null),
                MishapsTest.lose(1, Bucket.AVAILABLE), MishapsTest.find(1), MishapsTest.writeOff(1, Bucket.DAMAGED),
                CountingTest.relocate(1, null, "box 7"), ConsignmentTest.consign("c", 1), ConsignmentTest.takeBack("C-1", 1),
                CountingTest.count("march", null, 1), ArchiveTest.archive(), ArchiveTest.unarchive(),
                new ItemAction.Adjust(sku("A"), -1, null, AdjustmentReason.MISSING, null, NOON));
    }

    @Test
    void noneIsLeftOut() {
        assertThat(actions()).extracting(Object::getClass).containsExactlyInAnyOrder(ItemAction.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("actions")
    void nothingCanBeDoneWithAnItemNobodyRegistered(ItemAction action) {
        assertThat(outcome(() -> ItemDecider.decide(action, Item.NONE)))
                .isEqualTo(action instanceof ItemAction.Register ? "Registered" : "ITEM_UNKNOWN");
    }

    @ParameterizedTest
    @MethodSource("actions")
    void aKitHasNoUnitsThatAWishCouldMove(ItemAction action) {
        var kit = KitDeciderTest.kitOf("A", 1, "B");
        var then = switch (action) {
            case ItemAction.Register _ -> "SKU_TAKEN";
            case ItemAction.Revise _ -> "Revised";
            case ItemAction.DefineKit _,ItemAction.Unarchive _,ItemAction.Expire _ -> Shelf.NOTHING;
            case ItemAction.Archive _ -> "Archived";
            case ItemAction.Release _,ItemAction.ReleaseHold _,ItemAction.Extend _ -> "HOLD_UNKNOWN";
            case ItemAction.Reserve _ -> "UnitsReserved 1 AVAILABLE>RESERVED@main";
            case ItemAction.Hold _ -> "UnitsHeld 1 AVAILABLE>HELD@main";
            case ItemAction.Receive _,ItemAction.Relocate _,ItemAction.Count _,ItemAction.Adjust _,ItemAction.Inspect _,ItemAction.Damage _,ItemAction.Repair _,ItemAction.Lose _,ItemAction.Find _,ItemAction.WriteOff _,ItemAction.Consign _,ItemAction.TakeBack _,ItemAction.ReserveForOrder _,ItemAction.RecordSale _,ItemAction.CancelSale _,ItemAction.Advance _ ->
                "KIT_HAS_NO_UNITS";
        };
        assertThat(outcome(() -> KitDecider.decide(action, kit, sku -> sku.equals(sku("B")) ? lot("B", 1) : kit))).isEqualTo(then);
    }

    /// Whatever the state: facts of orders are never refused, what moves is allowed by the table, only what is available is ever owed,
    /// and the layers of cost cover what the seller has.
    @ParameterizedTest
    @MethodSource("actions")
    void whateverTheStateTheBooksAreRight(ItemAction action) {
        states().forEach((name, item) -> {
            var then = outcome(() -> ItemDecider.decide(action, item));
            if (FACTS_OF_ORDERS.contains(action.getClass())) {
                assertThat(then).as("%s when %s", action, name).doesNotMatch("[A-Z_]+");
            }
            if (then.matches("[A-Z_]+")) {
                return;
            }
            var facts = ItemDecider.decide(action, item);
            facts.stream().flatMap(fact -> fact instanceof ItemFact.Moved moved ? Stream.of(moved) : Stream.empty())
                    .forEach(moved -> assertThat(moved.movements()).as("%s when %s", action, name).isNotEmpty()
                            .allMatch(moved.change()::allows));
            var after = Shelf.folded(item, facts);
            assertThat(after.units().byPlace().entrySet()).as("%s when %s", action, name)
                    .allMatch(entry -> entry.getValue() > 0 || entry.getKey().bucket().mayBeNegative());
            assertThat(Costs.units(after.costs())).as("%s when %s", action, name).isEqualTo(Math.max(0, Stream
                    .of(Bucket.AVAILABLE, Bucket.RESERVED, Bucket.HELD, Bucket.CONSIGNED, Bucket.DAMAGED).mapToInt(after.units()::in)
                    .sum()));
        });
    }

    @Test
    void everyActionIsAnsweredInSeveralWays() {
        var answers = new TreeMap<String, Set<String>>();
        for (var action : actions()) {
            answers.put(action.getClass().getSimpleName(), states().values().stream()
                    .map(item -> outcome(() -> ItemDecider.decide(action, item)).replaceAll(" .*", "")).collect(Collectors.toSet()));
        }
        assertThat(answers).allSatisfy((action, different) -> assertThat(different).as(action)
                .hasSizeGreaterThanOrEqualTo(action.matches("Register|Revise|RecordSale|ReserveForOrder") ? 1 : 2));
    }

    /// A unit of A in each bucket a unit can be in, and what goes with it.
    private static Map<String, Item> states() {
        var three = after(lot("A"), receive("A", 3, null, usd("5")));
        var sold = after(three, SalesTest.sale("1", 2));
        var states = new TreeMap<String, Item>();
        states.put("empty", lot("A"));
        states.put("on the shelf", three);
        states.put("one of a kind", after(oneOfAKind("A"), receive("A", 1)));
        states.put("reserved", after(three, new ItemAction.Reserve(sku("A"), "show", 2, Purpose.CUSTOMER, NOON, NOON)));
        states.put("released", after(three, HoldsTest.reserve("show", 2), HoldsTest.release("show")));
        states.put("held", after(three, HoldsTest.hold("check", 3)));
        states.put("waiting", after(three, new ItemAction.ReserveForOrder(sku("A"), order("1", "A"), 3, NOON)));
        states.put("sold", sold);
        states.put("oversold", after(three, SalesTest.sale("1", 7)));
        for (var step : List.of(QuantityChange.PICK, QuantityChange.PACK, QuantityChange.SHIPMENT, QuantityChange.DELIVERY,
                QuantityChange.RETURN_REQUEST, QuantityChange.RETURN_RECEIPT)) {
            states.put("after " + step, after(sold, FulfilmentTest.step(step, 2)));
        }
        states.put("damaged", after(three, MishapsTest.damage(3, null)));
        states.put("lost", after(three, MishapsTest.lose(3, Bucket.AVAILABLE)));
        states.put("consigned", after(three, ConsignmentTest.consign("C-1", 3)));
        states.put("counted", after(three, CountingTest.count("march", null, 1)));
        states.put("archived", after(lot("A"), ArchiveTest.archive()));
        return states;
    }
}
