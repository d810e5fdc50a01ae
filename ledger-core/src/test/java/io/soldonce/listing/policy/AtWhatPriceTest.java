package io.soldonce.listing.policy;

import static io.soldonce.item.Shelf.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.values.Money;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// At what price: 20 dollars asked and shown, unless a row says otherwise. A withheld price never holds a quantity.
class AtWhatPriceTest {
    private static final Money EUROS = Money.of("20", "EUR");

    @ParameterizedTest(name = "{0} -> {2}")
    @MethodSource({"floors", "jumps", "missing"})
    void shows(String when, Situation given, String then) {
        var desired = given.desired();
        var reasons = desired.reasons().isEmpty() ? "" : ": " + String.join(", ", desired.reasons());
        assertThat(desired.price() + reasons).as(when).isEqualTo(then);
        assertThat(desired.quantity()).isEqualTo(10);
        assertThat(desired.status()).isEqualTo(Desired.Status.LIVE);
    }

    static Stream<Arguments> floors() {
        return Stream.of(
                row("exactly cost and margin", now().paidAtMost(usd("16")).floorMargin("25"), "20.00 USD"),
                row("a cent below", now().paidAtMost(usd("16.01")).floorMargin("25"), "null: PRICE_BELOW_FLOOR"),
                row("below, another was shown", now().paidAtMost(usd("19")).floorMargin("10").shown(usd("25")),
                        "25.00 USD: PRICE_BELOW_FLOOR"),
                row("below, none was shown", now().paidAtMost(usd("19")).floorMargin("10").shown(null), "null: PRICE_BELOW_FLOOR"),
                row("below cost, no floor", now().paidAtMost(usd("100")), "20.00 USD"),
                row("below cost, floor of nothing over it", now().paidAtMost(usd("20.01")).floorMargin("0"), "null: PRICE_BELOW_FLOOR"),
                row("a floor, cost unknown", now().floorMargin("25"), "20.00 USD"),
                row("a floor in another currency", now().paidAtMost(EUROS).floorMargin("25"), "20.00 USD: FLOOR_NOT_COMPARABLE"),
                row("a third of a percent", now().paidAtMost(usd("19.9335")).floorMargin("0.3333"), "20.00 USD"));
    }

    static Stream<Arguments> jumps() {
        return Stream.of(
                row("as far as allowed, up", now().shown(usd("16")).priceJump("25"), "20.00 USD"),
                row("a cent further, up", now().shown(usd("15.99")).priceJump("25"), "15.99 USD: PRICE_FAR_FROM_LAST"),
                row("as far as allowed, down", now().shown(usd("25")).priceJump("20"), "20.00 USD"),
                row("a cent further, down", now().shown(usd("25.01")).priceJump("20"), "25.01 USD: PRICE_FAR_FROM_LAST"),
                row("no change allowed, none made", now().priceJump("0"), "20.00 USD"),
                row("no change allowed, one made", now().shown(usd("20.01")).priceJump("0"), "20.01 USD: PRICE_FAR_FROM_LAST"),
                row("a hundred times, no rule", now().shown(usd("0.20")), "20.00 USD"),
                row("never shown", now().shown(null).priceJump("5"), "20.00 USD"),
                row("shown for nothing", now().shown(usd("0")).priceJump("5"), "0.00 USD: PRICE_FAR_FROM_LAST"),
                row("shown in another currency", now().shown(EUROS).priceJump("5"), "20.00 EUR: PRICE_FAR_FROM_LAST"),
                row("below the floor and far", now().shown(usd("90")).paidAtMost(usd("50")).floorMargin("10").priceJump("5"),
                        "90.00 USD: PRICE_BELOW_FLOOR, PRICE_FAR_FROM_LAST"));
    }

    static Stream<Arguments> missing() {
        return Stream.of(
                row("never asked", now().asked(null).shown(null), "null: PRICE_MISSING"),
                row("never asked, but shown", now().asked(null), "20.00 USD: PRICE_MISSING"),
                row("never asked, photos needed from a price", now().asked(null).photosFrom("1"), "20.00 USD: PRICE_MISSING"),
                row("what was seen is not what is asked", now().shown(usd("19")), "20.00 USD"));
    }

    private static Situation now() {
        return new Situation();
    }

    private static Arguments row(String when, Situation given, String then) {
        return Arguments.of(when, given, then);
    }
}
