package io.soldonce.reconciler.sales;

import static io.soldonce.tables.journals.Tables.EXCEPTION;
import static io.soldonce.tables.queues.Tables.SALES_PROGRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.engine.InlineProjection;
import io.soldonce.projections.TestLedger;
import io.soldonce.projections.inline.InlineReadModels;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whatever breaks and wherever: no sale is lost, none counts twice, and a person hears of what does not mend itself.
class SalesTroubleTest {
    private static final CallOutcome DOWN = new CallOutcome.Transient("503", "Service Unavailable");

    private final Desk desk = new Desk();
    private final TestLedger ledger = desk.ledger;
    private final TestFeed feed = desk.feed;

    @AfterEach
    void nothingIsMissing() {
        try (desk) {
            assertThat(new Completeness(ledger.db(), ledger.clock()).differences(TestLedger.EBAY)).isEmpty();
        }
    }

    @Test
    void aFeedThatFailsInTheMiddleGoesOnWhereItFailed() {
        var card = ledger.listed("CARD", 9);
        feed.pages(2).failing(null, DOWN);
        for (var i = 0; i < 5; i++) {
            feed.order("1-" + i, true, "ebay-CARD", 1);
        }
        var first = desk.sales().drain();
        assertThat(first.trouble()).isEqualTo(DOWN);
        assertThat(first.recorded()).isEqualTo(2);
        assertThat(desk.cursor()).isEqualTo("2");
        assertThat(desk.open()).as("one failure is silent").isEmpty();
        assertThat(desk.sales().drain().recorded()).isEqualTo(3);
        assertThat(desk.available(card)).isEqualTo(4);
    }

    @Test
    void theSecondFailureInARowIsOneExceptionAndOneAlertUntilItWorksAgain() {
        feed.failing(null, DOWN, DOWN, DOWN, DOWN, null, DOWN, null, DOWN, DOWN, null);
        var sales = desk.sales();
        var before = sales.drain();
        for (var i = 0; i < 4; i++) {
            ledger.advance(Duration.ofMinutes(1));
            assertThat(sales.drain().completeUpTo()).isEqualTo(before.completeUpTo());
        }
        assertThat(desk.open()).containsExactly("SALES_UNREADABLE");
        assertThat(desk.alerts()).containsExactly("sales unreadable on ebay");
        assertThat(ledger.db().selectFrom(SALES_PROGRESS).fetchSingle(SALES_PROGRESS.TROUBLE)).contains("503", "Service Unavailable");
        sales.drain();
        assertThat(desk.open()).as("settles itself").isEmpty();
        sales.drain();
        sales.drain();
        assertThat(desk.alerts()).as("two failures, not in a row").hasSize(1);
        sales.drain();
        sales.drain();
        assertThat(desk.open()).containsExactly("SALES_UNREADABLE");
        assertThat(desk.alerts()).hasSize(2);
        sales.drain();
    }

    @Test
    void aLostConsentIsToldAtOnceWithWhatToDo() {
        feed.failing(new CallOutcome.SessionLost("invalid_grant"), new CallOutcome.SessionLost("invalid_grant"));
        desk.sales().drain();
        desk.sales().drain();
        assertThat(desk.open()).containsExactly("CONSENT_NEEDED");
        assertThat(desk.alerts()).hasSize(1);
        assertThat(ledger.db().selectFrom(EXCEPTION).fetchSingle(EXCEPTION.MESSAGE)).contains("invalid_grant", "Let us in again");
    }

    @Test
    void aHintThatCanNotBeFollowedIsHeardByTheNextReading() {
        ledger.listed("CARD", 9);
        feed.failing(DOWN).order("1-1", true, "ebay-CARD", 1);
        assertThatExceptionOfType(ChannelFailure.class).isThrownBy(() -> desk.sales().hear("1-1", "webhook", null));
        assertThat(desk.sales().hear("9-9", "webhook", null)).as("unknown to the marketplace").isFalse();
        assertThat(desk.sales().drain().recorded()).isOne();
    }

    @Test
    void afterACrashBetweenTheRawOrderAndItsFactsItIsRecorded() {
        var card = ledger.listed("CARD", 9);
        feed.order("1-1", true, "ebay-CARD", 1);
        assertThatIllegalStateException().isThrownBy(() -> desk.sales(desk.cutBefore("log_entry"), ledger.lane()).drain());
        assertThat(desk.raws()).isOne();
        assertThat(desk.available(card)).isEqualTo(9);
        assertThat(desk.sales().drain().recorded()).isOne();
        assertThat(desk.available(card)).isEqualTo(8);
        assertThat(desk.raws()).isOne();
    }

    @Test
    void afterACrashBetweenTheFactsAndTheCursorItIsNotRecordedAgain() {
        var card = ledger.listed("CARD", 9);
        feed.order("1-1", true, "ebay-CARD", 1);
        feed.order("1-2", false, "ebay-CARD", 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> desk.sales(desk.cutBefore("insert into \"sales_progress\""), ledger.lane()).drain());
        assertThat(desk.available(card)).isEqualTo(7);
        assertThat(desk.cursor()).isNull();
        feed.relabel("1-1", "Another title", "7.00");
        assertThat(desk.sales().drain().recorded()).isZero();
        assertThat(desk.available(card)).isEqualTo(7);
        assertThat(desk.cursor()).isEqualTo("3");
        assertThat(desk.facts("order-contradicted")).isZero();
    }

    @Test
    void anOrderThatIsNoneStopsNoOther() {
        var card = ledger.listed("CARD", 9);
        feed.order("1-1", true, "ebay-CARD", 1);
        feed.order("1-2", true, "ebay-CARD", -3);
        feed.order("1-3", true, "ebay-CARD", 1);
        var drained = desk.sales().drain();
        assertThat(drained.recorded()).isEqualTo(2);
        assertThat(drained.trouble()).isNull();
        assertThat(desk.available(card)).isEqualTo(7);
        assertThat(desk.raws()).isEqualTo(3);
        assertThat(desk.cursor()).isEqualTo("3");
        assertThat(ledger.db().selectFrom(EXCEPTION).fetchSingle()).satisfies(exception -> {
            assertThat(exception.getCode()).isEqualTo("ORDER_UNREADABLE");
            assertThat(exception.getOrderId()).isEqualTo("1-2");
            assertThat(exception.getMessage()).contains("line 1-2-0 is for -3 units", "raw input");
        });
        assertThat(desk.alerts()).containsExactly("order unreadable on ebay, order 1-2");
        desk.sales().drain();
        assertThat(desk.open()).hasSize(1);
    }

    @Test
    void anOrderThatBecomesReadableIsRecordedAndItsExceptionSettled() {
        var card = ledger.listed("CARD", 9);
        feed.tellingTheLast(0).order("1-1", true, "ebay-CARD", 0);
        var sales = desk.sales();
        sales.drain();
        assertThat(desk.open()).containsExactly("ORDER_UNREADABLE");
        feed.order("1-1", true, "ebay-CARD", 1);
        feed.telling(false);
        assertThat(sales.drain().recorded()).as("not asked again all the time").isZero();
        ledger.advance(Duration.ofMinutes(15));
        assertThat(sales.drain().recorded()).isOne();
        assertThat(desk.open()).isEmpty();
        assertThat(desk.available(card)).isEqualTo(8);
    }

    @Test
    void anOrderTheLedgerFailsOnIsTriedTwiceAndThenStopsNoOther() {
        var card = ledger.listed("CARD", 9);
        ledger.listed("CURSED", 9);
        var isCursed = new AtomicBoolean(true);
        var inline = new InlineReadModels(ledger.clock());
        InlineProjection failing = (connection, events) -> {
            if (isCursed.get() && events.stream().anyMatch(event -> event.stream().equals("item:CURSED"))) {
                throw new IllegalStateException("can not be projected");
            }
            inline.project(connection, events);
        };
        feed.order("1-1", true, "ebay-CURSED", 1);
        feed.order("1-2", true, "ebay-CARD", 1);
        try (var lane = ledger.lane(failing)) {
            var sales = desk.sales(ledger.db(), lane);
            assertThat(sales.drain().trouble()).isInstanceOf(CallOutcome.Transient.class);
            assertThat(desk.available(card)).isEqualTo(8);
            assertThat(desk.cursor()).isNull();
            assertThat(desk.open()).isEmpty();
            assertThat(sales.drain().trouble()).isNull();
            assertThat(desk.cursor()).isEqualTo("2");
            assertThat(desk.open()).containsExactly("ORDER_UNREADABLE");
            isCursed.set(false);
            assertThat(desk.sales(ledger.db(), lane).drain().recorded()).as("by the next version").isOne();
        }
        assertThat(desk.open()).isEmpty();
        assertThat(desk.available(card)).isEqualTo(8);
    }

    @Test
    void aLedgerThatIsClosingIsNoFaultOfTheOrder() {
        var card = ledger.listed("CARD", 9);
        feed.order("1-1", true, "ebay-CARD", 1);
        var closed = ledger.lane(new InlineReadModels(ledger.clock()));
        closed.close();
        var drained = desk.sales(ledger.db(), closed).drain();
        assertThat(drained.trouble()).isInstanceOf(CallOutcome.Transient.class);
        assertThat(drained.completeUpTo()).isNull();
        assertThatIllegalStateException().isThrownBy(() -> desk.sales(ledger.db(), closed).hear("1-1", "webhook", null));
        assertThat(desk.open()).isEmpty();
        assertThat(desk.raws()).isOne();
        assertThat(desk.sales().drain().recorded()).isOne();
        assertThat(desk.available(card)).isEqualTo(8);
    }
}
