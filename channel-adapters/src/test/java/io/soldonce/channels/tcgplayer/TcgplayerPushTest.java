package io.soldonce.channels.tcgplayer;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.Confirmation;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.channels.tcgplayer.PortalLine.Fate;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Bad days in the middle of a push.
class TcgplayerPushTest {
    private TcgplayerMarketplace market;

    @BeforeEach
    void openMarketplace() {
        market = new TcgplayerMarketplace();
        market.shows("LOT", "Sorrelwren", 40, Listings.PRICE);
    }

    @AfterEach
    void closeMarketplace() {
        market.close();
    }

    @Test
    void whoIsSignedOutInTheMiddleSignsInAgainAndGoesOn() {
        for (var requests : new int[]{3, 6, 8, 10}) {
            market.knobs("{\"logoutAfterRequests\":" + requests + "}");
            assertThat(push(40 - requests)).isEqualTo(new CallOutcome.Done());
            assertThat(market.buyable("LOT")).isEqualTo(40 - requests);
        }
    }

    @Test
    void aUnitThatIsSoldBetweenTheExportAndTheMoveIsNotTakenTwice() {
        market.line().at("POST /admin/pricing/import", Fate.PASSED, () -> market.buys("LOT", 1));
        assertThat(push(38)).isEqualTo(new CallOutcome.Done());
        assertThat(market.buyable("LOT")).as("what was asked for, computed anew from 39").isEqualTo(38);
    }

    @Test
    void ofAHalfAppliedFileTheRestIsToldAgain() {
        market.shows("OTHER", "Sorrelwren, foil", 5, Listings.PRICE);
        market.knobs("{\"applyHalf\":1}");
        var wishes = List.of(Listings.of(market, "LOT", 38), Listings.of(market, "OTHER", 3));
        var receipts = Listings.push(market.channel(), wishes.getFirst(), wishes.getLast());
        assertThat(receipts).extracting(Receipt::outcome).hasAtLeastOneElementOfType(CallOutcome.Done.class)
                .hasAtLeastOneElementOfType(CallOutcome.Refused.class);
        var refused = receipts.stream().filter(receipt -> receipt.outcome() instanceof CallOutcome.Refused).findFirst().orElseThrow();
        assertThat(market.channel().confirm(List.of(refused)).getFirst()).isInstanceOf(Confirmation.Rejected.class);
        assertThat(Listings.push(market.channel(), wishes.getFirst(), wishes.getLast())).extracting(Receipt::outcome)
                .containsOnly(new CallOutcome.Done());
        assertThat(List.of(market.buyable("LOT"), market.buyable("OTHER"))).containsExactly(38, 3);
    }

    @Test
    void aRowThatTheFileIsRefusedForIsNamedAndTheOthersGoAgain() {
        var impossible = Listings.withId(market, "ODD", "99999999999999999999", 3);
        var unknown = Listings.withId(market, "UNKNOWN", "99000001", 3);
        var receipts = Listings.push(market.channel(), impossible, Listings.of(market, "LOT", 38), unknown);
        assertThat(receipts.get(0).outcome()).isInstanceOfSatisfying(CallOutcome.Refused.class,
                refused -> assertThat(refused.words()).contains("99999999999999999999"));
        assertThat(receipts.get(1).outcome()).isEqualTo(new CallOutcome.Done());
        assertThat(receipts.get(2).outcome()).isInstanceOfSatisfying(CallOutcome.Refused.class,
                refused -> assertThat(refused.words()).contains("not found"));
        assertThat(market.buyable("LOT")).isEqualTo(38);
    }

    @Test
    void whatIsStillBeingMovedIsPendingAndEverybodyWaits() {
        market.knobs("{\"moveMillis\":60000}");
        var receipt = Listings.push(market.channel(), Listings.of(market, "LOT", 38)).getFirst();
        assertThat(receipt.outcome()).isInstanceOf(CallOutcome.Unknown.class);
        assertThat(receipt.reference()).isNotBlank();
        assertThat(market.channel().confirm(List.of(receipt)).getFirst()).isInstanceOf(Confirmation.Pending.class);
        assertThat(push(37)).isInstanceOfSatisfying(CallOutcome.Transient.class,
                waits -> assertThat(waits.code()).isEqualTo("STILL_MOVING"));
        market.pass(Duration.ofMinutes(2));
        assertThat(market.channel().confirm(List.of(receipt)).getFirst()).isInstanceOfSatisfying(Confirmation.Applied.class,
                applied -> assertThat(applied.shown().quantity()).isEqualTo(38));
    }

    @Test
    void onAPageThatIsBuiltOtherwiseNothingIsWrittenAndAPictureIsTaken() throws Exception {
        market.knobs("{\"pageChanged\":true}");
        assertThat(push(38)).isInstanceOfSatisfying(CallOutcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("PAGE_CHANGED");
            assertThat(refused.words()).contains(".png");
        });
        assertThat(market.buyable("LOT")).isEqualTo(40);
        try (var pictures = Files.list(market.portal().account().screens())) {
            assertThat(pictures).isNotEmpty();
        }
        market.isWellAgain();
        assertThat(push(38)).isEqualTo(new CallOutcome.Done());
    }

    @Test
    void inSomebodyElsesPortalNothingIsWritten() {
        market.knowsOf("LOT", "Sorrelwren");
        market.showsAnotherAccount();
        assertThat(push(38)).isInstanceOfSatisfying(CallOutcome.Refused.class,
                refused -> assertThat(refused.code()).isEqualTo("WRONG_ACCOUNT"));
        market.isWellAgain();
        assertThat(market.buyable("LOT")).isEqualTo(40);
    }

    @Test
    void fromAnExportThatIsCutShortNothingIsComputed() {
        market.shows("OTHER", "Sorrelwren, foil", 5, Listings.PRICE);
        market.truncates();
        assertThat(push(38)).isInstanceOfSatisfying(CallOutcome.Transient.class,
                cut -> assertThat(cut.code()).isEqualTo("EXPORT_CUT_SHORT"));
        assertThat(market.channel().confirm(List.of(Receipt.unsent(market.channel().render(Listings.of(market, "LOT", 38))))))
                .singleElement()
                .isInstanceOf(Confirmation.Unread.class);
        assertThat(market.buyable("LOT")).isEqualTo(40);
    }

    @Test
    void whatTheSellerStagedIsLeftAlone() {
        var theirs = market.portal().importFile("my own prices.csv", StagedCsv.render(List.of(new StagedRow(
                new LiveCard(market.numberOf("LOT"), "Sorrelwren", null, null, 40, Listings.PRICE), 7, Listings.PRICE))));
        assertThat(push(38)).isEqualTo(new CallOutcome.Done());
        assertThat(theirs).isInstanceOfSatisfying(TcgplayerPortal.Import.Taken.class,
                taken -> assertThat(market.portal().upload(taken.upload().id()).state()).isEqualTo(StagedUpload.State.IMPORTED));
    }

    private CallOutcome push(int quantity) {
        return Listings.push(market.channel(), Listings.of(market, "LOT", quantity)).getFirst().outcome();
    }
}
