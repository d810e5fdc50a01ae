package io.soldonce.order;

import static io.soldonce.item.ItemFact.Verdict.DAMAGED;
import static io.soldonce.item.ItemFact.Verdict.RESTOCK;
import static io.soldonce.item.ItemFact.Verdict.SEND_BACK;
import static io.soldonce.item.ItemFact.Verdict.WRITE_OFF;
import static io.soldonce.item.Shelf.EBAY;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.NOTHING;
import static io.soldonce.item.Shelf.sku;
import static io.soldonce.item.Shelf.usd;
import static io.soldonce.order.OrderAction.Step.DELIVERED;
import static io.soldonce.order.OrderAction.Step.SHIPPED;
import static io.soldonce.order.Outcomes.outcome;
import static io.soldonce.order.Outcomes.row;
import static io.soldonce.order.Shop.approve;
import static io.soldonce.order.Shop.ask;
import static io.soldonce.order.Shop.back;
import static io.soldonce.order.Shop.cancel;
import static io.soldonce.order.Shop.drop;
import static io.soldonce.order.Shop.inspect;
import static io.soldonce.order.Shop.line;
import static io.soldonce.order.Shop.paid;
import static io.soldonce.order.Shop.receive;
import static io.soldonce.order.Shop.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.soldonce.item.Bucket;
import io.soldonce.item.Item;
import io.soldonce.item.ItemDetails;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Shelf;
import io.soldonce.values.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// An order of two A on line `1` and one B on line `2` comes back, in whole or in part.
class ReturnsTest {
    private static final OrderAction PAID = paid("o", line("1", "A", 2), line("2", "B", 1));
    private static final OrderAction OUT = told("o", SHIPPED);

    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource({"asking", "receiving", "inspecting"})
    void answers(String when, List<OrderAction> before, OrderAction action, String then) {
        var shop = Shop.selling(Map.of("A", 3, "B", 3));
        before.forEach(shop::tell);
        assertThat(outcome(shop, action)).as(when).isEqualTo(then);
    }

    static Stream<Arguments> asking() {
        var asked = ask("o", "r", back("2", 1));
        return Stream.of(
                row("one line", List.of(PAID, OUT), asked, "ReturnRequested | ReturnRequested 1 SHIPPED>RETURN_REQUESTED@main"),
                row("all of it", List.of(PAID, OUT), ask("o", "r"), "ReturnRequested | ReturnRequested 2 SHIPPED>RETURN_REQUESTED@main; "
                        + "ReturnRequested 1 SHIPPED>RETURN_REQUESTED@main"),
                row("again", List.of(PAID, OUT, asked), asked, NOTHING),
                row("one more under the same return", List.of(PAID, OUT, ask("o", "r", back("1", 1))), ask("o", "r", back("1", 2)),
                        "ReturnRequested | ReturnRequested 1 SHIPPED>RETURN_REQUESTED@main"),
                row("more than was sold", List.of(PAID, OUT), ask("o", "r", back("2", 5)),
                        "ReturnRequested | ReturnRequested 1 SHIPPED>RETURN_REQUESTED@main"),
                row("of goods nobody told were shipped", List.of(PAID), asked,
                        "ReturnRequested | ReturnRequested 1 SOLD>RETURN_REQUESTED@main"),
                row("shipped after that", List.of(PAID, asked), told("o", SHIPPED, "2"), "Shipped | nothing changes"),
                row("before the order was told", List.of(), asked, "ReturnRequested | nothing changes"),
                row("the order after that", List.of(asked), PAID, "Placed | UnitsSold 2 AVAILABLE>SOLD@main; "
                        + "UnitsSold 1 AVAILABLE>SOLD@main; ReturnRequested 1 SOLD>RETURN_REQUESTED@main"),
                row("cancelled after that", List.of(PAID, OUT, asked), cancel("o", "2"),
                        "Cancelled, CancelledButShipped | nothing changes"),
                row("approved", List.of(PAID, OUT, asked), approve("o", "r"), "ReturnApproved | nothing changes"),
                row("approved again", List.of(PAID, OUT, asked, approve("o", "r")), approve("o", "r"), NOTHING),
                row("approved before it was asked", List.of(PAID), approve("o", "r"), "ReturnApproved | nothing changes"),
                row("dropped", List.of(PAID, OUT, asked), drop("o", "r"),
                        "ReturnDropped | ReturnDropped 1 RETURN_REQUESTED>DELIVERED@main"),
                row("dropped again", List.of(PAID, OUT, asked, drop("o", "r")), drop("o", "r"), NOTHING),
                row("asked after it was dropped", List.of(PAID, OUT, drop("o", "r")), asked,
                        "ReturnRequested | UnitsDelivered 1 SHIPPED>DELIVERED@main"));
    }

    static Stream<Arguments> receiving() {
        var asked = ask("o", "r", back("2", 1));
        return Stream.of(
                row("what was asked", List.of(PAID, OUT, asked), receive("o", "r"),
                        "ReturnReceived | ReturnReceived 1 RETURN_REQUESTED>RETURNED@main"),
                row("again", List.of(PAID, OUT, asked, receive("o", "r")), receive("o", "r"), NOTHING),
                row("a part", List.of(PAID, OUT, ask("o", "r", back("1", 2))), receive("o", "r", back("1", 1)),
                        "ReturnReceived | ReturnReceived 1 RETURN_REQUESTED>RETURNED@main"),
                row("the rest", List.of(PAID, OUT, ask("o", "r", back("1", 2)), receive("o", "r", back("1", 1))),
                        receive("o", "r", back("1", 2)), "ReturnReceived | ReturnReceived 1 RETURN_REQUESTED>RETURNED@main"),
                row("nobody asked, and it names the line", List.of(PAID, OUT), receive("o", "r", back("2", 1)),
                        "ReturnReceived | ReturnReceived 1 SHIPPED>RETURNED@main"),
                row("nobody asked, and it names nothing", List.of(PAID, OUT), receive("o", "r"), "ReturnReceived | nothing changes"),
                row("asked after that", List.of(PAID, OUT, receive("o", "r")), asked,
                        "ReturnRequested | ReturnReceived 1 SHIPPED>RETURNED@main"),
                row("although it was dropped", List.of(PAID, OUT, asked, drop("o", "r")), receive("o", "r"),
                        "ReturnReceived | ReturnReceived 1 DELIVERED>RETURNED@main"),
                row("although it was cancelled", List.of(PAID, cancel("o", "2")), receive("o", "r", back("2", 1)),
                        "ReturnReceived, CancelledButShipped | UnitsSold 1 AVAILABLE>SOLD@main; ReturnReceived 1 SOLD>RETURNED@main"),
                row("delivered after it came back", List.of(PAID, OUT, asked, receive("o", "r")), told("o", DELIVERED, "2"),
                        "Delivered | nothing changes"));
    }

    static Stream<Arguments> inspecting() {
        var received = List.of(PAID, OUT, receive("o", "r", back("1", 2)));
        return Stream.of(
                row("restocked", received, inspect("o", "r", "1", 2, RESTOCK),
                        "ReturnInspected | ReturnInspected 2 RETURNED>AVAILABLE@main"),
                row("one of two", received, inspect("o", "r", "1", 1, DAMAGED),
                        "ReturnInspected | ReturnInspected 1 RETURNED>DAMAGED@main"),
                row("written off", received, inspect("o", "r", "1", 1, WRITE_OFF),
                        "ReturnInspected | ReturnInspected 1 RETURNED>WRITTEN_OFF@main"),
                row("sent back", received, inspect("o", "r", "1", 1, SEND_BACK),
                        "ReturnInspected | ReturnInspected 1 RETURNED>SHIPPED@main"),
                row("more than came back", received, inspect("o", "r", "1", 3, RESTOCK), "NOT_ALLOWED_NOW"),
                row("the same unit twice", List.of(PAID, OUT, receive("o", "r", back("1", 2)), inspect("o", "r", "1", 2, RESTOCK)),
                        inspect("o", "r", "1", 1, RESTOCK), "NOT_ALLOWED_NOW"),
                row("what is still on its way", List.of(PAID, OUT, ask("o", "r", back("2", 1))), inspect("o", "r", "2", 1, RESTOCK),
                        "NOT_ALLOWED_NOW"),
                row("another line's return", received, inspect("o", "r", "2", 1, RESTOCK), "NOT_ALLOWED_NOW"),
                row("a return nobody told of", received, inspect("o", "x", "1", 1, RESTOCK), "RETURN_UNKNOWN"),
                row("a line nobody told of", received, inspect("o", "r", "7", 1, RESTOCK), "LINE_UNKNOWN"),
                row("no unit", received, inspect("o", "r", "1", 0, RESTOCK), "QUANTITY_NOT_POSSIBLE"));
    }

    @Test
    void aReturnRestoresOnceWhateverIsToldHowOften() {
        var shop = Shop.selling(Map.of("A", 3, "B", 3));
        Stream.of(PAID, OUT, ask("o", "r", back("1", 2)), receive("o", "r"), inspect("o", "r", "1", 2, RESTOCK)).forEach(shop::tell);
        assertThat(shop.available("A")).isEqualTo(3);
        for (var again : List.of(PAID, OUT, ask("o", "r", back("1", 2)), receive("o", "r"), receive("o", "r2", back("1", 2)),
                ask("o", "r3"), cancel("o", "1"), told("o", DELIVERED), drop("o", "r"))) {
            shop.tell(again);
        }
        assertThat(shop.available("A")).isEqualTo(3);
        assertThat(shop.item("A").sold()).isEmpty();
        assertThat(shop.item("A").costs()).extracting(Item.CostLayer::unitCost).containsOnly(usd("5"));
        assertThat(shop.item("A").costs().stream().mapToInt(Item.CostLayer::quantity).sum()).isEqualTo(3);
    }

    @Test
    void whatWasSentBackToTheBuyerCanComeBackAgain() {
        var shop = Shop.selling(Map.of("A", 3, "B", 3));
        Stream.of(PAID, OUT, receive("o", "r", back("2", 1)), inspect("o", "r", "2", 1, SEND_BACK)).forEach(shop::tell);
        assertThat(outcome(shop, told("o", DELIVERED))).isEqualTo("Delivered | UnitsDelivered 2 SHIPPED>DELIVERED@main");
        assertThat(outcome(shop, receive("o", "r2", back("2", 1))))
                .isEqualTo("ReturnReceived | ReturnReceived 1 SHIPPED>RETURNED@main");
        assertThat(outcome(shop, inspect("o", "r2", "2", 1, RESTOCK)))
                .isEqualTo("ReturnInspected | ReturnInspected 1 RETURNED>AVAILABLE@main");
        assertThat(shop.available("B")).isEqualTo(3);
    }

    @Test
    void aKitComesBackByItsComponents() {
        var shop = Shop.selling(Map.of("DECK", 3, "SLEEVES", 9)).kit("SET", "DECK", 1, "SLEEVES", 2);
        Stream.of(paid("o", line("1", "SET", 2)), told("o", SHIPPED), ask("o", "r", back("1", 1)), receive("o", "r")).forEach(shop::tell);
        assertThat(shop.item("SLEEVES").units().in(Bucket.RETURNED)).isEqualTo(2);
        var decks = new OrderAction.InspectReturn(EBAY, "o", "r", "1", sku("DECK"), 1, RESTOCK, null, null, NOON);
        shop.tell(decks);
        assertThat(OrderStatus.of(shop.order("o"))).isEqualTo("return-received");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> shop.tell(inspect("o", "r", "1", 1, RESTOCK)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("NOT_ALLOWED_NOW"));
        shop.tell(new OrderAction.InspectReturn(EBAY, "o", "r", "1", sku("SLEEVES"), 2, DAMAGED, null, null, NOON));
        assertThat(OrderStatus.of(shop.order("o"))).isEqualTo("shipped");
        assertThat(shop.available("DECK")).isEqualTo(2);
        assertThat(shop.item("SLEEVES").units().in(Bucket.DAMAGED)).isEqualTo(2);
    }

    @Test
    void aWholeKitIsLookedAtInOneGo() {
        var shop = Shop.selling(Map.of("DECK", 3, "SLEEVES", 9)).kit("SET", "DECK", 1, "SLEEVES", 2);
        Stream.of(paid("o", line("1", "SET", 1)), receive("o", "r", back("1", 1))).forEach(shop::tell);
        var decided = shop.tell(inspect("o", "r", "1", 1, RESTOCK));
        assertThat(decided.order()).extracting("sku", "quantity", "parts").containsExactly(tuple(sku("DECK"), 1, 3),
                tuple(sku("SLEEVES"), 2, 3));
        assertThat(shop.available("SLEEVES")).isEqualTo(9);
        assertThat(OrderStatus.of(shop.order("o"))).isEqualTo("returned");
    }

    @Test
    void detailsAreOfOneComponent() {
        var shop = Shop.selling(Map.of("DECK", 3, "SLEEVES", 9)).kit("SET", "DECK", 1, "SLEEVES", 2);
        Stream.of(paid("o", line("1", "SET", 1)), receive("o", "r", back("1", 1))).forEach(shop::tell);
        var look = new OrderAction.InspectReturn(EBAY, "o", "r", "1", null, 1, RESTOCK, Shelf.details("worn", false), null, NOON);
        assertThat(outcome(shop, look)).isEqualTo("NOT_ALLOWED_NOW");
        assertThat(outcome(shop, new OrderAction.InspectReturn(EBAY, "o", "r", "1", sku("BOX"), 1, RESTOCK, null, null, NOON)))
                .isEqualTo("NOT_ALLOWED_NOW");
    }

    @Test
    void twoReturnsOfOneLineAreToldApart() {
        var shop = Shop.selling(Map.of("A", 3, "B", 3));
        Stream.of(ask("o", "r2", back("1", 1)), ask("o", "r1", back("1", 1))).forEach(shop::tell);
        var decided = shop.tell(PAID);
        assertThat(decided.items()).filteredOn(ItemFact.ReturnRequested.class::isInstance).extracting("returnId")
                .containsExactly("r1", "r2");
        assertThat(shop.item("A").units().in(Bucket.RETURN_REQUESTED)).isEqualTo(2);
    }

    @Test
    void theSameThingIsSoldReturnedAndSoldAgain() {
        var shop = new Shop().put(Shelf.after(Shelf.oneOfAKind("CARD"), Shelf.receive("CARD", 1)));
        for (var round : List.of("first", "second")) {
            Stream.of(paid(round, line("1", "CARD", 1)), told(round, SHIPPED), ask(round, "r"), receive(round, "r")).forEach(shop::tell);
            assertThat(shop.available("CARD")).isZero();
            var worn = new ItemDetails("CARD, " + round, null, ItemDetails.Condition.USED, null, null, 1, "SN-7", null, true, null, null,
                    Map.of(), null);
            shop.tell(new OrderAction.InspectReturn(EBAY, round, "r", "1", null, 1, RESTOCK, worn, "a scratch", NOON));
            assertThat(shop.available("CARD")).isOne();
            assertThat(shop.item("CARD").details().title()).endsWith(round);
        }
    }
}
