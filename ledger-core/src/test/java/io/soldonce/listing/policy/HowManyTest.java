package io.soldonce.listing.policy;

import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channel.ChannelRules.Role;
import io.soldonce.listing.policy.PolicyInput.Stock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// How many a listing shows, whether it is live, and why.
class HowManyTest {
    @ParameterizedTest(name = "{0} -> {2}")
    @MethodSource({"counts", "noneLeft", "withheld"})
    void shows(String when, Situation given, String then) {
        var desired = given.desired();
        var reasons = desired.reasons().isEmpty() ? "" : ": " + String.join(", ", desired.reasons());
        assertThat(desired.status() + " " + desired.quantity() + reasons).as(when).isEqualTo(then);
    }

    static Stream<Arguments> counts() {
        return Stream.of(
                row("a lot of ten", lot(), "LIVE 10"),
                row("a lot of ten, at most three shown", lot().cap(3), "LIVE 3: CAPPED"),
                row("a lot of ten, at most ten shown", lot().cap(10), "LIVE 10"),
                row("a lot of ten, two kept back", lot().buffer(2), "LIVE 8"),
                row("a lot of ten, two kept back, at most eight shown", lot().buffer(2).cap(8), "LIVE 8"),
                row("a lot of ten, all kept back", lot().buffer(10), "LIVE 0: BUFFER"),
                row("a lot of ten, more kept back", lot().buffer(Integer.MAX_VALUE), "LIVE 0: BUFFER"),
                row("more than anyone has", lot().available(Integer.MAX_VALUE), "LIVE 2147483647"),
                row("one of a kind", one(), "LIVE 1"),
                row("one of a kind, counted twice", one().available(2), "LIVE 1"),
                row("one of a kind where one is kept back", one().buffer(1), "ENDED 0: BUFFER"),
                row("nobody knows how many", lot().stock(null), "UNKNOWN null: AVAILABILITY_UNKNOWN"));
    }

    static Stream<Arguments> noneLeft() {
        return Stream.of(
                row("a lot, never any", lot().available(0), "LIVE 0: OUT_OF_STOCK"),
                row("a lot, sold out", lot().stock(stock(0, 0, 0, "whatnot")), "LIVE 0: SOLD_ON whatnot"),
                row("one of a kind, sold", one().stock(stock(0, 0, 0, "ebay-2")), "ENDED 0: SOLD_ON ebay-2"),
                row("one of a kind, sold twice", one().stock(stock(-1, 0, 0, "ebay")), "ENDED 0: SOLD_ON ebay, OVERSOLD"),
                row("oversold by reservations", lot().stock(stock(-1, 3, 0, null)), "LIVE 0: OVERSOLD, RESERVED"),
                row("one of a kind, waiting for payment", one().stock(stock(0, 1, 0, null)), "ENDED 0: RESERVED"),
                row("one of a kind, on hold", one().stock(stock(0, 0, 1, null)), "ENDED 0: HELD"),
                row("sold, reserved and held", lot().stock(stock(0, 1, 1, "bol")), "LIVE 0: SOLD_ON bol, RESERVED, HELD"),
                row("one of a kind, sold and back", one().stock(new Stock(0, 0, 0, 1, 0, 0, "ebay")),
                        "ENDED 0: SOLD_ON ebay, IN_INSPECTION"),
                row("all damaged", lot().stock(new Stock(0, 0, 0, 0, 4, 0, null)), "LIVE 0: DAMAGED"),
                row("all at somebody who sells them", lot().stock(new Stock(0, 0, 0, 0, 0, 4, null)), "LIVE 0: CONSIGNED"),
                row("here and there, and none on the shelf", lot().stock(new Stock(0, 1, 1, 1, 1, 1, "bol")),
                        "LIVE 0: SOLD_ON bol, RESERVED, HELD, IN_INSPECTION, DAMAGED, CONSIGNED"),
                row("some left though some came back damaged", lot().stock(new Stock(1, 0, 0, 1, 1, 1, "bol")), "LIVE 1"),
                row("some left though some were sold", lot().stock(stock(1, 1, 1, "bol")), "LIVE 1"),
                row("none left and a buffer", lot().available(0).buffer(2), "LIVE 0: OUT_OF_STOCK"));
    }

    static Stream<Arguments> withheld() {
        return Stream.of(
                row("primary not live", lot().primaryNotLive(), "ENDED 0: PRIMARY_NOT_LIVE"),
                row("primary not live, the primary itself", lot().primaryNotLive().on(Role.PRIMARY), "LIVE 10"),
                row("primary not live, an independent channel", lot().primaryNotLive().on(Role.INDEPENDENT), "LIVE 10"),
                row("primary not live, rule switched off", lot().primaryNotLive().notFollowing(), "LIVE 10"),
                row("paused", lot().paused(), "ENDED 0: PAUSED"),
                row("ended by us", lot().endedByUs(), "ENDED 0: ENDED"),
                row("excluded for good", lot().excludedUntil(null), "ENDED 0: EXCLUDED"),
                row("put away", lot().archived(), "ENDED 0: ARCHIVED"),
                row("put away and none left", lot().archived().available(0), "ENDED 0: ARCHIVED, OUT_OF_STOCK"),
                row("one of a kind, found scratched, listing not revised", one().inspectedSinceRevised(), "ENDED 0: NEEDS_REVISION"),
                row("no such item", lot().unregistered(), "ENDED 0: ITEM_UNKNOWN"),
                row("dear, without photos", lot().photosFrom("20"), "ENDED 0: PHOTO_MISSING"),
                row("dear, with photos", lot().photosFrom("20").photosDone(), "LIVE 10"),
                row("cheap, without photos", lot().photosFrom("20.01"), "LIVE 10"),
                row("a second listing of that title", lot().uniqueTitles().titleTaken(), "ENDED 0: TITLE_NOT_UNIQUE"),
                row("a second listing of that title where titles do not matter", lot().titleTaken(), "LIVE 10"),
                row("a second listing of that external id", lot().externalIdTaken(), "ENDED 0: EXTERNAL_ID_TAKEN"),
                row("everything at once, what a person decided first",
                        lot().archived().endedByUs().excludedUntil(null).paused().inspectedSinceRevised().primaryNotLive().available(0),
                        "ENDED 0: ARCHIVED, ENDED, EXCLUDED, PAUSED, NEEDS_REVISION, PRIMARY_NOT_LIVE, OUT_OF_STOCK"),
                row("paused, and nobody knows how many", lot().paused().stock(null), "UNKNOWN null: AVAILABILITY_UNKNOWN"));
    }

    /// A delist for such a reason is never held back.
    @Test
    void whatExplainsAnEmptyShelfIsAboutUnitsAndWhatAPersonDecidedIsNot() {
        var empty = lot().stock(new Stock(-1, 1, 1, 1, 1, 1, "bol")).desired().reasons();
        assertThat(empty).hasSize(7).allMatch(reason -> Reason.valueOf(reason.replaceFirst(" .*", "")).isAboutUnits());
        assertThat(lot().paused().archived().inspectedSinceRevised().desired().reasons()).hasSize(3)
                .noneMatch(reason -> Reason.valueOf(reason).isAboutUnits());
    }

    @Test
    void anExclusionEndsAtItsInstantAndSaysSoBeforehand() {
        var before = lot().excludedUntil(NOON.plusNanos(1)).desired();
        assertThat(before.quantity()).isZero();
        assertThat(before.validUntil()).isEqualTo(NOON.plusNanos(1));
        for (var until : new Instant[]{NOON, NOON.minusNanos(1)}) {
            var over = lot().excludedUntil(until).desired();
            assertThat(over.quantity()).isEqualTo(10);
            assertThat(over.validUntil()).isNull();
        }
        assertThat(lot().excludedUntil(null).desired().validUntil()).isNull();
    }

    @Test
    void theFingerprintFollowsTheContentAndNothingElse() {
        var plain = lot().desired().fingerprint();
        assertThat(lot().titled("Card, 1st").desired().fingerprint()).isNotEqualTo(plain);
        assertThat(lot().available(1).asked(usd("21")).paused().desired().fingerprint()).isEqualTo(plain);
        assertThat(lot().titled(null).desired().fingerprint()).hasSize(32);
    }

    @Test
    void aPolicyThatFailedNeverShowsMoreThanBefore() {
        var last = lot().desired();
        assertThat(ListingPolicy.failed(last, 12).quantity()).isEqualTo(10);
        assertThat(ListingPolicy.failed(last, 3).quantity()).isEqualTo(3);
        assertThat(ListingPolicy.failed(last, -3).quantity()).isZero();
        assertThat(ListingPolicy.failed(last, null).quantity()).isEqualTo(10);
        assertThat(ListingPolicy.failed(last, 3)).isEqualTo(new Desired(last.status(), 3, last.price(), List.of("POLICY_FAILED"),
                last.fingerprint(), null));
    }

    @Test
    void aPolicyThatFailedOnItsFirstTryWritesNothing() {
        assertThat(ListingPolicy.failed(null, 12).status()).isEqualTo(Desired.Status.UNKNOWN);
        assertThat(ListingPolicy.failed(lot().stock(null).desired(), 12).status()).isEqualTo(Desired.Status.UNKNOWN);
    }

    private static Stock stock(int available, int reserved, int held, String lastSoldOn) {
        return new Stock(available, reserved, held, 0, 0, 0, lastSoldOn);
    }

    private static Situation lot() {
        return new Situation();
    }

    private static Situation one() {
        return new Situation().oneOfAKind().available(1);
    }

    private static Arguments row(String when, Situation given, String then) {
        return Arguments.of(when, given, then);
    }
}
