package io.soldonce.projections.follow;

import static io.soldonce.projections.ShopDay.BOX;
import static io.soldonce.projections.ShopDay.CARD;
import static io.soldonce.projections.ShopDay.LOT;
import static io.soldonce.projections.ShopDay.PACK;
import static io.soldonce.projections.TestLedger.COUNTER;
import static io.soldonce.tables.projections.Tables.CONSIGNMENT_NOW;
import static io.soldonce.tables.projections.Tables.GENEALOGY;
import static io.soldonce.tables.projections.Tables.HISTORY;
import static io.soldonce.tables.projections.Tables.HOLD_NOW;
import static io.soldonce.tables.projections.Tables.ORDER_LINE_NOW;
import static io.soldonce.tables.projections.Tables.ORDER_NOW;
import static io.soldonce.tables.projections.Tables.ORDER_RETURN;
import static io.soldonce.tables.projections.Tables.ORDER_SHIPMENT;
import static io.soldonce.tables.projections.Tables.STOCK_COUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact.ReturnLine;
import io.soldonce.projections.ShopDay;
import io.soldonce.projections.TestLedger;
import io.soldonce.values.Sku;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What became of every unit, as a seller reads it.
class WholeLifeTest {
    private final TestLedger ledger = new TestLedger();
    private final ShopDay day = new ShopDay(ledger);

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aCardThatCameBackTellsItsStory() throws SQLException {
        ledger.item("CARD", 1);
        day.cardIsSoldAndComesBackScratched();
        ledger.followAll();
        assertThat(story(CARD)).containsExactly("Registered as \"Title of CARD\"", "Received 1 unit at 3.00 USD each: opening",
                "Sold 1 unit on counter for 9.00 USD, order C-1", "Shipped 1 unit of order C-1 on counter",
                "Delivered 1 unit of order C-1 on counter", "The buyer wants to send back 1 unit of order C-1 on counter, return \"R-1\"",
                "1 unit came back into quarantine of order C-1 on counter, return \"R-1\"",
                "Inspected 1 unit of order C-1 on counter, return \"R-1\": back on sale, and no longer as it was: scratch at the lower edge");
        assertThat(orderStory("C-1")).contains("Order shipped with DHL, tracking JD01", "Order delivered",
                "Return \"R-1\" requested, 1 unit of line L0: not as described", "Return \"R-1\" approved", "Return \"R-1\" received",
                "Return \"R-1\" inspected: 1 unit of line L0, restock", "Refunded 9.00 USD for line L0: returned");
    }

    @Test
    void aLotTellsWhereItsUnitsWent() throws SQLException {
        ledger.item("LOT", 20);
        day.unitsOfTheLotGoEverywhere();
        ledger.followAll();
        assertThat(story(LOT)).contains("2 units damaged: water", "1 unit repaired and back on sale: dried",
                "2 units lost: not on the shelf", "1 unit found again: behind the shelf", "1 unit written off: beyond repair",
                "Moved 3 units from main to shop", "Gave 3 units to Anna's antiques to sell for us, consignment \"K-1\"",
                "1 unit back from consignment \"K-1\"", "Reservation \"show\" extended until 2026-11-01T11:00:00Z",
                "Counted 17, the ledger said 18 at 2026-11-01T09:00:00Z");
        var consigned = ledger.db().selectFrom(CONSIGNMENT_NOW).fetchSingle();
        assertThat(List.of(consigned.getGiven(), consigned.getSold(), consigned.getBack(), consigned.getThere())).containsExactly(3, 1, 1,
                1);
        assertThat(consigned.getConsignee()).isEqualTo("Anna's antiques");
        assertThat(ledger.db().selectFrom(HOLD_NOW).fetchSingle().getExpiresAt().toInstant())
                .isEqualTo(ledger.clock().instant().plus(Duration.ofHours(2)));
        var count = ledger.db().selectFrom(STOCK_COUNT).fetchSingle();
        assertThat(List.of(count.getCountId(), count.getCounted(), count.getExpected())).containsExactly("november", 17, 18);
    }

    @Test
    void aBoxKnowsItsPacksAndThePacksTheirBox() throws SQLException {
        day.boxIsBroken();
        ledger.followAll();
        var row = ledger.db().selectFrom(GENEALOGY).fetchSingle();
        assertThat(List.of(row.getFromKey(), row.getIntoKey(), row.getKind(), row.getTaken(), row.getMade())).containsExactly("BOX", "PACK",
                "BREAK", 1, 3);
        assertThat(row.getCost()).isEqualByComparingTo("3.00");
        assertThat(story(BOX)).contains("Broke 1 unit into PACK, \"T-1\"");
        assertThat(story(PACK)).contains("3 units broken out of BOX at 1.00 USD each, \"T-1\"");
    }

    @Test
    void anOrderShowsHowFarItCame() throws SQLException {
        ledger.item("CARD", 1);
        day.cardIsSoldAndComesBackScratched();
        ledger.followAll();
        var order = ledger.db().selectFrom(ORDER_NOW).fetchSingle();
        assertThat(order.getStatus()).isEqualTo("refunded");
        assertThat(order.getReturnState()).isEqualTo("inspected");
        assertThat(order.getTotal()).isEqualByComparingTo("9.00");
        assertThat(order.getRefunded()).isEqualByComparingTo("9.00");
        assertThat(List.of(order.getCurrency(), order.getUnits(), order.getCarrier(), order.getTracking())).containsExactly("USD", 1, "DHL",
                "JD01");
        assertThat(order.getShippedAt()).isNotNull();
        assertThat(ledger.db().selectFrom(ORDER_SHIPMENT).fetchSingle().getTracking()).isEqualTo("JD01");
        var back = ledger.db().selectFrom(ORDER_RETURN).fetchSingle();
        assertThat(List.of(back.getStatus(), back.getRequested(), back.getReceived(), back.getInspected(), back.getReason()))
                .containsExactly("inspected", 1, 1, 1, "not as described");
        assertThat(back.getVerdicts()).containsExactly("RESTOCK");
        assertThat(List.of(back.getSkuKey(), back.getLineId())).containsExactly("CARD", "L0");
    }

    @Test
    void aReturnOfAWholeOrderIsOpenUntilItsLastLineIsLookedAt() throws SQLException {
        var one = ledger.item("A", 3);
        var other = ledger.item("B", 3);
        ledger.sell(COUNTER, "C-9", one, 2, other, 1);
        day.ship("C-9", null, null);
        var at = ledger.clock().instant();
        ledger.done(new OrderAction.RequestReturn(COUNTER, "C-9", "R-9", List.of(), null, at));
        assertThat(returns()).containsExactly("A requested 2 0 0", "B requested 1 0 0");
        ledger.done(new OrderAction.ApproveReturn(COUNTER, "C-9", "R-9", at));
        ledger.done(new OrderAction.ReceiveReturn(COUNTER, "C-9", "R-9", List.of(new ReturnLine("L0", 1)), at));
        assertThat(returns()).containsExactly("A received 2 1 0", "B approved 1 0 0");
        ledger.done(new OrderAction.DropReturn(COUNTER, "C-9", "R-9", "keeps the rest", at));
        assertThat(returns()).containsExactly("A received 2 1 0", "B dropped 1 0 0");
        assertThat(ledger.db().selectFrom(ORDER_NOW).fetchSingle().getReturnState()).isEqualTo("received");
    }

    /// Whatever is folded one fact at a time must come out as when all is folded at once, with a SKU as it was written.
    @Test
    void anOrderKeepsItsWholeStateBetweenTwoPages() throws SQLException {
        ledger.item("Mixed-Case", 3);
        for (var step : List.<Runnable>of(() -> ledger.sell(COUNTER, "C-1", "mixed-case", 1, "UNKNOWN", 1),
                () -> ledger.done(new OrderAction.MatchLine(COUNTER, "C-1", "L1", new Sku("mixed-case"), ledger.clock().instant())),
                () -> day.ship("C-1", "DHL", "A"), () -> day.ship("C-1", "UPS", "B"),
                () -> ledger.done(new OrderAction.Cancel(COUNTER, "C-1", List.of("L1", "L0"), "no", ledger.clock().instant())))) {
            step.run();
            ledger.followAll();
        }
        assertThat(ledger.db().select(ORDER_LINE_NOW.SKU_KEY).from(ORDER_LINE_NOW).fetch(ORDER_LINE_NOW.SKU_KEY))
                .containsExactly("MIXED-CASE", "MIXED-CASE");
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
    }

    @Test
    void anItemPutAwayAndFetchedBackSaysSo() throws SQLException {
        var sku = ledger.item("OLD", 2);
        ledger.done(new ItemAction.Adjust(sku, -2, null, ItemFact.AdjustmentReason.USED_UP, null, ledger.clock().instant()));
        ledger.done(new ItemAction.Archive(sku, "nobody wants it", ledger.clock().instant()));
        ledger.done(new ItemAction.Unarchive(sku, ledger.clock().instant()));
        ledger.followAll();
        assertThat(story(sku)).endsWith("Archived: nobody wants it", "Back from the archive");
    }

    private List<String> story(Sku sku) {
        return ledger.db().selectFrom(HISTORY).where(HISTORY.SKU_KEY.eq(sku.key())).orderBy(HISTORY.LOG_INDEX).fetch(HISTORY.SENTENCE);
    }

    private List<String> orderStory(String orderId) {
        return ledger.db().selectFrom(HISTORY).where(HISTORY.ORDER_ID.eq(orderId)).orderBy(HISTORY.LOG_INDEX).fetch(HISTORY.SENTENCE);
    }

    private List<String> returns() throws SQLException {
        ledger.followAll();
        return ledger.db().selectFrom(ORDER_RETURN).orderBy(ORDER_RETURN.LINE_ID).fetch(
                row -> row.getSkuKey() + " " + row.getStatus() + " " + row.getRequested() + " " + row.getReceived() + " "
                        + row.getInspected());
    }
}
