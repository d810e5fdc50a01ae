package io.soldonce.order;

import static io.soldonce.item.ItemFact.Verdict.DAMAGED;
import static io.soldonce.item.ItemFact.Verdict.RESTOCK;
import static io.soldonce.item.ItemFact.Verdict.SEND_BACK;
import static io.soldonce.item.Shelf.EBAY;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.usd;
import static io.soldonce.order.OrderAction.Step.DELIVERED;
import static io.soldonce.order.OrderAction.Step.PACKED;
import static io.soldonce.order.OrderAction.Step.PICKED;
import static io.soldonce.order.OrderAction.Step.SHIPPED;
import static io.soldonce.order.Shop.approve;
import static io.soldonce.order.Shop.ask;
import static io.soldonce.order.Shop.back;
import static io.soldonce.order.Shop.cancel;
import static io.soldonce.order.Shop.drop;
import static io.soldonce.order.Shop.inspect;
import static io.soldonce.order.Shop.line;
import static io.soldonce.order.Shop.paid;
import static io.soldonce.order.Shop.pay;
import static io.soldonce.order.Shop.receive;
import static io.soldonce.order.Shop.refund;
import static io.soldonce.order.Shop.told;
import static io.soldonce.order.Shop.unpaid;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.values.Money;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// One word for where an order stands: what it waits for next.
class OrderStatusTest {
    private static final OrderAction PAID = paid("o", line("1", "A", 1, usd("10")), line("2", "B", 1, usd("5")));
    private static final OrderAction UNPAID = unpaid("o", line("1", "A", 1, usd("10")), line("2", "B", 1, usd("5")));
    private static final OrderAction OUT = told("o", SHIPPED);

    @ParameterizedTest(name = "{1} is {0}")
    @MethodSource({"goingOut", "comingBack", "money"})
    void isCalled(String word, List<OrderAction> told) {
        var shop = Shop.selling(Map.of("A", 3, "B", 3));
        told.forEach(shop::tell);
        assertThat(OrderStatus.of(shop.order("o"))).isEqualTo(word);
    }

    static Stream<Arguments> goingOut() {
        return Stream.of(
                is("announced"),
                is("announced", pay("o")),
                is("announced", cancel("o", "1")),
                is("announced", OUT),
                is("cancelled", cancel("o")),
                is("pending", UNPAID),
                is("paid", PAID),
                is("paid", paid("o", line("1", "nobody knows", 1))),
                is("cancelled", PAID, cancel("o")),
                is("cancelled", PAID, cancel("o", "1"), cancel("o", "2")),
                is("paid", PAID, cancel("o", "1")),
                is("paid", PAID, told("o", PICKED, "1")),
                is("picked", PAID, told("o", PICKED)),
                is("picked", PAID, told("o", PICKED, "1"), cancel("o", "2")),
                is("packed", PAID, told("o", PACKED, "1"), told("o", SHIPPED, "2")),
                is("pending", UNPAID, told("o", SHIPPED, "2")),
                is("shipped", PAID, OUT),
                is("shipped", PAID, OUT, told("o", DELIVERED, "1")),
                is("shipped", UNPAID, OUT),
                is("delivered", PAID, told("o", DELIVERED)),
                is("shipped", PAID, OUT, cancel("o")),
                is("shipped", PAID, cancel("o"), told("o", SHIPPED, "1")));
    }

    static Stream<Arguments> comingBack() {
        var asked = ask("o", "r", back("1", 1));
        return Stream.of(
                is("return-requested", PAID, OUT, asked),
                is("paid", PAID, asked),
                is("return-approved", PAID, OUT, asked, approve("o", "r")),
                is("return-received", PAID, OUT, asked, receive("o", "r")),
                is("shipped", PAID, OUT, asked, receive("o", "r"), inspect("o", "r", "1", 1, RESTOCK)),
                is("shipped", PAID, OUT, asked, receive("o", "r"), inspect("o", "r", "1", 1, SEND_BACK)),
                is("shipped", PAID, OUT, asked, drop("o", "r")),
                is("delivered", PAID, OUT, ask("o", "r"), drop("o", "r")),
                is("returned", PAID, OUT, ask("o", "r"), receive("o", "r"), inspect("o", "r", "1", 1, RESTOCK),
                        inspect("o", "r", "2", 1, DAMAGED)),
                is("returned", UNPAID, OUT, ask("o", "r"), receive("o", "r"), inspect("o", "r", "1", 1, RESTOCK),
                        inspect("o", "r", "2", 1, DAMAGED)));
    }

    static Stream<Arguments> money() {
        var some = refund("o", "f", usd("3"));
        var all = refund("o", "g", usd("15"));
        return Stream.of(
                is("paid", PAID, some),
                is("partly-refunded", PAID, OUT, some),
                is("refunded", PAID, all),
                is("refunded", PAID, OUT, all),
                is("refunded", PAID, OUT, some, refund("o", "h", usd("12"))),
                is("partly-refunded", PAID, OUT, refund("o", "f", Money.of("15", "EUR"))),
                is("refunded", PAID, cancel("o", "2"), refund("o", "f", usd("10"))),
                is("return-requested", PAID, OUT, all, ask("o", "r", back("1", 1))),
                is("return-received", PAID, OUT, all, receive("o", "r", back("1", 1))),
                is("paid", paid("o", line("1", "A", 1)), refund("o", "f", usd("10"))));
    }

    @Test
    void aMailsOrderThatIsAnotherOne() {
        var shop = Shop.selling(Map.of("A", 3));
        shop.tell(paid("mail", line("1", "A", 1)));
        shop.tell(new Identification(EBAY, "o", List.of("mail"), paid("o", line("9", "A", 1)), NOON));
        assertThat(OrderStatus.of(shop.order("mail"))).isEqualTo("identified");
        assertThat(OrderStatus.of(shop.order("o"))).isEqualTo("paid");
    }

    private static Arguments is(String word, OrderAction... told) {
        return Arguments.of(word, List.of(told));
    }
}
