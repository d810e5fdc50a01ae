package io.soldonce.reconciler.drift;

import static io.soldonce.projections.TestLedger.EBAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.listing.ListingAction;
import io.soldonce.values.ListingKey;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DriftTest {
    private final Market market = new Market();

    @AfterEach
    void close() {
        market.close();
    }

    @Test
    void whatShowsWhatItShouldIsLeftAlone() throws SQLException {
        market.onSale("LOT", 5);
        market.onSale("CARD", 1);
        var drift = market.look();
        assertThat(drift).isEqualTo(new Drift(null, 2, 2, 0, 0, 0, 0, 0, 0, 0));
        assertThat(market.due()).isEmpty();
    }

    @Test
    void fewerThanThereShouldBeIsOnlySuspectedUntilTheSalesAreRead() throws SQLException {
        var sku = market.onSale("LOT", 5);
        market.shop.shows("ebay-LOT", "LOT", 4, "9.00", "Title of LOT");
        assertThat(market.look().suspected()).isEqualTo(1);
        assertThat(market.due()).isEmpty();
        assertThat(market.push(sku).getSuspectSince()).isNotNull();
        assertThat(market.push(sku).getConfirmedQuantity()).isEqualTo(5);

        var shownSince = market.push(sku).getSuspectSince().toInstant();
        market.drained = () -> shownSince; // not beyond the first look that showed it
        assertThat(market.look().madeDue()).isZero();

        market.drained = () -> market.ledger.clock().instant().plusSeconds(1);
        var drift = market.look();
        assertThat(drift.madeDue()).isEqualTo(1);
        assertThat(drift.suspected()).isZero();
        assertThat(market.push(sku).getConfirmedQuantity()).isEqualTo(4);
        var due = market.due().getFirst();
        assertThat(due.getOrigin()).isEqualTo("drift");
        assertThat(due.getPriority()).isEqualTo((short) 1);
    }

    @Test
    void aSaleFoundInTheSalesExplainsFewerAndNothingIsWrittenOverIt() throws SQLException {
        var sku = market.onSale("LOT", 5);
        market.shop.shows("ebay-LOT", "LOT", 4, "9.00", "Title of LOT");
        market.drained = () -> {
            market.ledger.sell(EBAY, "E-1", sku, 1);
            return market.ledger.clock().instant().plusSeconds(1);
        };
        assertThat(market.look().madeDue()).isZero();
        assertThat(market.due()).singleElement().matches(due -> due.getOrigin().equals("desired"));
        market.settle();
        assertThat(market.look().agreeing()).isEqualTo(1);
        assertThat(market.push(sku).getSuspectSince()).isNull();
    }

    @Test
    void moreThanThereShouldBeGoesBeforeEverythingElse() throws SQLException {
        market.onSale("LOT", 5);
        market.shop.shows("ebay-LOT", "LOT", 7, "9.00", "Title of LOT");
        assertThat(market.look().exposed()).isEqualTo(1);
        assertThat(market.due()).singleElement().matches(due -> due.getPriority() == 0 && due.getOrigin().equals("drift"));
    }

    @Test
    void aPriceChangedByHandIsPutRight() throws SQLException {
        var sku = market.onSale("LOT", 5);
        market.shop.shows("ebay-LOT", "LOT", 5, "1.00", "Title of LOT");
        assertThat(market.look().madeDue()).isEqualTo(1);
        assertThat(market.push(sku).getConfirmedPrice()).isEqualByComparingTo("1.00");
        assertThat(market.due().getFirst().getPriority()).isEqualTo((short) 1);
    }

    @Test
    void aTitleChangedByHandIsPutRight() throws SQLException {
        var sku = market.onSale("LOT", 5);
        market.look();
        var told = market.push(sku).getConfirmedFingerprint();
        market.shop.shows("ebay-LOT", "LOT", 5, "9.00", "Totally fake");
        assertThat(market.look().madeDue()).isEqualTo(1);
        assertThat(market.push(sku).getConfirmedFingerprint()).isNotEqualTo(told);
    }

    @Test
    void aTitleTheChannelShortensIsNoDrift() throws SQLException {
        market.onSale("LOT", 5);
        market.shop.shows("ebay-LOT", "LOT", 5, "9.00", "Title of");
        assertThat(market.look().madeDue()).isZero();
        market.shop.shows("ebay-LOT", "LOT", 5, "9.00", "Title");
        market.later();
        market.settle(); // told again in between
        assertThat(market.look().madeDue()).isZero();
    }

    @Test
    void whatIsGoneMustBeGoneTwice() throws SQLException {
        var sku = market.onSale("CARD", 1);
        market.onSale("OTHER", 1);
        market.look();
        market.drained = () -> market.ledger.clock().instant().plusSeconds(1);
        market.shop.forgets("ebay-CARD");
        var once = market.look();
        assertThat(once.seenEnded()).isZero();
        assertThat(once.madeDue()).isZero();
        assertThat(once.suspected()).isEqualTo(1);
        assertThat(market.status(sku)).isEqualTo("LIVE");
        var twice = market.look();
        assertThat(twice.seenEnded()).isEqualTo(1);
        assertThat(market.status(sku)).isEqualTo("ENDED");
        assertThat(twice.madeDue()).isEqualTo(1);
        assertThat(market.push(sku).getConfirmedStatus()).isEqualTo("ENDED");
    }

    @Test
    void whatIsGoneOnceAndThereAgainWasNeverGone() throws SQLException {
        var sku = market.onSale("CARD", 1);
        market.onSale("OTHER", 1);
        market.look();
        for (var i = 0; i < 3; i++) {
            market.shop.forgets("ebay-CARD");
            assertThat(market.look().seenEnded()).isZero();
            market.shop.shows("ebay-CARD", "CARD", 1, "9.00", "Title of CARD");
            assertThat(market.look().seenEnded()).isZero();
        }
        assertThat(market.status(sku)).isEqualTo("LIVE");
        assertThat(market.push(sku).getSuspectSince()).isNull();
        assertThat(market.due()).isEmpty();
    }

    @Test
    void whatIsShownAsEndedMustBeShownSoTwice() throws SQLException {
        var sku = market.onSale("CARD", 1);
        market.look();
        market.shop.ends("ebay-CARD");
        assertThat(market.look().seenEnded()).isZero();
        assertThat(market.look().seenEnded()).isEqualTo(1);
        assertThat(market.status(sku)).isEqualTo("ENDED");
    }

    @Test
    void aSoldOneThatIsLiveAgainIsTakenDown() throws SQLException {
        var sku = market.onSale("CARD", 1);
        market.onSale("OTHER", 1);
        market.look();
        market.ledger.sell(EBAY, "E-1", sku, 1);
        market.shop.forgets("ebay-CARD");
        market.later();
        market.settle();
        market.look();
        market.look();
        assertThat(market.status(sku)).isEqualTo("ENDED");
        market.shop.shows("ebay-CARD-RELISTED", "CARD", 1, "9.00", "Title of CARD"); // under a new id, as marketplaces do
        var drift = market.look();
        assertThat(drift.unknown()).isZero();
        assertThat(drift.seenLive()).isEqualTo(1);
        assertThat(market.due()).singleElement().matches(due -> due.getSkuKey().equals("CARD") && due.getPriority() == 0);
        assertThat(market.externalId(sku)).contains("ebay-CARD-RELISTED");
    }

    @Test
    void whatWeEndedAndIsLiveAgainIsTakenDown() throws SQLException {
        var sku = market.onSale("CARD", 1);
        market.ledger.done(new ListingAction.End(new ListingKey(EBAY, sku), "too precious"));
        market.later();
        market.settle();
        assertThat(market.look().exposed()).isEqualTo(1);
        assertThat(market.due()).hasSize(1);
    }

    @Test
    void whatIsUnknownIsNamedOnceAndNeverEnded() throws SQLException {
        market.onSale("CARD", 1);
        market.shop.shows("777", "MYSTERY", 3, "5.00", "Grandmother's vase");
        assertThat(market.look().unknown()).isEqualTo(1);
        assertThat(market.raised).singleElement().matches(trouble -> trouble.code().equals("UNKNOWN_LISTING")
                && trouble.message().contains("vase"));
        market.ledger.db().execute("""
            insert into exception (key, code, message, raised_at) values ('UNKNOWN_LISTING/ebay/777', 'UNKNOWN_LISTING', '', now())""");
        assertThat(market.look().unknown()).isEqualTo(1);
        assertThat(market.raised).hasSize(1);
        assertThat(market.due()).isEmpty();
    }

    @Test
    void whatWasToldSinceTheLookBeganIsLeftAlone() throws SQLException {
        market.onSale("OPEN", 5);
        market.onSale("CONFIRMED", 5);
        market.onSale("DUE", 5);
        for (var name : new String[]{"OPEN", "CONFIRMED", "DUE"}) {
            market.shop.shows("ebay-" + name, name, 9, "9.00", "Title of " + name);
        }
        market.ledger.db().execute("update listing_push set open_push = ? where sku_key = 'OPEN'", UUID.randomUUID());
        market.ledger.db().execute("""
            insert into due_listing (sku_key, channel, slot, revision, priority, due_at) values ('DUE', 'ebay', '', 1, 1, now())""");
        market.shop.meanwhile(
                () -> market.ledger.db().execute("update listing_push set confirmed_at = ?::timestamptz where sku_key = 'CONFIRMED'",
                        market.ledger.clock().instant().atOffset(ZoneOffset.UTC)));
        var drift = market.look();
        assertThat(drift.blind()).isNull();
        assertThat(drift.ignored()).isEqualTo(3);
        assertThat(drift.madeDue()).isZero();
    }

    @Test
    void whatAPersonAlreadyPutRightIsOnlyNoted() throws SQLException {
        var sku = market.onSale("LOT", 5);
        market.ledger.db().execute("update listing_push set confirmed_quantity = 3 where sku_key = 'LOT'");
        assertThat(market.look().madeDue()).isZero();
        assertThat(market.push(sku).getConfirmedQuantity()).isEqualTo(5);
    }

    @Test
    void anIdThatTwoListingsClaimIsJudgedForTheFirstOnly() throws SQLException {
        market.onSale("FIRST", 1);
        var second = market.ledger.item("SECOND", 1);
        market.link(second, "ebay-FIRST", false);
        market.settle();
        market.look();
        var drift = market.look();
        assertThat(drift.exposed()).isZero();
        assertThat(drift.seenEnded()).isZero();
        assertThat(market.due()).isEmpty();
    }

    @Test
    void aListingThatWasNeverListedBecomesDue() throws SQLException {
        market.onSale("OTHER", 1);
        var sku = market.ledger.item("NEW", 1);
        market.link(sku, null, false);
        market.ledger.db().execute("delete from due_listing");
        market.drained = () -> market.ledger.clock().instant().plusSeconds(1);
        market.look();
        market.look();
        market.look();
        assertThat(market.due()).singleElement().matches(due -> due.getSkuKey().equals("NEW"));
    }
}
