package io.soldonce.reconciler.listing;

import static io.soldonce.channels.spi.Shown.Status.ENDED;
import static io.soldonce.channels.spi.Shown.Status.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.CanonicalListing.Content;
import io.soldonce.channels.spi.CanonicalListing.Part;
import io.soldonce.channels.spi.Capabilities;
import io.soldonce.channels.spi.Shown;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StepTest {
    private static final Instant NOW = Instant.parse("2026-11-01T09:00:00Z");
    private static final Money NINE = Money.of("9.00", "USD");
    private static final Capabilities SHOP = capabilities(Capabilities.Quantities.ABSOLUTE);
    private static final Step.Drained HEARD = new Step.Drained(NOW.minusMillis(10), NOW.minusSeconds(30));

    private static Capabilities capabilities(Capabilities.Quantities quantities) {
        return new Capabilities(quantities, 5, true, true, false, Capabilities.Restorer.US, false, false, Duration.ofSeconds(30), 4, 100,
                null);
    }

    private static Standing standing(Standing.Desired desired, Standing.Open open, Standing.Confirmed confirmed, Instant suspectSince) {
        return new Standing(new ListingKey(new ChannelId("ebay"), new Sku("CARD")), "1",
                new Content("Card", null, "NEAR_MINT", null, null, null, null, 1, Map.of()), desired, open, confirmed, suspectSince, 0,
                Standing.Seen.LIVE, true, false);
    }

    private static Standing.Desired wants(Shown.Status status, Integer quantity) {
        return new Standing.Desired(7, status, quantity, NINE, "title");
    }

    private static Standing.Confirmed shows(Shown.Status status, int quantity) {
        return new Standing.Confirmed(status, quantity, NINE, "title", NOW);
    }

    private static Standing.Open told(int quantity, boolean isAnswered, Instant askAt) {
        return new Standing.Open(new UUID(1, 1), 6, isAnswered, quantity == 0 ? ENDED : LIVE, quantity, NINE, "", null, askAt);
    }

    private static Step next(Standing standing, Step.Drained drained) {
        return Step.next(standing, SHOP, drained, NOW);
    }

    @Test
    void whatAgreesNeedsNothing() {
        assertThat(next(standing(wants(LIVE, 3), null, shows(LIVE, 3), null), null)).isEqualTo(new Step.Nothing());
        assertThat(next(standing(wants(ENDED, 0), null, shows(ENDED, 0), null), null)).isEqualTo(new Step.Nothing());
        assertThat(next(standing(wants(LIVE, 0), null, shows(ENDED, 0), null), null)).as("nothing to sell, nothing shown")
                .isEqualTo(new Step.Nothing());
    }

    @Test
    void whatNobodyKnowsIsLeftAsItIs() {
        assertThat(next(standing(wants(null, null), null, shows(LIVE, 3), null), null)).isEqualTo(new Step.Nothing());
    }

    @Test
    void whatWasNeverReadIsReadFirst() {
        assertThat(next(standing(wants(ENDED, 0), null, null, null), null)).isEqualTo(new Step.Confirm());
    }

    @Test
    void aDelistGoesAtOnceWithoutHearingSales() {
        assertThat(next(standing(wants(ENDED, 0), null, shows(LIVE, 1), null), null))
                .isEqualTo(new Step.Push(Set.of(Part.STATUS, Part.QUANTITY)));
    }

    @Test
    void unitsGoOnlyAfterSalesWereHeardAndTheLevelWasReadAgain() {
        var raised = standing(wants(LIVE, 4), null, shows(LIVE, 3), null);
        assertThat(next(raised, null)).isEqualTo(new Step.Drain());
        assertThat(next(raised, new Step.Drained(NOW.plusMillis(1), NOW))).as("read before the sales were heard")
                .isEqualTo(new Step.Confirm());
        assertThat(next(raised, HEARD)).isEqualTo(new Step.Push(Set.of(Part.QUANTITY)));
    }

    @Test
    void fewerThanAllAreUnitsToo() {
        assertThat(next(standing(wants(LIVE, 2), null, shows(LIVE, 3), null), null)).isEqualTo(new Step.Drain());
    }

    @Test
    void aSuspectedSaleIsWaitedForUntilAllSalesOfThatTimeAreHeard() {
        var suspected = standing(wants(LIVE, 4), null, shows(LIVE, 2), NOW.minusSeconds(5));
        assertThat(next(suspected, HEARD))
                .isEqualTo(new Step.Wait(NOW.plusSeconds(25), "fewer are shown than should be: its sale may still be on the way"));
        assertThat(next(suspected, new Step.Drained(NOW.minusMillis(10), NOW.minusSeconds(5)))).isInstanceOf(Step.Push.class);
        assertThat(next(standing(wants(LIVE, 4), null, shows(LIVE, 2), NOW.minusSeconds(40)), HEARD)).isInstanceOf(Step.Push.class);
    }

    @Test
    void anOpenPushIsReadBackWhenItIsTime() {
        assertThat(next(standing(wants(LIVE, 4), told(4, true, NOW), shows(LIVE, 3), null), null)).isEqualTo(new Step.Confirm());
        assertThat(next(standing(wants(LIVE, 4), told(4, true, NOW.plusSeconds(9)), shows(LIVE, 3), null), null))
                .isEqualTo(new Step.Wait(NOW.plusSeconds(9), "the channel is still at it"));
    }

    @Test
    void aDelistOvertakesAPendingPushButNotAnUnknownOne() {
        var later = NOW.plusSeconds(3600);
        assertThat(next(standing(wants(ENDED, 0), told(4, true, later), shows(LIVE, 3), null), null)).isInstanceOf(Step.Push.class);
        assertThat(next(standing(wants(ENDED, 0), told(4, false, NOW), shows(LIVE, 3), null), null)).isEqualTo(new Step.Confirm());
    }

    @Test
    void nothingOvertakesWhereQuantitiesAreAdded() {
        var step = Step.next(standing(wants(ENDED, 0), told(4, true, NOW.plusSeconds(9)), shows(LIVE, 3), null),
                capabilities(Capabilities.Quantities.DELTA), null, NOW);
        assertThat(step).isInstanceOf(Step.Wait.class);
    }

    @Test
    void theSecondFailureInARowIsEscalatedAndDelistsAreTriedOnSooner() {
        assertThat(Step.failed(1, true, "no", NOW)).isEqualTo(new Step.Wait(NOW.plusSeconds(2), "no"));
        assertThat(Step.failed(2, true, "no", NOW)).isEqualTo(new Step.Escalate(NOW.plusSeconds(15), "no"));
        assertThat(Step.failed(30, true, "no", NOW)).isEqualTo(new Step.Escalate(NOW.plus(Duration.ofMinutes(2)), "no"));
        assertThat(Step.failed(30, false, "no", NOW)).isEqualTo(new Step.Escalate(NOW.plus(Duration.ofMinutes(30)), "no"));
    }
}
