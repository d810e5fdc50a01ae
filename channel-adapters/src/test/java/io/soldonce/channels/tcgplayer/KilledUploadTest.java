package io.soldonce.channels.tcgplayer;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.browser.BrowserHost;
import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.tcgplayer.PortalLine.Fate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// TCGplayer adds what an upload says, so an upload that happens twice takes units away that nobody sold. Wherever a push is killed, the
/// next one comes to the right quantity, and never by way of a wrong one.
class KilledUploadTest {
    private static final List<String> READING = List.of("GET /admin/pricing/staged", "POST /admin/pricing/export-live",
            "GET /admin/pricing/staged/\\d+");
    private static final List<String> WRITING = List.of("POST /admin/pricing/import", "POST .*/save", "POST .*/move");

    private TcgplayerMarketplace market;
    private int number;

    @BeforeEach
    void openMarketplace() {
        market = new TcgplayerMarketplace();
    }

    @AfterEach
    void closeMarketplace() {
        market.close();
    }

    @Test
    void aLotThatShrinksMayBeKilledAtEveryStep() {
        READING.forEach(step -> killed(step, Fate.LOST, 40, 38));
        WRITING.forEach(step -> killed(step, Fate.LOST, 40, 38));
        WRITING.forEach(step -> killed(step, Fate.UNANSWERED, 40, 38));
    }

    @Test
    void aCardThatMustGoMayBeKilledAtEveryStep() {
        WRITING.forEach(step -> killed(step, Fate.UNANSWERED, 1, 0));
        killed("POST .*/move", Fate.LOST, 1, 0);
    }

    private void killed(String step, Fate fate, int before, int after) {
        var sku = "CARD-" + ++number;
        market.shows(sku, "Sorrelwren", before, Listings.PRICE);
        market.line().breaksAt(step, fate);
        var outcome = Listings.push(market.channel(), Listings.of(market, sku, after)).getFirst().outcome();
        assertThat(market.line().mend()).as("%s was reached", step).isEqualTo(1);
        var isMove = step.endsWith("move");
        assertThat(outcome).as("%s %s", fate, step).isInstanceOf(isMove ? CallOutcome.Unknown.class : CallOutcome.Transient.class);
        assertThat(market.buyable(sku)).as("%s %s", fate, step).isEqualTo(isMove && fate == Fate.UNANSWERED ? after : before);
        finish(market.portal(), sku, after);
    }

    /// The page that would have said that it was moved does not come: the button was pressed, so nobody presses it again.
    @Test
    void anUploadWhoseMoveNobodySawIsReadBackAndNotMadeAgain() {
        market.shows("LOT", "Sorrelwren", 40, Listings.PRICE);
        market.line().at("POST .*/move", Fate.PASSED,
                () -> market.line().breaksAt("GET /admin/pricing/staged/\\d+", Fate.LOST));
        var receipt = Listings.push(market.channel(), Listings.of(market, "LOT", 38)).getFirst();
        assertThat(receipt.outcome()).isInstanceOf(CallOutcome.Unknown.class);
        assertThat(receipt.reference()).isNotBlank();
        market.line().mend();
        finish(market.portal(), "LOT", 38);
    }

    /// It was on its way for so long that everybody else is done: it finds an upload that was taken back.
    @Test
    void aMoveThatArrivesLateMovesNothing() {
        market.shows("LOT", "Sorrelwren", 40, Listings.PRICE);
        market.line().breaksAt("POST .*/move", Fate.LATE);
        assertThat(Listings.push(market.channel(), Listings.of(market, "LOT", 38)).getFirst().outcome())
                .isInstanceOf(CallOutcome.Unknown.class);
        market.line().mend();
        finish(market.portal(), "LOT", 38);
        market.line().deliverLate();
        assertThat(market.buyable("LOT")).isEqualTo(38);
    }

    @Test
    void theBrowserItselfMayBeKilledAtEveryStep() {
        try (var host = BrowserHost.headless(); var portal = market.portal(host, market.home().resolve("killed"))) {
            var channel = new TcgplayerChannel(portal, UUID::randomUUID);
            var others = new HashSet<>(ProcessHandle.current().descendants().toList());
            for (var step : List.of("POST /admin/pricing/import", "POST .*/save", "POST .*/move")) {
                var sku = "KILLED-" + step.replaceAll(".*/", "");
                market.shows(sku, "Sorrelwren", 40, Listings.PRICE);
                market.line().at(step, Fate.UNANSWERED, () -> ProcessHandle.current().descendants().filter(other -> !others.contains(other))
                        .forEach(ProcessHandle::destroyForcibly));
                var outcome = Listings.push(channel, Listings.of(market, sku, 38)).getFirst().outcome();
                assertThat(outcome).isInstanceOf(step.endsWith("move") ? CallOutcome.Unknown.class : CallOutcome.Transient.class);
                market.line().mend();
                finish(portal, sku, 38);
            }
        }
    }

    /// As the loops of the next process do it: read what stands there, tell what differs, until nothing does. Then once more, for nothing.
    private void finish(TcgplayerPortal portal, String sku, int quantity) {
        var channel = new TcgplayerChannel(portal, UUID::randomUUID);
        var listing = Listings.of(market, sku, quantity);
        for (var round = 0; round < 3 && Listings.shown(channel, listing).quantity() != quantity; round++) {
            Listings.push(channel, listing);
            assertThat(market.buyable(sku)).as("on the way").isGreaterThanOrEqualTo(quantity);
        }
        assertThat(Listings.push(channel, listing).getFirst().outcome()).isEqualTo(new CallOutcome.Done());
        assertThat(market.buyable(sku)).isEqualTo(quantity);
        assertThat(portal.staged()).as("left behind").noneMatch(upload -> upload.state().isUnfinished());
    }
}
