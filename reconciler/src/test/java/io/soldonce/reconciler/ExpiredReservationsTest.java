package io.soldonce.reconciler;

import static io.soldonce.projections.TestLedger.EBAY;
import static io.soldonce.tables.projections.Tables.AVAILABILITY;
import static io.soldonce.tables.projections.Tables.HOLD_NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact;
import io.soldonce.projections.TestLedger;
import io.soldonce.values.Sku;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpiredReservationsTest {
    private final TestLedger ledger = new TestLedger();
    private final ExpiredReservations expired = new ExpiredReservations(ledger.db(), ledger.lane(), ledger.clock());

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void whatWasReservedUntilAnInstantGoesBackOnSaleThenAndOnlyOnce() throws SQLException {
        var sku = ledger.item("LOT", 5);
        var until = ledger.clock().instant().plus(Duration.ofHours(2));
        ledger.done(new ItemAction.Reserve(sku, "show-7", 2, ItemFact.Purpose.LIVE_SHOW, until, ledger.clock().instant()));
        ledger.done(new ItemAction.Reserve(sku, "ann", 1, ItemFact.Purpose.CUSTOMER, null, ledger.clock().instant()));
        ledger.followAll();
        assertThat(expired.release()).isZero();
        ledger.advance(Duration.ofHours(2));
        assertThat(expired.release()).isEqualTo(1);
        assertThat(expired.release()).isZero();
        assertThat(available(sku)).isEqualTo(4);
        ledger.followAll();
        assertThat(ledger.db().selectFrom(HOLD_NOW).fetch(HOLD_NOW.HOLD_ID)).containsExactly("ann");
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
    }

    @Test
    void whatWasExtendedAMomentAgoStaysThoughTheRowsDoNotSaySoYet() throws SQLException {
        var sku = ledger.item("LOT", 5);
        var until = ledger.clock().instant().plus(Duration.ofHours(2));
        ledger.done(new ItemAction.Reserve(sku, "show-7", 2, ItemFact.Purpose.LIVE_SHOW, until, ledger.clock().instant()));
        ledger.followAll();
        ledger.done(new ItemAction.Extend(sku, "show-7", until.plus(Duration.ofHours(1)), ledger.clock().instant()));
        ledger.advance(Duration.ofHours(2));

        assertThat(expired.release()).isZero();

        assertThat(available(sku)).isEqualTo(3);
    }

    @Test
    void aReservationOfAnOrderNeverExpires() throws SQLException {
        var sku = ledger.item("LOT", 5);
        ledger.done(ledger.order(EBAY, "E-1", false, sku, 2));
        ledger.followAll();
        ledger.advance(Duration.ofDays(90));
        assertThat(expired.release()).isZero();
        assertThat(available(sku)).isEqualTo(3);
        assertThat(ledger.db().selectFrom(HOLD_NOW).fetchSingle().getOrderId()).isEqualTo("E-1");
    }

    private int available(Sku sku) {
        return ledger.db().selectFrom(AVAILABILITY).where(AVAILABILITY.SKU_KEY.eq(sku.key())).fetchSingle().getAvailable();
    }
}
