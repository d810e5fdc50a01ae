package io.soldonce.item;

import static io.soldonce.item.FulfilmentTest.step;
import static io.soldonce.item.QuantityChange.DELIVERY;
import static io.soldonce.item.QuantityChange.PACK;
import static io.soldonce.item.QuantityChange.PICK;
import static io.soldonce.item.QuantityChange.RETURN_RECEIPT;
import static io.soldonce.item.QuantityChange.RETURN_REQUEST;
import static io.soldonce.item.QuantityChange.SHIPMENT;
import static io.soldonce.item.SalesTest.sale;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.after;
import static io.soldonce.item.Shelf.lot;
import static io.soldonce.item.Shelf.order;
import static io.soldonce.item.Shelf.sku;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.item.ItemDetails.Condition;
import io.soldonce.item.ItemDetails.Photos;
import io.soldonce.item.ItemFact.Purpose;
import io.soldonce.item.LifeCycle.State;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// All seventeen states: where each comes from, and that a lot can be in several.
class LifeCycleTest {
    private static final Item PHOTOGRAPHED = after(lot("A", 5), new ItemAction.Revise(sku("A"),
            new ItemDetails("A", null, Condition.NEW, null, null, 1, null, Photos.DONE, false, null, null, Map.of(), null)));

    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource("states")
    void areDerived(String when, Item given, boolean isListedLive, String then) {
        assertThat(text(LifeCycle.of(given, isListedLive))).as(when).isEqualTo(then);
    }

    static Stream<Arguments> states() {
        var sold = after(PHOTOGRAPHED, sale("1", 2));
        return Stream.of(
                row("just registered", lot("A"), false, "NEEDS_PHOTOS 0"),
                row("on the shelf without photos", lot("A", 5), false, "NEEDS_PHOTOS 5"),
                row("with photos", PHOTOGRAPHED, false, "READY_TO_LIST 5"),
                row("listed", PHOTOGRAPHED, true, "LISTED 5"),
                row("listed, without photos", lot("A", 5), true, "LISTED 5"),
                row("waits for payment", after(PHOTOGRAPHED, new ItemAction.ReserveForOrder(sku("A"), order("1", "A"), 2, NOON)), true,
                        "LISTED 3, PENDING_PAYMENT 2"),
                row("sold", sold, true, "LISTED 3, SOLD 2"),
                row("sold out", after(PHOTOGRAPHED, sale("1", 5)), false, "READY_TO_LIST 0, SOLD 5"),
                row("oversold", after(PHOTOGRAPHED, sale("1", 6)), true, "LISTED -1, SOLD 6"),
                row("picked", after(sold, step(PICK, 1)), true, "LISTED 3, SOLD 1, PICKED 1"),
                row("packed", after(sold, step(PACK, 2)), true, "LISTED 3, PACKED 2"),
                row("shipped", after(sold, step(SHIPMENT, 2)), true, "LISTED 3, SHIPPED 2"),
                row("delivered", after(sold, step(DELIVERY, 2)), true, "LISTED 3, DELIVERED 2"),
                row("return requested", after(sold, step(RETURN_REQUEST, 1)), true, "LISTED 3, SOLD 1, RETURN_REQUESTED 1"),
                row("returned", after(sold, step(RETURN_RECEIPT, 1)), true, "LISTED 3, SOLD 1, RETURNED 1"),
                row("damaged", after(PHOTOGRAPHED, MishapsTest.damage(1, null)), false, "READY_TO_LIST 4, DAMAGED 1"),
                row("lost", after(PHOTOGRAPHED, MishapsTest.lose(2, Bucket.AVAILABLE)), false, "READY_TO_LIST 3, LOST 2"),
                row("found", after(PHOTOGRAPHED, MishapsTest.lose(2, Bucket.AVAILABLE), MishapsTest.find(2)), false, "READY_TO_LIST 5"),
                row("held", after(PHOTOGRAPHED, HoldsTest.hold("check", 2)), false, "READY_TO_LIST 3, HELD 2"),
                row("held for a show", after(PHOTOGRAPHED, HoldsTest.reserve("show", 2), HoldsTest.hold("check", 1)), false,
                        "READY_TO_LIST 2, HELD 3"),
                row("held for a customer", after(PHOTOGRAPHED, reserve(Purpose.CUSTOMER)), false, "READY_TO_LIST 4, HELD 1"),
                row("consigned", after(PHOTOGRAPHED, ConsignmentTest.consign("C-1", 5)), false, "READY_TO_LIST 0, CONSIGNED 5"),
                row("local pickup", after(PHOTOGRAPHED, reserve(Purpose.LOCAL_PICKUP)), false, "READY_TO_LIST 4, LOCAL_PICKUP 1"),
                row("archived", after(PHOTOGRAPHED, sale("1", 5), step(DELIVERY, 5), ArchiveTest.archive()), false,
                        "DELIVERED 5, ARCHIVED 0"),
                row("written off", after(PHOTOGRAPHED, MishapsTest.writeOff(5, Bucket.AVAILABLE)), false, "READY_TO_LIST 0"));
    }

    @Test
    void everyStateIsReached() {
        var reached = states().map(row -> LifeCycle.of((Item) row.get()[1], (boolean) row.get()[2])).flatMap(one -> one.keySet().stream())
                .collect(Collectors.toSet());
        assertThat(reached).containsExactlyInAnyOrder(State.values()).hasSize(17);
    }

    /// Nothing is counted twice, nothing left out.
    @Test
    void theStatesAddUpToTheUnits() {
        states().forEach(row -> {
            var item = (Item) row.get()[1];
            var counted = item.units().byPlace().values().stream().mapToInt(Integer::intValue).sum() + item.lostUnits();
            assertThat(LifeCycle.of(item, (boolean) row.get()[2]).values().stream().mapToInt(Integer::intValue).sum())
                    .as((String) row.get()[0]).isEqualTo(counted);
        });
    }

    @Test
    void aStateIsForSaleOrSoldOrBlocked() {
        assertThat(named(State::isForSale)).isEqualTo("READY_TO_LIST LISTED");
        assertThat(named(State::isSold)).isEqualTo("SOLD PICKED PACKED SHIPPED DELIVERED");
        assertThat(named(State::isBlocked)).isEqualTo("NEEDS_PHOTOS PENDING_PAYMENT RETURN_REQUESTED RETURNED DAMAGED LOST HELD CONSIGNED "
                + "LOCAL_PICKUP ARCHIVED");
    }

    private static String named(Predicate<State> which) {
        return Arrays.stream(State.values()).filter(which).map(State::name).collect(Collectors.joining(" "));
    }

    private static ItemAction reserve(Purpose purpose) {
        return new ItemAction.Reserve(sku("A"), "for " + purpose, 1, purpose, null, NOON);
    }

    private static String text(Map<State, Integer> states) {
        return states.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(", "));
    }

    private static Arguments row(String when, Item given, boolean isListedLive, String then) {
        return Arguments.of(when, given, isListedLive, then);
    }
}
