package io.soldonce.reconciler.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.projections.TestLedger;
import io.soldonce.values.Sku;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// For an hour nobody but its shoppers reaches the marketplace: neither its sales nor its listings can be read, and nothing can be told.
/// Units are sold on both sides meanwhile.
class AnHourDownTest {
    private static final int LISTINGS = 12;
    private static final int UNITS = 6;
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int STEPS = 120;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12})
    void everythingIsMadeUpForAndNoUnitIsPutUpAgain(long seed) {
        var random = new Random(seed);
        try (var stall = new Stall()) {
            var skus = IntStream.range(0, LISTINGS).mapToObj(i -> stall.listed("SKU-" + i, UNITS)).toList();
            stall.workFor(Stall.LAG.plusSeconds(5), Duration.ofSeconds(5));
            var soldThere = new HashMap<Sku, Integer>();
            down(stall, true);
            stall.sellHere(TestLedger.COUNTER, skus.getFirst(), UNITS);
            for (var step = 0; step < STEPS; step++) {
                stall.ledger.advance(STEP);
                if (step % 2 == 0) {
                    somebodyBuys(stall, skus.get(random.nextInt(LISTINGS)), random.nextBoolean(), soldThere);
                }
                stall.work();
            }
            assertThat(stall.shop.told).as("nothing reaches it").isEmpty();
            assertThat(stall.exceptions()).as("a person hears of what is sold out and still on sale").contains("PUSH_FAILED");
            assertThat(stall.alerts).as("once for each listing, however often it is tried").hasSizeLessThanOrEqualTo(LISTINGS);

            down(stall, false);
            stall.workFor(Duration.ofMinutes(5), Duration.ofSeconds(10));

            for (var sku : skus) {
                var available = stall.available(sku);
                assertThat(stall.shop.buyable(sku)).as("seed %s: %s on sale", seed, sku).isEqualTo(Math.max(0, available));
                assertThat(stall.soldThere(sku)).as("seed %s: heard of %s", seed, sku).isEqualTo(soldThere.getOrDefault(sku, 0));
            }
            assertThat(stall.due()).isZero();
            assertThat(stall.exceptions()).as("only what was sold on both sides is left for a person").allMatch("OVERSOLD"::equals);
            noneIsPutUpAgain(stall);
        }
    }

    private static void down(Stall stall, boolean isDown) {
        stall.shop.isDown = isDown;
        stall.isFeedDown = isDown;
    }

    private static void somebodyBuys(Stall stall, Sku sku, boolean isThere, Map<Sku, Integer> soldThere) {
        if (isThere && stall.shop.buyable(sku) > 0) {
            stall.sellThere(sku, 1);
            soldThere.merge(sku, 1, Integer::sum);
        } else if (!isThere && stall.available(sku) > 0) {
            stall.sellHere(TestLedger.COUNTER, sku, 1);
        }
    }

    /// Nothing came in, so that no number that is told may be above the one before it.
    private static void noneIsPutUpAgain(Stall stall) {
        var last = new HashMap<Sku, Integer>();
        for (var offer : stall.shop.told) {
            var quantity = offer.listing().quantity();
            assertThat(quantity).as("told of %s", offer.listing().key()).isLessThanOrEqualTo(
                    last.getOrDefault(offer.listing().key().sku(), UNITS));
            last.put(offer.listing().key().sku(), quantity);
        }
    }
}
