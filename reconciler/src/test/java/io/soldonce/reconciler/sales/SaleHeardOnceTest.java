package io.soldonce.reconciler.sales;

import static io.soldonce.tables.ledger.Tables.LOG_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.listing.ListingAction;
import io.soldonce.projections.TestLedger;
import io.soldonce.projections.inline.InlineReadModels;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// However often and by whichever door an order is told, it counts once.
class SaleHeardOnceTest {
    private final Desk desk = new Desk();
    private final TestLedger ledger = desk.ledger;
    private final TestFeed feed = desk.feed;

    @AfterEach
    void nothingIsMissing() throws SQLException {
        try (desk) {
            assertThat(new Completeness(ledger.db(), ledger.clock()).differences(TestLedger.EBAY)).isEmpty();
            ledger.followAll();
            assertThat(TestLedger.broken(ledger.verify())).isEmpty();
        }
    }

    @Test
    void aSaleHeardByHintThenByPollThenAfterARestartIsOneSale() {
        var card = ledger.listed("CARD", 3);
        feed.twice().tellingTheLast(5).order("1-1", true, "ebay-CARD", 1);
        var sales = desk.sales();
        assertThat(sales.hear("1-1", "webhook", "note-1")).isTrue();
        assertThat(sales.hear("1-1", "webhook", "note-2")).isFalse();
        assertThat(sales.drain().recorded()).isZero();
        assertThat(desk.sales().drain().recorded()).isZero();
        assertThat(desk.sales().hear("1-1", "mail", null)).isFalse();
        assertThat(desk.available(card)).isEqualTo(2);
        assertThat(desk.facts("order-placed")).isOne();
        assertThat(desk.raws()).isOne();
    }

    @Test
    void whoSaidSoIsWrittenDown() {
        ledger.listed("CARD", 3);
        feed.order("1-1", true, "ebay-CARD", 1);
        desk.sales().hear("1-1", "webhook", "note-1");
        feed.order("1-2", true, "ebay-CARD", 1);
        desk.sales().drain();
        var metadata = ledger.db().selectFrom(LOG_ENTRY).where(LOG_ENTRY.NAME.eq("order-placed")).orderBy(LOG_ENTRY.GLOBAL_INDEX)
                .fetch(row -> row.getMetadata().data());
        assertThat(metadata.get(0)).contains("\"actor\":\"ebay\"", "\"source\":\"webhook\"", "note-1", "order:ebay/1-1", "cause");
        assertThat(metadata.get(1)).contains("\"actor\":\"ebay\"", "\"source\":\"poll\"", "\"1-2\"", "order:ebay/1-2", "cause");
    }

    @Test
    void aCancelledOrderGoesBackOnSaleOnce() {
        var card = ledger.listed("CARD", 3);
        feed.order("1-1", true, "ebay-CARD", 2);
        desk.sales().drain();
        ledger.advance(Duration.ofMinutes(1));
        feed.tellingTheLast(9).twice().cancel("1-1");
        desk.sales().drain();
        desk.sales().drain();
        desk.sales().hear("1-1", "webhook", null);
        assertThat(desk.available(card)).isEqualTo(3);
        assertThat(desk.facts("order-cancelled")).isOne();
    }

    @Test
    void anOrderThatWasCancelledBeforeItWasHeardTakesNothing() {
        var card = ledger.listed("CARD", 1);
        feed.order("1-1", true, "ebay-CARD", 1);
        feed.cancel("1-1");
        assertThat(desk.sales().drain().recorded()).isOne();
        assertThat(desk.available(card)).isOne();
        assertThat(desk.facts("order-placed")).isOne();
        assertThat(desk.facts("units-sold")).isZero();
    }

    @Test
    void aCancelledLineGoesBackAndTheOtherStaysSold() {
        var card = ledger.listed("CARD", 3);
        var deck = ledger.listed("DECK", 3);
        feed.order("1-1", true, "ebay-CARD", 1, "ebay-DECK", 2);
        desk.sales().drain();
        feed.cancel("1-1", "1-1-1");
        desk.sales().drain();
        desk.sales().drain();
        assertThat(desk.available(card)).isEqualTo(2);
        assertThat(desk.available(deck)).isEqualTo(3);
        assertThat(desk.facts("order-cancelled")).isOne();
    }

    @Test
    void anUnpaidOrderIsSetAsideAndSoldOnceItIsPaid() {
        var card = ledger.listed("CARD", 3);
        feed.order("1-1", false, "ebay-CARD", 2);
        desk.sales().drain();
        assertThat(desk.available(card)).isOne();
        assertThat(desk.facts("units-sold")).isZero();
        ledger.advance(Duration.ofHours(2));
        feed.pay("1-1");
        assertThat(desk.sales().drain().recorded()).isOne();
        desk.sales().drain();
        assertThat(desk.available(card)).isOne();
        assertThat(desk.facts("units-sold")).isOne();
        var paid = ledger.db().selectFrom(LOG_ENTRY).where(LOG_ENTRY.NAME.eq("order-paid")).fetchSingle();
        assertThat(paid.getPayload().data()).as("when it was paid, not when it was placed").contains("2026-11-01T11:00:00Z");
    }

    @Test
    void pagesOutOfOrderUndoNothing() {
        var card = ledger.listed("CARD", 3);
        feed.pages(2).tellingTheLast(3).backwards().twice();
        for (var i = 0; i < 3; i++) {
            feed.order("1-" + i, false, "ebay-CARD", 1);
        }
        ledger.advance(Duration.ofMinutes(1));
        feed.pay("1-2");
        ledger.advance(Duration.ofMinutes(1));
        feed.cancel("1-1");
        assertThat(desk.sales().hear("1-1", "webhook", null)).as("the cancellation is heard before the order").isTrue();
        assertThat(desk.sales().drain().trouble()).isNull();
        desk.sales().drain();
        assertThat(desk.available(card)).isOne();
        assertThat(desk.facts("order-placed")).isEqualTo(3);
        assertThat(desk.facts("order-contradicted")).isZero();
    }

    @Test
    void anOrderThatAppearsLateIsHeardWhenItDoes() {
        var card = ledger.listed("CARD", 3);
        feed.late(Duration.ofMinutes(3)).order("1-1", true, "ebay-CARD", 1);
        var before = desk.sales().drain();
        assertThat(before.recorded()).isZero();
        assertThat(before.completeUpTo()).isEqualTo(ledger.clock().instant().minus(Duration.ofMinutes(3)));
        ledger.advance(Duration.ofMinutes(3));
        assertThat(desk.sales().drain().recorded()).isOne();
        assertThat(desk.available(card)).isEqualTo(2);
    }

    @Test
    void aLinkMadeSinceMakesNoOtherSaleOfIt() {
        var card = ledger.item("CARD", 3);
        var deck = ledger.item("DECK", 3);
        var told = feed.order("1-1", true, "sku:CARD", 1, "item-9", 1);
        desk.sales().drain();
        assertThat(desk.open()).containsExactly("LINE_UNMATCHED");
        ledger.done(new ListingAction.Link(new ListingKey(TestLedger.EBAY, deck), "item-9", null, "Deck", Money.of("9.00", "USD"), true,
                ledger.clock().instant()));
        feed.relabel("1-1", "Another title", "8.00");
        feed.cancel("1-1", told.lines().getFirst().lineId());
        desk.sales().drain();
        assertThat(desk.open()).containsExactly("LINE_UNMATCHED");
        assertThat(desk.facts("order-contradicted")).isZero();
        assertThat(desk.available(card)).isEqualTo(3);
        assertThat(desk.available(deck)).isEqualTo(3);
    }

    @Test
    void anotherQuantityUnderTheSameLineIsAContradictionAndCountsNothing() {
        var card = ledger.listed("CARD", 9);
        feed.order("1-1", true, "ebay-CARD", 1);
        desk.sales().drain();
        feed.order("1-1", true, "ebay-CARD", 2);
        desk.sales().drain();
        desk.sales().drain();
        assertThat(desk.available(card)).isEqualTo(8);
        assertThat(desk.open()).containsExactly("ORDER_CONTRADICTED");
    }

    @Test
    void ourOwnListingSaysWhatWasSoldBeforeTheMarketplacesSkuDoes() {
        var card = ledger.listed("CARD", 3);
        var deck = ledger.item("DECK", 3);
        var order = feed.order("1-1", true, "ebay-CARD", 1);
        var line = order.lines().getFirst();
        feed.tell(TellingTest.with(order, new ToldOrder.Line(line.lineId(), "DECK", "ebay-CARD", "t", 1, null)));
        ledger.done(new ListingAction.End(new ListingKey(TestLedger.EBAY, card), "sold out"));
        desk.sales().drain();
        assertThat(desk.available(card)).isEqualTo(2);
        assertThat(desk.available(deck)).isEqualTo(3);
    }

    @Test
    void whatNobodyKnowsIsRecordedAndQueued() {
        feed.order("1-1", true, "sku:NO-SUCH-THING", 1, "item-404", 2);
        assertThat(desk.sales().drain().recorded()).isOne();
        desk.sales().drain();
        assertThat(desk.open()).containsExactly("LINE_UNMATCHED", "LINE_UNMATCHED");
    }

    @Test
    void manyReadersOnTwoNodesRecordEachSaleOnce() {
        var card = ledger.listed("CARD", 300);
        feed.pages(7).tellingTheLast(4);
        for (var i = 0; i < 100; i++) {
            feed.order("1-" + i, i % 3 > 0, "ebay-CARD", 1);
        }
        try (var other = ledger.lane(new InlineReadModels(ledger.clock()))) {
            var readers = new ArrayList<CompletableFuture<Drained>>();
            for (var i = 0; i < 4; i++) {
                var sales = desk.sales(ledger.db(), i % 2 == 0 ? ledger.lane() : other);
                readers.add(CompletableFuture.supplyAsync(sales::drain, task -> Thread.ofPlatform().start(task)));
            }
            assertThat(readers.stream().map(CompletableFuture::join)).allSatisfy(drained -> assertThat(drained.trouble()).isNull());
        }
        assertThat(desk.available(card)).isEqualTo(200);
        assertThat(desk.facts("order-placed")).isEqualTo(100);
        assertThat(desk.raws()).isEqualTo(100);
        assertThat(desk.cursor()).isEqualTo("100");
    }

    @Test
    void aSlowReaderDoesNotPutTheCursorBack() {
        ledger.listed("CARD", 9);
        feed.pages(1);
        List.of("1-1", "1-2", "1-3").forEach(id -> feed.order(id, true, "ebay-CARD", 1));
        var slow = desk.sales();
        feed.whileReading(() -> {
            desk.sales().drain();
            feed.telling(false);
        });
        slow.drain();
        assertThat(desk.cursor()).isEqualTo("3");
    }

    @Test
    void aSaleOfWhatIsGoneIsRecordedAndNamed() {
        var card = ledger.listed("CARD", 1);
        feed.order("1-1", true, "ebay-CARD", 1);
        feed.order("1-2", true, "ebay-CARD", 1);
        desk.sales().drain();
        assertThat(desk.available(card)).isEqualTo(-1);
        assertThat(desk.open()).containsExactly("OVERSOLD");
    }
}
