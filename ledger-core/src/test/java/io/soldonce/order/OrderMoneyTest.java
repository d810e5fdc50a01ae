package io.soldonce.order;

import static io.soldonce.item.Shelf.EBAY;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.NOTHING;
import static io.soldonce.item.Shelf.usd;
import static io.soldonce.order.OrderFact.MoneyKind.MARKETPLACE_FEE;
import static io.soldonce.order.OrderFact.MoneyKind.PAYMENT_FEE;
import static io.soldonce.order.OrderFact.MoneyKind.PAYOUT;
import static io.soldonce.order.OrderFact.MoneyKind.SHIPPING_CHARGED;
import static io.soldonce.order.OrderFact.MoneyKind.SHIPPING_SPENT;
import static io.soldonce.order.OrderFact.MoneyKind.TAX;
import static io.soldonce.order.Outcomes.outcome;
import static io.soldonce.order.Shop.cancel;
import static io.soldonce.order.Shop.line;
import static io.soldonce.order.Shop.paid;
import static io.soldonce.order.Shop.refund;
import static io.soldonce.order.Shop.unpaid;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.item.ItemFact.CostShare;
import io.soldonce.values.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What an order brought: line by line, currency by currency, each id once.
class OrderMoneyTest {
    private final Shop shop = Shop.selling(Map.of("A", 9, "B", 9));

    @Test
    void aLineBringsItsPriceLessWhatWasSpentAndWhatItCost() {
        shop.tell(paid("o", line("1", "A", 2, usd("10"))));
        Stream.of(money("1", SHIPPING_CHARGED, "4"), money("2", SHIPPING_SPENT, "3.50"), money("3", MARKETPLACE_FEE, "2.40"),
                money("4", PAYMENT_FEE, "0.60"), money("5", TAX, "1.25"), money("6", PAYOUT, "16.25"),
                new OrderAction.Refund(EBAY, "o", "r", "1", usd("1"), null, NOON)).forEach(shop::tell);
        var sums = OrderMoney.of(shop.order("o"), _ -> List.of(new CostShare(2, usd("5"))));
        assertThat(sums).singleElement().satisfies(sum -> {
            assertThat(sum.lineId()).isEqualTo("1");
            assertThat(sum.price()).isEqualByComparingTo("20");
            assertThat(sum.of(PAYOUT)).isEqualByComparingTo("16.25");
            assertThat(sum.refunds()).isEqualByComparingTo("1");
            assertThat(sum.result()).isEqualByComparingTo("5.25");
        });
    }

    @Test
    void currenciesAreNeverMixed() {
        shop.tell(paid("o", line("1", "A", 1, usd("10"))));
        shop.tell(money("1", MARKETPLACE_FEE, Money.of("2", "EUR")));
        var sums = OrderMoney.of(shop.order("o"), _ -> List.of(new CostShare(1, Money.of("3", "GBP"))));
        assertThat(sums).extracting(OrderMoney.Sum::currency).containsExactly("EUR", "GBP", "USD");
        assertThat(sums).extracting(sum -> sum.result().stripTrailingZeros().toPlainString()).containsExactly("-2", "-3", "10");
    }

    @Test
    void onlyWhatWasSoldHasItsPrice() {
        shop.tell(unpaid("o", line("1", "A", 1, usd("10")), line("2", "B", 1, usd("5"))));
        assertThat(price()).isEqualByComparingTo("0");
        shop.tell(Shop.pay("o"));
        assertThat(price()).isEqualByComparingTo("15");
        shop.tell(cancel("o", "2"));
        assertThat(price()).isEqualByComparingTo("10");
    }

    private BigDecimal price() {
        return OrderMoney.of(shop.order("o"), _ -> List.of()).stream().map(OrderMoney.Sum::price).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void theOrderAsAWholeComesLastAndTheTotalHoldsAll() {
        shop.tell(paid("o", line("1", "A", 1, usd("10")), line("2", "B", 2, usd("5"))));
        shop.tell(refund("o", "r", usd("4")));
        var sums = OrderMoney.of(shop.order("o"), _ -> List.of());
        assertThat(sums).extracting(OrderMoney.Sum::lineId).containsExactly("1", "2", null);
        assertThat(OrderMoney.total(sums)).singleElement()
                .satisfies(sum -> assertThat(sum.result()).isEqualByComparingTo("16"));
    }

    @Test
    void aCostNobodyKnowsIsSaidAndNotGuessed() {
        shop.tell(paid("o", line("1", "A", 3, usd("10"))));
        var sums = OrderMoney.of(shop.order("o"), _ -> List.of(new CostShare(1, usd("2")), new CostShare(2, null)));
        assertThat(sums).singleElement().satisfies(sum -> {
            assertThat(sum.unitsWithoutCost()).isEqualTo(2);
            assertThat(sum.result()).isEqualByComparingTo("28");
        });
    }

    @Test
    void anIdCountsOnce() {
        shop.tell(paid("o", line("1", "A", 1, usd("10"))));
        assertThat(outcome(shop, refund("o", "r", usd("4")))).isEqualTo("Refunded | nothing changes");
        assertThat(outcome(shop, refund("o", "r", usd("4.00")))).isEqualTo(NOTHING);
        assertThat(outcome(shop, refund("o", "r", usd("5")))).isEqualTo("MoneyContradicted | nothing changes");
        assertThat(outcome(shop, refund("o", "r", usd("5")))).isEqualTo(NOTHING);
        assertThat(outcome(shop, refund("o", "r", Money.of("4", "EUR")))).isEqualTo("MoneyContradicted | nothing changes");
        assertThat(outcome(shop, money("r", PAYOUT, "4"))).isEqualTo("MoneyEntered | nothing changes");
        assertThat(outcome(shop, money("r", PAYOUT, "4"))).isEqualTo(NOTHING);
        assertThat(outcome(shop, money("r", TAX, "4"))).isEqualTo("MoneyContradicted | nothing changes");
        assertThat(shop.order("o").cash().refunds()).hasSize(1);
        assertThat(shop.order("o").cash().contradictions()).hasSize(3);
        assertThat(OrderMoney.total(OrderMoney.of(shop.order("o"), _ -> List.of()))).singleElement()
                .satisfies(sum -> assertThat(sum.refunds()).isEqualByComparingTo("4"));
    }

    @Test
    void moneyIsHeardBeforeItsOrder() {
        assertThat(outcome(shop, money("1", MARKETPLACE_FEE, "2"))).isEqualTo("MoneyEntered | nothing changes");
        shop.tell(paid("o", line("1", "A", 1, usd("10"))));
        assertThat(OrderMoney.of(shop.order("o"), _ -> List.of())).singleElement()
                .satisfies(sum -> assertThat(sum.result()).isEqualByComparingTo("8"));
    }

    private static OrderAction money(String entryId, OrderFact.MoneyKind kind, String amount) {
        return money(entryId, kind, usd(amount));
    }

    private static OrderAction money(String entryId, OrderFact.MoneyKind kind, Money amount) {
        return new OrderAction.EnterMoney(EBAY, "o", entryId, "1", kind, amount, NOON);
    }
}
