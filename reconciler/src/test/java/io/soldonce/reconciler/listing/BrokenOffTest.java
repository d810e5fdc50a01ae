package io.soldonce.reconciler.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soldonce.projections.TestLedger;
import io.soldonce.values.Sku;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A worker that dies, or stands still, between any two steps.
class BrokenOffTest {
    /// The database refuses the n-th statement of the worker and all after it, as when its process is gone.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aWorkerThatDiesAnywhereLosesAndDoublesNothing(int statement) {
        try (var stall = new Stall()) {
            var card = stall.listed("CARD", 1);
            var lot = stall.listed("LOT", 5);
            stall.sellHere(TestLedger.COUNTER, card, 1);
            stall.receive(lot, 2);
            var dying = stall.worker(new DyingDatabase(stall.ledger.dataSource(), statement));
            try {
                dying.pass(false);
            } catch (RuntimeException died) {
                assertThat(died).hasRootCauseMessage(DyingDatabase.WORDS);
            }
            stall.workFor(Duration.ofSeconds(1));
            stall.ledger.advance(DueQueue.LEASE);
            stall.workFor(Duration.ofSeconds(60));
            assertRight(stall, card, lot);
            assertThat(stall.shop.told).as("read back before it is told again").hasSizeLessThanOrEqualTo(3);
        }
    }

    private static void assertRight(Stall stall, Sku card, Sku lot) {
        assertThat(stall.shop.buyable(card)).isZero();
        assertThat(stall.shop.buyable(lot)).isEqualTo(7);
        assertThat(stall.due()).isZero();
        assertThat(stall.alerts).isEmpty();
    }

    /// It wakes after another has taken over, with an old answer in its hand.
    @Test
    void aWorkerThatStoodStillTooLongChangesNothingAnyMore() {
        try (var stall = new Stall()) {
            var lot = stall.listed("LOT", 5);
            stall.sellHere(TestLedger.COUNTER, lot, 2);
            var other = stall.worker();
            stall.shop.meanwhile = () -> {
                stall.shop.meanwhile = () -> {};
                stall.ledger.advance(DueQueue.LEASE.plusSeconds(1));
                stall.sellHere(TestLedger.COUNTER, lot, 1);
                while (other.pass(false) > 0) {
                    // the other node works it off
                }
                assertThat(stall.shop.buyable(lot)).isEqualTo(2);
            };
            stall.work();
            assertThat(stall.shop.buyable(lot)).isEqualTo(2);
            assertThat(stall.db.fetchValue("select confirmed_quantity from listing_push")).isEqualTo(2);
            assertThat(stall.due()).isZero();
        }
    }

    @Test
    void aLostClaimMayNotSend() {
        try (var stall = new Stall()) {
            var card = stall.listed("CARD", 1);
            stall.sellHere(TestLedger.COUNTER, card, 1);
            stall.db.execute("create function steal() returns trigger language plpgsql as $$ begin new.claim_id = gen_random_uuid();"
                    + " return new; end $$");
            stall.db.execute("create trigger steal before update on queues.due_listing for each row when (new.claim_id is not null)"
                    + " execute function steal()");
            stall.reconciler.pass(false);
            assertThat(stall.shop.told).isEmpty();
        }
    }

    @Test
    void theDyingDatabaseDies() {
        try (var stall = new Stall()) {
            stall.ledger.item("X", 1);
            var worker = stall.worker(new DyingDatabase(stall.ledger.dataSource(), 1));
            assertThatThrownBy(() -> worker.pass(false)).hasRootCauseMessage(DyingDatabase.WORDS);
        }
    }
}
