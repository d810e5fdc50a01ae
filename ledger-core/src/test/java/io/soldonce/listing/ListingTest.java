package io.soldonce.listing;

import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.usd;
import static io.soldonce.listing.ListingDeciderTest.KEY;
import static io.soldonce.listing.ListingDeciderTest.LINKED;
import static io.soldonce.listing.ListingDeciderTest.LIVE;
import static io.soldonce.listing.ListingDeciderTest.after;
import static io.soldonce.listing.ListingDeciderTest.link;
import static io.soldonce.listing.ListingDeciderTest.revise;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is known of a listing after what was decided for it and seen of it.
class ListingTest {
    private static final ListingAction PAUSE = new ListingAction.Pause(KEY, "holiday");
    private static final ListingAction END = new ListingAction.End(KEY, "keeping it");
    private static final ListingAction SEEN_ENDED = new ListingAction.SeeEnded(KEY, NOON);

    @ParameterizedTest(name = "{0} -> {2}")
    @MethodSource("statuses")
    void hasAStatus(String when, Listing listing, ListingStatus status) {
        assertThat(listing.status()).as(when).isEqualTo(status);
    }

    static Stream<Arguments> statuses() {
        return Stream.of(
                Arguments.of("linked", LINKED, ListingStatus.DRAFT),
                Arguments.of("seen live", LIVE, ListingStatus.LIVE),
                Arguments.of("paused while live", after(LIVE, PAUSE), ListingStatus.LIVE),
                Arguments.of("paused and gone", after(LIVE, PAUSE, SEEN_ENDED), ListingStatus.PAUSED),
                Arguments.of("gone by itself", after(LIVE, SEEN_ENDED), ListingStatus.ENDED),
                Arguments.of("ended by us, still seen", after(LIVE, END), ListingStatus.LIVE),
                Arguments.of("ended by us, never seen", after(LINKED, END), ListingStatus.ENDED),
                Arguments.of("ended by us and gone", after(LIVE, END, SEEN_ENDED), ListingStatus.ARCHIVED),
                Arguments.of("back from the dead", after(LIVE, END, SEEN_ENDED, new ListingAction.SeeLive(KEY, null, null, NOON)),
                        ListingStatus.LIVE));
    }

    @Test
    void aNewPriceIsAskedUntilItIsSeenOrAccepted() {
        var asked = after(LIVE, revise(null, usd("20"), false));
        assertThat(asked.price()).isEqualTo(usd("20"));
        assertThat(asked.shownPrice()).isEqualTo(usd("9"));
        assertThat(after(asked, new ListingAction.SeeLive(KEY, null, usd("20"), NOON)).shownPrice()).isEqualTo(usd("20"));
        assertThat(after(LIVE, revise(null, usd("20"), true)).shownPrice()).isEqualTo(usd("20"));
    }

    @Test
    void aNewIdSeenLiveReplacesTheOldOneAndNothingSeenKeepsIt() {
        assertThat(after(LIVE, new ListingAction.SeeLive(KEY, "4712", null, NOON)).externalId()).isEqualTo("4712");
        assertThat(after(LINKED, new ListingAction.SeeLive(KEY, null, null, NOON)).externalId()).isEqualTo("4711");
    }

    @Test
    void linkingAgainAfterTheEndForgetsWhatWasSaidOfTheOldListing() {
        var old = after(LIVE, PAUSE, new ListingAction.Exclude(KEY, "consigned", NOON), SEEN_ENDED, END);
        assertThat(after(old, link("4711", false))).isEqualTo(LINKED);
    }

    @Test
    void anExclusionCanBeLifted() {
        var excluded = after(LIVE, new ListingAction.Exclude(KEY, "consigned", NOON));
        assertThat(excluded.excludedFor()).isEqualTo("consigned");
        assertThat(excluded.excludedUntil()).isEqualTo(NOON);
        assertThat(after(excluded, new ListingAction.Include(KEY))).isEqualTo(LIVE);
        assertThat(after(LIVE, PAUSE, new ListingAction.Resume(KEY))).isEqualTo(LIVE);
    }
}
