package io.soldonce.listing.policy;

import static io.soldonce.item.Shelf.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.soldonce.channel.ChannelRules;
import io.soldonce.channel.ChannelRules.Mode;
import io.soldonce.channel.ChannelRules.Role;
import io.soldonce.listing.policy.PolicyInput.ItemSide;
import io.soldonce.listing.policy.PolicyInput.ListingSide;
import io.soldonce.listing.policy.PolicyInput.Stock;
import io.soldonce.values.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Twenty thousand situations nobody thought of: every one has an answer, and none of them sells what is not there.
class AnyInputTest {
    private static final int SITUATIONS = 20_000;

    @Test
    void hasAnAnswerThatSellsNothingThatIsNotThere() {
        for (var seed = 0; seed < SITUATIONS; seed++) {
            var in = any(new Random(seed), Mode.AUTO);
            assertThatCode(() -> ListingPolicy.desired(in, NOON)).as("seed %d: %s", seed, in).doesNotThrowAnyException();
            var desired = ListingPolicy.desired(in, NOON);
            assertThat(desired.quantity() == null).as("seed %d: %s", seed, in).isEqualTo(in.stock() == null)
                    .isEqualTo(desired.status() == Desired.Status.UNKNOWN);
            if (desired.quantity() != null) {
                var most = Math.max(0L, (long) in.stock().available() - in.rules().buffer());
                assertThat(desired.quantity().longValue()).as("seed %d: %s", seed, in).isBetween(0L,
                        in.item().oneOfAKind() ? Math.min(1, most) : most);
                assertThat(in.rules().cap() == null || desired.quantity() <= in.rules().cap()).as("cap, seed %d: %s", seed, in).isTrue();
                var withheld = in.item().archived() || in.listing().needsRevision();
                assertThat(withheld && desired.quantity() > 0).as("withheld, seed %d: %s", seed, in).isFalse();
                assertThat(desired.status() == Desired.Status.ENDED && desired.quantity() > 0).as("seed %d: %s", seed, in).isFalse();
            }
        }
    }

    @Test
    void neverDependsOnTheModeWhichGatesSendingNotWanting() {
        for (var seed = 0; seed < SITUATIONS; seed += 4) {
            var auto = ListingPolicy.desired(any(new Random(seed), Mode.AUTO), NOON);
            for (var mode : List.of(Mode.OFF, Mode.DRY_RUN, Mode.APPROVAL)) {
                assertThat(ListingPolicy.desired(any(new Random(seed), mode), NOON)).as("seed %d, %s", seed, mode).isEqualTo(auto);
            }
        }
    }

    @Test
    void fewerThanAllAtThePriceAskedAlwaysHasAReason() {
        for (var seed = 0; seed < SITUATIONS; seed++) {
            var in = any(new Random(seed), Mode.AUTO);
            var desired = ListingPolicy.desired(in, NOON);
            var all = in.stock() != null && desired.quantity() == Math.max(0, in.stock().available() - in.rules().buffer())
                    && desired.quantity() > 0;
            var enough = all || (in.item().oneOfAKind() && Integer.valueOf(1).equals(desired.quantity()));
            if (!enough || desired.price() == null || !desired.price().equals(in.listing().price())) {
                assertThat(desired.reasons()).as("seed %d: %s", seed, in).isNotEmpty();
            }
        }
    }

    /// Always takes the same number of steps, so that the mode changes nothing but the mode.
    private static PolicyInput any(Random random, Mode mode) {
        var item = new ItemSide(random.nextInt(20) > 0, random.nextInt(20) == 0, random.nextBoolean(), random.nextBoolean(), money(random));
        var stock = new Stock(number(random), some(random), some(random), some(random), some(random), some(random),
                oneOf(random, null, "ebay", "whatnot"));
        var known = random.nextInt(10) > 0;
        var listing = new ListingSide(oneOf(random, "Card", "", null, "\u0000\ud800"), money(random), money(random), random.nextInt(8) == 0,
                random.nextInt(8) == 0, random.nextInt(4) == 0, oneOf(random, null, NOON, NOON.plusSeconds(1), NOON.minusSeconds(1)),
                random.nextInt(8) == 0);
        var rules = new ChannelRules(mode, oneOf(random, Role.values()), random.nextBoolean(), Math.abs(number(random) / 2),
                oneOf(random, null, 1, 3, Integer.MAX_VALUE), percent(random), percent(random), percent(random), random.nextBoolean());
        return new PolicyInput(item, known ? stock : null, listing, rules, random.nextBoolean(), random.nextInt(8) == 0,
                random.nextInt(8) == 0);
    }

    private static int some(Random random) {
        return Math.abs(number(random) / 2);
    }

    private static int number(Random random) {
        return oneOf(random, 0, 1, 2, -1, 10, random.nextInt(-5, 50), Integer.MAX_VALUE, Integer.MIN_VALUE, random.nextInt());
    }

    private static Money money(Random random) {
        var amount = oneOf(random, "0", "0.0001", "-5", "20", "19.99", "999999999.9999", String.valueOf(random.nextInt(1000)));
        return random.nextInt(4) == 0 ? null : Money.of(amount, oneOf(random, "USD", "USD", "EUR"));
    }

    private static BigDecimal percent(Random random) {
        return oneOf(random, null, BigDecimal.ZERO, BigDecimal.TEN, new BigDecimal("33.3333"), new BigDecimal("1e9"));
    }

    @SafeVarargs
    private static <T> T oneOf(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
