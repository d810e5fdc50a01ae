package io.soldonce.channels.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.SalesPage;
import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.values.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every feed of sales has to pass: each sale is told, at least once, however late and however often the feed is broken off.
public abstract class SalesContract {
    private Marketplace market;
    private String cursor;

    /// A marketplace of its own for each test, with nothing on it.
    protected abstract Marketplace open();

    @BeforeEach
    final void openMarketplace() {
        market = open();
        market.shows("LOT-1", "Sleeves, black", 100, Money.of("10.00", "USD"));
    }

    @AfterEach
    final void closeMarketplace() {
        market.close();
    }

    @Test
    void aSaleIsToldWithWhatWasSoldAndForHowMuch() {
        var orderId = market.buys("LOT-1", 3);
        market.pass(Duration.ofMinutes(10));
        var told = poll().get(orderId);
        assertThat(told.isPaid()).isTrue();
        assertThat(told.isCancelled()).isFalse();
        assertThat(told.raw()).contains(orderId);
        assertThat(told.lines()).singleElement().satisfies(line -> {
            assertThat(line.sku()).isEqualTo(market.hasOwnCatalogue() ? null : "LOT-1");
            assertThat(line.quantity()).isEqualTo(3);
            assertThat(line.unitPrice()).isEqualTo(Money.of("10.00", "USD"));
            assertThat(line.externalId()).isNotBlank();
            assertThat(line.lineId()).isNotBlank();
        });
        assertThat(market.sales().order(orderId)).isEqualTo(told);
    }

    @Test
    void everySaleIsToldHoweverTheReadingsFall() {
        var bought = new ArrayList<String>();
        var told = new LinkedHashMap<String, ToldOrder>();
        for (int round = 0; round < 12; round++) {
            bought.add(market.buys("LOT-1", 1));
            market.pass(Duration.ofSeconds(20L + 40L * round));
            if (round % 3 == 2) {
                told.putAll(poll());
            }
        }
        told.putAll(poll());
        assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(bought);
    }

    @Test
    void aSaleThatIsListedLateIsToldAllTheSame() {
        var lag = market.channel().capabilities().salesLag();
        poll();
        market.tellsOrdersLate(lag.minusSeconds(1));
        var late = market.buys("LOT-1", 1);
        market.pass(Duration.ofSeconds(5));
        var page = pages().getLast();
        assertThat(page.orders()).extracting(ToldOrder::orderId).doesNotContain(late);
        assertThat(page.completeUpTo()).as("not complete up to a sale that may still come")
                .isBeforeOrEqualTo(market.sales().order(late).placedAt());
        market.pass(lag.plusSeconds(30));
        assertThat(poll()).containsKey(late);
    }

    @Test
    void theFeedSaysUpToWhenItIsComplete() {
        var orderId = market.buys("LOT-1", 1);
        market.pass(Duration.ofMinutes(30));
        var last = pages().getLast();
        assertThat(last.hasMore()).isFalse();
        assertThat(last.completeUpTo()).isAfter(market.sales().order(orderId).placedAt());
    }

    @Test
    void anOrderThatIsPaidLaterIsToldAgain() {
        if (market.tellsPaidOrdersOnly()) {
            return;
        }
        var orderId = market.ordersUnpaid("LOT-1", 1);
        market.pass(Duration.ofMinutes(10));
        assertThat(poll().get(orderId).isPaid()).isFalse();
        market.pass(Duration.ofDays(2));
        poll();
        market.pays(orderId);
        market.pass(Duration.ofMinutes(10));
        assertThat(poll().get(orderId).isPaid()).isTrue();
    }

    @Test
    void aCancellationIsToldWhenItIsDone() {
        var orderId = market.buys("LOT-1", 1);
        market.pass(Duration.ofMinutes(10));
        assertThat(poll().get(orderId).isCancelled()).isFalse();
        market.pass(Duration.ofDays(40));
        market.cancels(orderId);
        market.pass(Duration.ofMinutes(10));
        assertThat(poll().get(orderId).isCancelled()).isTrue();
    }

    @Test
    void whatIsReadAgainFromAnOldCursorIsTheSame() {
        IntStream.range(0, 3).forEach(_ -> market.buys("LOT-1", 1));
        market.pass(Duration.ofMinutes(10));
        var first = poll();
        cursor = null;
        assertThat(poll()).isEqualTo(first);
    }

    @Test
    void aFeedThatCanNotBeReadSaysSo() {
        market.buys("LOT-1", 1);
        market.throttles(1);
        assertThatThrownBy(() -> market.sales().since(null)).isInstanceOfSatisfying(ChannelFailure.class,
                failed -> assertThat(failed.outcome()).isInstanceOf(CallOutcome.Throttled.class));
        market.logsOut();
        assertThatThrownBy(() -> market.sales().since(null)).isInstanceOfSatisfying(ChannelFailure.class,
                failed -> assertThat(failed.outcome()).isInstanceOf(CallOutcome.SessionLost.class));
    }

    @Test
    void anOrderNobodyKnowsIsNone() {
        assertThat(market.sales().order("00-00000-00000")).isNull();
    }

    private Map<String, ToldOrder> poll() {
        var told = new LinkedHashMap<String, ToldOrder>();
        pages().forEach(page -> page.orders().forEach(order -> told.put(order.orderId(), order)));
        return told;
    }

    private List<SalesPage> pages() {
        var pages = new ArrayList<SalesPage>();
        do {
            var page = market.sales().since(cursor);
            cursor = page.next();
            pages.add(page);
        } while (pages.getLast().hasMore());
        return pages;
    }
}
