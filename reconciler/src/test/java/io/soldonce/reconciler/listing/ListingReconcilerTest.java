package io.soldonce.reconciler.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channel.ChannelRules.Mode;
import io.soldonce.channels.spi.CanonicalListing.Part;
import io.soldonce.channels.spi.Shown;
import io.soldonce.listing.ListingAction;
import io.soldonce.order.OrderAction;
import io.soldonce.projections.TestLedger;
import io.soldonce.reconciler.listing.TestShop.Fault;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListingReconcilerTest {
    private final Stall stall = new Stall();

    @AfterEach
    void close() {
        stall.close();
    }

    @Test
    void soldAtTheCounterGoesOffSaleAndIsReadBack() {
        var card = stall.listed("CARD", 1);
        stall.sellHere(TestLedger.COUNTER, card, 1);
        stall.work();
        assertThat(stall.shop.buyable(card)).isZero();
        assertThat(stall.texts("select concat_ws(' ', action, outcome, verdict, shown_quantity) from push_event"))
                .containsExactly("END DONE APPLIED 0");
        assertThat(stall.due()).isZero();
        assertThat(stall.alerts).isEmpty();
    }

    @Test
    void aCancelledSaleIsListedAgainUnderANewId() {
        var card = stall.listed("CARD", 1);
        stall.sellHere(TestLedger.COUNTER, card, 1);
        stall.work();
        stall.ledger.done(new OrderAction.Cancel(TestLedger.COUNTER, "order-0", List.of(), "regret", stall.ledger.clock().instant()));
        stall.work();
        assertThat(stall.shop.buyable(card)).isEqualTo(1);
        assertThat(stall.db.fetchValue("select external_id from listing_now where channel = 'ebay'"))
                .isEqualTo(stall.shop.shelf.get(card).externalId()).isNotEqualTo("ebay-CARD");
    }

    @Test
    void oneZeroOneZeroEndsAtZero() {
        var card = stall.listed("CARD", 1);
        for (var round = 0; round < 2; round++) {
            stall.sellHere(TestLedger.COUNTER, card, 1);
            stall.work();
            assertThat(stall.shop.buyable(card)).isZero();
            if (round == 0) {
                stall.ledger.done(new OrderAction.Cancel(TestLedger.COUNTER, "order-0", List.of(), "regret",
                        stall.ledger.clock().instant()));
                stall.work();
                assertThat(stall.shop.buyable(card)).isEqualTo(1);
            }
        }
        assertThat(stall.shop.told).hasSize(3);
    }

    @Test
    void aRevisionThatIsNoLongerWantedIsNotSent() {
        var card = stall.listed("CARD", 1);
        stall.sellHere(TestLedger.COUNTER, card, 1);
        stall.ledger.done(new OrderAction.Cancel(TestLedger.COUNTER, "order-0", List.of(), "regret", stall.ledger.clock().instant()));
        stall.work();
        assertThat(stall.shop.told).isEmpty();
        assertThat(stall.due()).isZero();
    }

    @Test
    void aPriceAloneDoesNotCarryTheQuantity() {
        var card = stall.listed("CARD", 1);
        stall.ledger.done(new ListingAction.Revise(new ListingKey(TestLedger.EBAY, card), null, Money.of("9.50", "USD"), false));
        stall.work();
        assertThat(stall.shop.told).hasSize(1);
        assertThat(stall.shop.told.getFirst().listing().changed()).containsExactly(Part.PRICE);
        assertThat(stall.shop.shelf.get(card).price()).isEqualTo(Money.of("9.50", "USD"));
    }

    @Test
    void aTimeOutAfterTheEffectIsReadBackAndNeverRepeated() {
        var card = stall.listed("CARD", 1);
        stall.shop.faults.add(Fault.TIME_OUT_AFTER_EFFECT);
        stall.sellHere(TestLedger.COUNTER, card, 1);
        stall.workFor(Duration.ofSeconds(10));
        assertThat(stall.shop.told).hasSize(1);
        assertThat(stall.shop.buyable(card)).isZero();
        assertThat(stall.alerts).isEmpty();
    }

    @Test
    void anAdapterThatBreaksHasDoneNobodyKnowsWhat() {
        var card = stall.listed("CARD", 1);
        stall.shop.faults.add(Fault.BREAK);
        stall.sellHere(TestLedger.COUNTER, card, 1);
        stall.workFor(Duration.ofSeconds(10));
        assertThat(stall.texts("select outcome from push_event order by sent_at")).containsExactly("UNKNOWN", "DONE");
        assertThat(stall.shop.buyable(card)).isZero();
    }

    @Test
    void acceptedAndNotAppliedIsToldAgainOnceWithoutAWord() {
        var card = stall.listed("CARD", 1);
        stall.shop.faults.add(Fault.TAKE_AND_FORGET);
        stall.sellHere(TestLedger.COUNTER, card, 1);
        stall.workFor(Duration.ofSeconds(5));
        assertThat(stall.shop.buyable(card)).isZero();
        assertThat(stall.alerts).isEmpty();
        assertThat(stall.exceptions()).isEmpty();
    }

    @Test
    void theSecondFailureInARowIsAnExceptionAndOneAlertAndItIsTriedOn() {
        var card = stall.listed("CARD", 1);
        stall.shop.faults.addAll(List.of(Fault.TAKE_AND_FORGET, Fault.REFUSE, Fault.BUSY, Fault.TAKE_AND_FORGET));
        stall.sellHere(TestLedger.COUNTER, card, 1);
        stall.workFor(Duration.ofSeconds(5));
        assertThat(stall.alerts).hasSize(1);
        assertThat(stall.exceptions()).containsExactly("PUSH_FAILED");
        stall.workFor(Duration.ofMinutes(4));
        assertThat(stall.shop.buyable(card)).isZero();
        assertThat(stall.alerts).hasSize(1);
        assertThat(stall.exceptions()).as("resolved by itself once it went through").isEmpty();
    }

    @Test
    void whileTheChannelIsDownNothingIsLostAndNobodyIsFloodedWithAlerts() {
        var cards = List.of(stall.listed("CARD-1", 1), stall.listed("CARD-2", 1), stall.listed("CARD-3", 1));
        stall.shop.isDown = true;
        cards.forEach(card -> stall.sellHere(TestLedger.COUNTER, card, 1));
        stall.workFor(Duration.ofMinutes(3));
        assertThat(stall.alerts).hasSizeLessThanOrEqualTo(3);
        stall.shop.isDown = false;
        stall.workFor(Duration.ofMinutes(3));
        assertThat(cards).allSatisfy(card -> assertThat(stall.shop.buyable(card)).isZero());
        assertThat(stall.exceptions()).isEmpty();
    }

    @Test
    void aPendingPushDoesNotMakeADelistWait() {
        var lot = stall.listed("LOT", 5);
        stall.shop.pendingUntil = () -> stall.ledger.clock().instant().plusSeconds(3600);
        stall.receive(lot, 3);
        stall.work();
        assertThat(stall.shop.buyable(lot)).isEqualTo(8);
        stall.sellHere(TestLedger.COUNTER, lot, 8);
        stall.work();
        assertThat(stall.shop.buyable(lot)).isZero();
    }

    @Test
    void anUnheardSaleIsNotResold() {
        var lot = stall.listed("LOT", 5);
        stall.sellThere(lot, 2);
        stall.receive(lot, 1);
        stall.work();
        assertThat(stall.shop.buyable(lot)).as("nothing is written over a level nobody can explain").isEqualTo(3);
        stall.workFor(Duration.ofSeconds(40));
        assertThat(stall.shop.buyable(lot)).isEqualTo(4);
        assertThat(stall.exceptions()).isEmpty();
    }

    @Test
    void fewerThanShouldBeIsDriftOnceAllSalesAreHeard() {
        var lot = stall.listed("LOT", 5);
        stall.shop.stock(lot, 3);
        stall.receive(lot, 1);
        stall.workFor(Duration.ofSeconds(40));
        assertThat(stall.shop.buyable(lot)).isEqualTo(6);
    }

    @Test
    void withoutAFeedUnitsWaitAndDelistsGo() {
        var lot = stall.listed("LOT", 5);
        var card = stall.listed("CARD", 1);
        stall.isFeedDown = true;
        stall.receive(lot, 1);
        stall.sellHere(TestLedger.COUNTER, card, 1);
        stall.workFor(Duration.ofSeconds(20));
        assertThat(stall.shop.buyable(lot)).isEqualTo(5);
        assertThat(stall.shop.buyable(card)).isZero();
        stall.isFeedDown = false;
        stall.workFor(Duration.ofSeconds(10));
        assertThat(stall.shop.buyable(lot)).isEqualTo(6);
    }

    @Test
    void aListingNobodyHasMadeYetIsMade() {
        var card = stall.ledger.item("NEW-CARD", 1);
        stall.ledger.link(card, TestLedger.EBAY);
        stall.work();
        assertThat(stall.shop.shelf.get(card).status()).isEqualTo(Shown.Status.LIVE);
        assertThat(stall.shop.buyable(card)).isEqualTo(1);
    }

    @Test
    void dryRunSendsNothingAndNamesWhatIsExposed() {
        var card = stall.listed("CARD", 1);
        stall.mode(Mode.DRY_RUN);
        stall.sellHere(TestLedger.COUNTER, card, 1);
        stall.workFor(Duration.ofMinutes(3));
        assertThat(stall.shop.told).isEmpty();
        assertThat(stall.exceptions()).containsExactly("DELIST_BLOCKED");
        stall.mode(Mode.AUTO);
        stall.work();
        assertThat(stall.shop.buyable(card)).isZero();
    }

    @Test
    void theKillSwitchStopsTheNextSend() {
        var card = stall.listed("CARD", 1);
        stall.db.execute("update worker_config set enabled_channels = '{}'");
        stall.sellHere(TestLedger.COUNTER, card, 1);
        stall.work();
        assertThat(stall.shop.told).isEmpty();
        assertThat(stall.exceptions()).containsExactly("DELIST_BLOCKED");
        stall.db.execute("update worker_config set enabled_channels = '{ebay}'");
        stall.work();
        assertThat(stall.shop.buyable(card)).isZero();
    }

    @Test
    void approvalHoldsAllButSoldDelistsUntilReleased() {
        var card = stall.listed("CARD", 1);
        var lot = stall.listed("LOT", 2);
        stall.mode(Mode.APPROVAL);
        stall.sellHere(TestLedger.COUNTER, card, 1);
        stall.receive(lot, 3);
        stall.work();
        assertThat(stall.shop.buyable(card)).isZero();
        assertThat(stall.shop.buyable(lot)).isEqualTo(2);
        stall.db.execute("update push_approval set released_at = now(), released_by = 'owner' where sku_key = 'LOT'");
        stall.workFor(Duration.ofSeconds(61));
        assertThat(stall.shop.buyable(lot)).isEqualTo(5);
    }
}
