package io.soldonce.reconciler.sales;

import static io.soldonce.projections.TestLedger.EBAY;
import static io.soldonce.tables.queues.Tables.HEARD_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.reconciler.sales.Difference.Kind;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Both sides are counted; neither is believed.
class CompletenessTest {
    private final Desk desk = new Desk();
    private final Completeness completeness = new Completeness(desk.ledger.db(), desk.ledger.clock());

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatTheChannelToldAndTheLedgerHasNotIsRaisedOnceWithAnAlert() {
        desk.ledger.listed("CARD", 9);
        desk.feed.order("1-1", true, "ebay-CARD", 1);
        desk.sales().drain();
        assertThat(completeness.check(EBAY)).isEmpty();
        var now = desk.ledger.clock().instant().atOffset(ZoneOffset.UTC);
        desk.ledger.db().insertInto(HEARD_ORDER).values("ebay", "1-2", "1-2-0=1 paid", now, now).execute();
        assertThat(completeness.check(EBAY)).containsExactly(new Difference(Kind.ORDER_MISSING, EBAY, "1-2"));
        completeness.check(EBAY);
        assertThat(desk.open()).containsExactly("ORDER_MISSING");
        assertThat(desk.alerts()).containsExactly("order missing on ebay, order 1-2");
    }

    @Test
    void whatTheLedgerHasFromTheFeedAndTheFeedNeverToldIsRaised() {
        desk.ledger.listed("CARD", 9);
        desk.feed.order("1-1", true, "ebay-CARD", 1);
        desk.sales().drain();
        desk.ledger.db().deleteFrom(HEARD_ORDER).execute();
        assertThat(completeness.check(EBAY)).as("may be on its way").isEmpty();
        desk.ledger.advance(Duration.ofMinutes(6));
        assertThat(completeness.check(EBAY)).containsExactly(new Difference(Kind.ORDER_NOT_HEARD, EBAY, "1-1"));
        assertThat(desk.open()).containsExactly("ORDER_NOT_HEARD");
        assertThat(desk.alerts()).isEmpty();
    }

    @Test
    void anOrderThatCameByAnotherDoorIsNotMissedInTheFeed() {
        var card = desk.ledger.listed("CARD", 9);
        desk.ledger.sell(EBAY, "BY-HAND", card, 1);
        desk.ledger.advance(Duration.ofMinutes(6));
        assertThat(completeness.differences(EBAY)).isEmpty();
    }

    @Test
    void oneOrderIsOneFact() {
        assertThat(Difference.of(EBAY, "o", true, 1, true)).isNull();
        assertThat(Difference.of(EBAY, "o", true, 2, true).kind()).isEqualTo(Kind.ORDER_TWICE);
        assertThat(Difference.of(EBAY, "o", false, 2, false).kind()).isEqualTo(Kind.ORDER_TWICE);
        assertThat(Difference.of(EBAY, "o", true, 0, false).kind()).isEqualTo(Kind.ORDER_MISSING);
        assertThat(Difference.of(EBAY, "o", false, 1, true).kind()).isEqualTo(Kind.ORDER_NOT_HEARD);
        assertThat(Difference.of(EBAY, "o", false, 1, false)).isNull();
    }
}
