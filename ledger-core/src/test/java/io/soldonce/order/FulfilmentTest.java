package io.soldonce.order;

import static io.soldonce.item.Shelf.NOTHING;
import static io.soldonce.order.OrderAction.Step.DELIVERED;
import static io.soldonce.order.OrderAction.Step.PACKED;
import static io.soldonce.order.OrderAction.Step.PICKED;
import static io.soldonce.order.OrderAction.Step.SHIPPED;
import static io.soldonce.order.Outcomes.outcome;
import static io.soldonce.order.Outcomes.row;
import static io.soldonce.order.Shop.ask;
import static io.soldonce.order.Shop.back;
import static io.soldonce.order.Shop.cancel;
import static io.soldonce.order.Shop.line;
import static io.soldonce.order.Shop.match;
import static io.soldonce.order.Shop.paid;
import static io.soldonce.order.Shop.pay;
import static io.soldonce.order.Shop.receive;
import static io.soldonce.order.Shop.told;
import static io.soldonce.order.Shop.tracked;
import static io.soldonce.order.Shop.unpaid;
import static io.soldonce.order.Shop.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.soldonce.item.Bucket;
import io.soldonce.values.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// An order of two A on line `1` and one B on line `2`, in a shop that has three of each: picked, packed, shipped, delivered.
class FulfilmentTest {
    private static final OrderAction PAID = paid("o", line("1", "A", 2), line("2", "B", 1));
    private static final OrderAction UNPAID = unpaid("o", line("1", "A", 2), line("2", "B", 1));
    private static final OrderAction UNKNOWN_ITEM = paid("o", line("1", "A", 2), line("2", "what is this", 1));

    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource({"toldByAMarketplace", "wished", "cancelled"})
    void answers(String when, List<OrderAction> before, OrderAction action, String then) {
        var shop = Shop.selling(Map.of("A", 3, "B", 3));
        before.forEach(shop::tell);
        assertThat(outcome(shop, action)).as(when).isEqualTo(then);
    }

    static Stream<Arguments> toldByAMarketplace() {
        return Stream.of(
                row("picked", List.of(PAID), told("o", PICKED), "Picked | UnitsPicked 2 SOLD>PICKED@main; UnitsPicked 1 SOLD>PICKED@main"),
                row("one line packed", List.of(PAID), told("o", PACKED, "2"), "Packed | UnitsPacked 1 SOLD>PACKED@main"),
                row("packed after it was picked", List.of(PAID, told("o", PICKED, "2")), told("o", PACKED, "2"),
                        "Packed | UnitsPacked 1 PICKED>PACKED@main"),
                row("picked after it was packed", List.of(PAID, told("o", PACKED)), told("o", PICKED), NOTHING),
                row("shipped", List.of(PAID), told("o", SHIPPED),
                        "Shipped | UnitsShipped 2 SOLD>SHIPPED@main; UnitsShipped 1 SOLD>SHIPPED@main"),
                row("shipped again", List.of(PAID, told("o", SHIPPED)), told("o", SHIPPED), NOTHING),
                row("shipped line by line, then whole", List.of(PAID, told("o", SHIPPED, "1"), told("o", SHIPPED, "2")), told("o", SHIPPED),
                        NOTHING),
                row("shipped and never paid", List.of(UNPAID), told("o", SHIPPED, "2"),
                        "Shipped | UnitsSold 1 RESERVED>SOLD@main; UnitsShipped 1 SOLD>SHIPPED@main"),
                row("paid after one line was shipped", List.of(UNPAID, told("o", SHIPPED, "2")), pay("o"),
                        "Paid | UnitsSold 2 RESERVED>SOLD@main"),
                row("picked while it waits for its payment", List.of(UNPAID), told("o", PICKED), "Picked | nothing changes"),
                row("paid after it was picked", List.of(UNPAID, told("o", PICKED, "2")), pay("o"),
                        "Paid | UnitsSold 2 RESERVED>SOLD@main; UnitsSold 1 RESERVED>SOLD@main; UnitsPicked 1 SOLD>PICKED@main"),
                row("shipped before it was placed", List.of(), told("o", SHIPPED), "Shipped | nothing changes"),
                row("placed after it was shipped", List.of(told("o", SHIPPED, "2")), UNPAID,
                        "Placed | UnitsReserved 2 AVAILABLE>RESERVED@main; UnitsSold 1 AVAILABLE>SOLD@main; "
                                + "UnitsShipped 1 SOLD>SHIPPED@main"),
                row("delivered", List.of(PAID, told("o", SHIPPED, "2")), told("o", DELIVERED, "2"),
                        "Delivered | UnitsDelivered 1 SHIPPED>DELIVERED@main"),
                row("shipped after it was delivered", List.of(PAID, told("o", DELIVERED)), told("o", SHIPPED), NOTHING),
                row("a tracking number after it was shipped", List.of(PAID, told("o", SHIPPED)), tracked("o", "T-1"),
                        "Shipped | nothing changes"),
                row("a tracking number after it was delivered", List.of(PAID, told("o", DELIVERED)), tracked("o", "T-1"),
                        "Shipped | nothing changes"),
                row("the tracking number again", List.of(PAID, tracked("o", "T-1")), tracked("o", "T-1"), NOTHING),
                row("a second parcel", List.of(PAID, tracked("o", "T-1")), tracked("o", "T-2"), "Shipped | nothing changes"),
                row("an unmatched line shipped", List.of(UNKNOWN_ITEM), told("o", SHIPPED, "2"), "Shipped | nothing changes"),
                row("matched after it was shipped", List.of(UNKNOWN_ITEM, told("o", SHIPPED, "2")), match("o", "2", "B"),
                        "LineMatched | UnitsSold 1 AVAILABLE>SOLD@main; UnitsShipped 1 SOLD>SHIPPED@main"),
                row("a line nobody told of", List.of(PAID), told("o", SHIPPED, "7"), "Shipped | nothing changes"));
    }

    static Stream<Arguments> wished() {
        return Stream.of(
                row("pick", List.of(PAID), wish("o", PICKED), "Picked | UnitsPicked 2 SOLD>PICKED@main; UnitsPicked 1 SOLD>PICKED@main"),
                row("pick again", List.of(PAID, wish("o", PICKED)), wish("o", PICKED), NOTHING),
                row("pick the rest", List.of(PAID, wish("o", PICKED, "1")), wish("o", PICKED), "Picked | UnitsPicked 1 SOLD>PICKED@main"),
                row("ship what the marketplace told is shipped", List.of(PAID, told("o", SHIPPED)), wish("o", SHIPPED, "1"), NOTHING),
                row("pick what waits for its payment", List.of(UNPAID), wish("o", PICKED), "NOT_ALLOWED_NOW"),
                row("ship what waits for its payment", List.of(UNPAID), wish("o", SHIPPED), "NOT_ALLOWED_NOW"),
                row("ship a cancelled line", List.of(PAID, cancel("o", "2")), wish("o", SHIPPED, "2"), "NOT_ALLOWED_NOW"),
                row("ship a cancelled order", List.of(PAID, cancel("o")), wish("o", SHIPPED), "NOT_ALLOWED_NOW"),
                row("ship what is left of it", List.of(PAID, cancel("o", "2")), wish("o", SHIPPED),
                        "Shipped | UnitsShipped 2 SOLD>SHIPPED@main"),
                row("ship an unmatched line", List.of(UNKNOWN_ITEM), wish("o", SHIPPED), "NOT_ALLOWED_NOW"),
                row("ship a line that is not there", List.of(PAID), wish("o", SHIPPED, "7"), "LINE_UNKNOWN"),
                row("ship an order nobody told of", List.of(), wish("o", SHIPPED), "NOT_ALLOWED_NOW"),
                row("deliver what came back", List.of(PAID, receive("o", "r", back("2", 1))), wish("o", DELIVERED, "2"), NOTHING),
                row("hand over at the door", List.of(PAID), wish("o", DELIVERED, "2"), "Delivered | UnitsDelivered 1 SOLD>DELIVERED@main"));
    }

    static Stream<Arguments> cancelled() {
        return Stream.of(
                row("a picked line", List.of(PAID, told("o", PICKED, "2")), cancel("o", "2"),
                        "Cancelled | SaleCancelled 1 PICKED>AVAILABLE@main"),
                row("a packed line", List.of(PAID, told("o", PACKED, "2")), cancel("o", "2"),
                        "Cancelled | SaleCancelled 1 PACKED>AVAILABLE@main"),
                row("a shipped line", List.of(PAID, told("o", SHIPPED, "2")), cancel("o", "2"),
                        "Cancelled, CancelledButShipped | nothing changes"),
                row("a shipped order", List.of(PAID, told("o", SHIPPED)), cancel("o"), "Cancelled, CancelledButShipped | nothing changes"),
                row("a shipped order again", List.of(PAID, told("o", SHIPPED), cancel("o")), cancel("o"), NOTHING),
                row("shipped after it was cancelled", List.of(PAID, cancel("o")), told("o", SHIPPED, "2"),
                        "Shipped, CancelledButShipped | UnitsSold 1 AVAILABLE>SOLD@main; UnitsShipped 1 SOLD>SHIPPED@main"),
                row("delivered after that", List.of(PAID, cancel("o"), told("o", SHIPPED, "2")), told("o", DELIVERED, "2"),
                        "Delivered | UnitsDelivered 1 SHIPPED>DELIVERED@main"),
                row("the whole order shipped after a line was cancelled", List.of(PAID, cancel("o", "2")), told("o", SHIPPED),
                        "Shipped, CancelledButShipped | UnitsShipped 2 SOLD>SHIPPED@main; UnitsSold 1 AVAILABLE>SOLD@main; "
                                + "UnitsShipped 1 SOLD>SHIPPED@main"),
                row("the other line shipped", List.of(PAID, cancel("o", "2")), told("o", SHIPPED, "1"),
                        "Shipped | UnitsShipped 2 SOLD>SHIPPED@main"),
                row("a cancelled order comes back", List.of(PAID, cancel("o")), ask("o", "r", back("2", 1)),
                        "ReturnRequested, CancelledButShipped | UnitsSold 1 AVAILABLE>SOLD@main; "
                                + "ReturnRequested 1 SOLD>RETURN_REQUESTED@main"));
    }

    @Test
    void whatIsFurtherStaysFurther() {
        var shop = Shop.selling(Map.of("A", 3, "B", 3));
        Stream.of(PAID, told("o", DELIVERED, "1"), told("o", SHIPPED, "1", "2"), tracked("o", "T-1", "1")).forEach(shop::tell);
        assertThat(shop.order("o").fulfilment().of("1")).isEqualTo(DELIVERED);
        assertThat(shop.order("o").fulfilment().of("2")).isEqualTo(SHIPPED);
        assertThat(LinePosition.of(shop.order("o"), shop.order("o").lines().getFirst())).isEqualTo(Map.of(Bucket.DELIVERED, 2));
    }

    @Test
    void twoLinesOfOneThingGoEachItsOwnWay() {
        var shop = Shop.selling(Map.of("A", 9));
        shop.tell(paid("o", line("1", "A", 2), line("2", "A", 1), line("3", "A", 1)));
        shop.tell(told("o", PICKED, "1"));
        shop.tell(told("o", SHIPPED, "2"));
        shop.tell(cancel("o", "1"));
        assertThat(shop.item("A").units().in(Bucket.PICKED)).isZero();
        assertThat(shop.item("A").units().in(Bucket.SHIPPED)).isOne();
        assertThat(shop.item("A").units().in(Bucket.SOLD)).isOne();
        assertThat(shop.available("A")).isEqualTo(7);
    }

    @Test
    void aKitIsPickedByItsComponents() {
        var shop = Shop.selling(Map.of("DECK", 3, "SLEEVES", 9)).kit("SET", "DECK", 1, "SLEEVES", 2);
        shop.tell(paid("o", line("1", "SET", 2)));
        shop.tell(wish("o", PICKED));
        assertThat(shop.item("DECK").units().in(Bucket.PICKED)).isEqualTo(2);
        assertThat(shop.item("SLEEVES").units().in(Bucket.PICKED)).isEqualTo(4);
    }

    @Test
    void aRefusalSaysWhereTheUnitsAreAndWhatIsAllowed() {
        var shop = Shop.selling(Map.of("A", 3, "B", 3));
        shop.tell(UNPAID);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> shop.tell(wish("o", PICKED, "1")))
                .withMessageContaining("line 1 of order o can not be picked now").withMessageContaining("2 in RESERVED")
                .withMessageContaining("SALE").withMessageContaining("payment");
    }
}
