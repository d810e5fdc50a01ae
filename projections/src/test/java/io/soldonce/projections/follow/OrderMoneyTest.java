package io.soldonce.projections.follow;

import static io.soldonce.projections.TestLedger.COUNTER;
import static io.soldonce.projections.TestLedger.EBAY;
import static io.soldonce.tables.projections.Tables.ORDER_MONEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.sum;

import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact;
import io.soldonce.projections.ShopDay;
import io.soldonce.projections.TestLedger;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What an order brought and what it cost, as it was known after any event.
class OrderMoneyTest {
    private final TestLedger ledger = new TestLedger();
    private final ShopDay day = new ShopDay(ledger);

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aSaleBringsItsPriceAndTheCostOfTheVeryGoods() throws SQLException {
        var lot = ledger.item("LOT", 2);
        ledger.done(new ItemAction.Receive(lot, 2, null, Money.of("4.00", "USD"), "own", null, ledger.clock().instant()));
        ledger.sell(COUNTER, "C-1", lot, 3);
        assertThat(money("C-1")).containsExactly("COST 10.00 USD", "PRICE 27.00 USD");
    }

    @Test
    void aCancelledLineTakesPriceAndCostBack() throws SQLException {
        var lot = ledger.item("LOT", 5);
        var other = ledger.item("OTHER", 5);
        ledger.sell(COUNTER, "C-1", lot, 2, other, 1);
        ledger.done(new OrderAction.Cancel(COUNTER, "C-1", List.of("L0"), "no", ledger.clock().instant()));
        assertThat(money("C-1")).containsExactly("COST 3.00 USD", "PRICE 9.00 USD");
    }

    @Test
    void aCancellationHeardBeforeTheOrderLeavesNoPrice() throws SQLException {
        var lot = ledger.item("LOT", 5);
        ledger.done(new OrderAction.Cancel(COUNTER, "C-1", List.of(), "no", ledger.clock().instant()));
        ledger.followAll();
        ledger.sell(COUNTER, "C-1", lot, 2);
        assertThat(money("C-1")).isEmpty();
    }

    @Test
    void whatComesBackToTheShelfIsNoCostAnyMore() throws SQLException {
        ledger.item("CARD", 1);
        day.cardIsSoldAndComesBackScratched();
        assertThat(money("C-1")).containsExactly("COST 0.00 USD", "PRICE 9.00 USD", "REFUND 9.00 USD");
    }

    @Test
    void feesAndRefundsAreEnteredAsTheyWereTold() throws SQLException {
        ledger.done(new OrderAction.EnterMoney(COUNTER, "C-1", "F-1", "L0", OrderFact.MoneyKind.MARKETPLACE_FEE, Money.of("1.10", "USD"),
                ledger.clock().instant()));
        ledger.done(new OrderAction.EnterMoney(COUNTER, "C-1", "P-1", null, OrderFact.MoneyKind.PAYOUT, Money.of("7.90", "EUR"),
                ledger.clock().instant()));
        assertThat(money("C-1")).containsExactly("MARKETPLACE_FEE 1.10 USD", "PAYOUT 7.90 EUR");
    }

    @Test
    void aCostNobodyKnewIsNotZero() throws SQLException {
        var sku = new Sku("GIFT");
        ledger.done(new ItemAction.Register(sku, ShopDay.lot("A gift")));
        ledger.done(new ItemAction.Receive(sku, 1, null, null, "own", null, ledger.clock().instant()));
        ledger.sell(COUNTER, "C-1", sku, 1);
        ledger.followAll();
        var cost = ledger.db().selectFrom(ORDER_MONEY).where(ORDER_MONEY.KIND.eq("COST")).fetchSingle();
        assertThat(cost.getAmount()).isNull();
        assertThat(cost.getUnits()).isEqualTo(1);
    }

    @Test
    void theComponentsOfAKitAreTheCostOfTheKit() throws SQLException {
        var part = ledger.item("PART", 4);
        var kit = new Sku("KIT");
        ledger.done(new ItemAction.Register(kit, ShopDay.lot("A kit")));
        ledger.done(new ItemAction.DefineKit(kit, List.of(new ItemFact.KitComponent(part, 2))));
        ledger.sell(COUNTER, "C-1", kit, 1);
        ledger.followAll();
        var cost = ledger.db().selectFrom(ORDER_MONEY).where(ORDER_MONEY.KIND.eq("COST")).fetchSingle();
        assertThat(List.of(cost.getSkuKey(), cost.getItemKey(), cost.getUnits())).containsExactly("KIT", "PART", 2);
        assertThat(cost.getAmount()).isEqualByComparingTo("6.00");
    }

    @Test
    void aLineMatchedLaterBringsItsPriceToItsItem() throws SQLException {
        var sku = ledger.item("LOT", 5);
        ledger.sell(COUNTER, "C-1", "NOBODY-KNOWS", 1);
        ledger.followAll();
        ledger.done(new OrderAction.MatchLine(COUNTER, "C-1", "L0", sku, ledger.clock().instant()));
        ledger.followAll();
        var price = sum(ORDER_MONEY.AMOUNT);
        assertThat(ledger.db().select(price).from(ORDER_MONEY).where(ORDER_MONEY.KIND.eq("PRICE")).and(ORDER_MONEY.SKU_KEY.eq("LOT"))
                .fetchSingle(price)).isEqualByComparingTo("9.00");
        assertThat(ledger.db().select(price).from(ORDER_MONEY).where(ORDER_MONEY.KIND.eq("PRICE")).and(ORDER_MONEY.SKU_KEY.isNull())
                .fetchSingle(price)).isEqualByComparingTo("0.00");
    }

    @Test
    void pricesOfAnySizeAddUp() throws SQLException {
        var sku = ledger.item("GOLD", 5000);
        ledger.done(new OrderAction.Place(EBAY, "E-1", List.of(new OrderFact.Line("L0", sku.value(), null, null, 5000,
                Money.of("999999999.99", "USD"))), true, ledger.clock().instant()));
        assertThat(money("E-1")).contains("PRICE 4999999999950.00 USD");
    }

    private List<String> money(String orderId) throws SQLException {
        ledger.followAll();
        var total = sum(ORDER_MONEY.AMOUNT);
        return ledger.db().select(ORDER_MONEY.KIND, total, ORDER_MONEY.CURRENCY).from(ORDER_MONEY).where(ORDER_MONEY.ORDER_ID.eq(orderId))
                .groupBy(ORDER_MONEY.KIND, ORDER_MONEY.CURRENCY).orderBy(ORDER_MONEY.KIND)
                .fetch(row -> row.value1() + " " + row.value2().toPlainString() + " " + row.value3());
    }
}
