package io.soldonce.listing;

import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.NOTHING;
import static io.soldonce.item.Shelf.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.soldonce.item.Shelf;
import io.soldonce.listing.ListingAction.End;
import io.soldonce.listing.ListingAction.Exclude;
import io.soldonce.listing.ListingAction.Include;
import io.soldonce.listing.ListingAction.Link;
import io.soldonce.listing.ListingAction.Pause;
import io.soldonce.listing.ListingAction.Resume;
import io.soldonce.listing.ListingAction.Revise;
import io.soldonce.listing.ListingAction.SeeEnded;
import io.soldonce.listing.ListingAction.SeeLive;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Refusal;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The listing of one card on eBay: item 4711, "Card", 9 dollars.
class ListingDeciderTest {
    static final ListingKey KEY = new ListingKey(Shelf.EBAY, Shelf.sku("PSA-1"));
    static final Listing LINKED = after(Listing.NONE, link("4711", false));
    static final Listing LIVE = after(Listing.NONE, link("4711", true));

    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource({"linking", "revising", "pausing", "excluding", "ending", "seeing"})
    void answers(String when, Listing given, ListingAction action, String then) {
        assertThat(outcome(given, action)).as(when).isEqualTo(then);
    }

    static Stream<Arguments> linking() {
        return Stream.of(
                row("a listing", Listing.NONE, link("4711", false), "Linked"),
                row("a live listing", Listing.NONE, link("4711", true), "Linked, SeenLive"),
                row("one that has no id yet", Listing.NONE, link(null, false), "Linked"),
                row("again", LINKED, link(" 4711 ", false), NOTHING),
                row("a draft to its first id", after(Listing.NONE, link(null, false)), link("4711", true), "Linked, SeenLive"),
                row("to another", LINKED, link("4712", false), "LISTING_LINKED"),
                row("to another after we ended it", after(LINKED, new End(KEY, "sold out")), link("4712", false), "Linked"),
                row("to the same after we ended it", after(LINKED, new End(KEY, "sold out")), link("4711", true), "Linked, SeenLive"),
                row("to another after it was seen ended", after(LIVE, new SeeEnded(KEY, NOON)), link("4712", false), "LISTING_LINKED"));
    }

    static Stream<Arguments> revising() {
        return Stream.of(
                row("the title", LINKED, revise("Card, 1st", null, false), "Revised"),
                row("the price", LINKED, revise(null, usd("10"), false), "Revised"),
                row("to what it is", LINKED, revise(" Card ", usd("9.00"), false), NOTHING),
                row("nothing", LINKED, revise(null, null, false), NOTHING),
                row("accepting the price shown", LINKED, revise(null, null, true), NOTHING),
                row("accepting a price not shown yet", after(LINKED, revise(null, usd("90"), false)), revise(null, null, true), "Revised"),
                row("accepting it again", after(LINKED, revise(null, usd("90"), true)), revise(null, usd("90"), true), NOTHING));
    }

    static Stream<Arguments> pausing() {
        var paused = after(LINKED, new Pause(KEY, "holiday"));
        return Stream.of(
                row("paused", LINKED, new Pause(KEY, "holiday"), "Paused"),
                row("paused again", paused, new Pause(KEY, "illness"), NOTHING),
                row("resumed", paused, new Resume(KEY), "Resumed"),
                row("resumed, not paused", LINKED, new Resume(KEY), NOTHING));
    }

    static Stream<Arguments> excluding() {
        var excluded = after(LINKED, new Exclude(KEY, "consigned", NOON));
        return Stream.of(
                row("for good", LINKED, new Exclude(KEY, "consigned", null), "Excluded"),
                row("until noon", LINKED, new Exclude(KEY, "consigned", NOON), "Excluded"),
                row("again", excluded, new Exclude(KEY, " consigned ", NOON), NOTHING),
                row("for longer", excluded, new Exclude(KEY, "consigned", NOON.plusSeconds(1)), "Excluded"),
                row("for another reason", excluded, new Exclude(KEY, "at the grader", NOON), "Excluded"),
                row("included", excluded, new Include(KEY), "Included"),
                row("included, not excluded", LINKED, new Include(KEY), NOTHING));
    }

    static Stream<Arguments> ending() {
        var ended = after(LIVE, new End(KEY, "keeping it"));
        return Stream.of(
                row("ended", LIVE, new End(KEY, "keeping it"), "Ended"),
                row("ended again", ended, new End(KEY, "sold out"), NOTHING));
    }

    static Stream<Arguments> seeing() {
        return Stream.of(
                row("live", LINKED, new SeeLive(KEY, null, null, NOON), "SeenLive"),
                row("live again", LIVE, new SeeLive(KEY, "4711", usd("9"), NOON), NOTHING),
                row("live, nothing else told", LIVE, new SeeLive(KEY, null, null, NOON), NOTHING),
                row("live under a new id", LIVE, new SeeLive(KEY, "4712", null, NOON), "SeenLive"),
                row("live at another price", LIVE, new SeeLive(KEY, "4711", usd("8"), NOON), "SeenLive"),
                row("live though we ended it", after(LIVE, new SeeEnded(KEY, NOON)), new SeeLive(KEY, null, null, NOON), "SeenLive"),
                row("ended", LIVE, new SeeEnded(KEY, NOON), "SeenEnded"),
                row("ended before it was ever live", LINKED, new SeeEnded(KEY, NOON), "SeenEnded"),
                row("ended again", after(LIVE, new SeeEnded(KEY, NOON)), new SeeEnded(KEY, NOON.plusSeconds(1)), NOTHING));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("actionsOnAnUnknownListing")
    void nothingCanBeDoneWithAListingNobodyLinked(ListingAction action) {
        assertThat(outcome(Listing.NONE, action)).isEqualTo("LISTING_UNKNOWN");
    }

    static Stream<ListingAction> actionsOnAnUnknownListing() {
        return Stream.of(revise("Card", null, false), new Pause(KEY, "x"), new Resume(KEY), new Exclude(KEY, "x", null), new Include(KEY),
                new End(KEY, "x"), new SeeLive(KEY, null, null, NOON), new SeeEnded(KEY, NOON));
    }

    @Test
    void pausingExcludingAndEndingNeedAReason() {
        for (var action : new ListingAction[]{new Pause(KEY, " "), new Exclude(KEY, null, null), new End(KEY, "")}) {
            assertThatIllegalArgumentException().isThrownBy(() -> ListingDecider.decide(action, LINKED)).withMessage("reason is missing");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ListingDecider.decide(revise(" ", null, false), LINKED))
                .withMessage("title is missing");
    }

    static Listing after(Listing listing, ListingAction... actions) {
        var now = listing;
        for (var action : actions) {
            for (var fact : ListingDecider.decide(action, now)) {
                now = now.after(fact);
            }
        }
        return now;
    }

    static Link link(String externalId, boolean live) {
        return new Link(KEY, externalId, null, "Card", usd("9"), live, NOON);
    }

    static Revise revise(String title, Money price, boolean accepted) {
        return new Revise(KEY, title, price, accepted);
    }

    private static String outcome(Listing given, ListingAction action) {
        try {
            var facts = ListingDecider.decide(action, given);
            return facts.isEmpty()
                    ? NOTHING
                    : facts.stream().map(fact -> fact.getClass().getSimpleName()).collect(Collectors.joining(", "));
        } catch (Refusal refused) {
            return refused.code();
        }
    }

    private static Arguments row(String when, Listing given, ListingAction action, String then) {
        return Arguments.of(when, given, action, then);
    }
}
