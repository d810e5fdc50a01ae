package io.soldonce.reconciler.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.listing.ListingAction;
import io.soldonce.projections.TestLedger;
import io.soldonce.reconciler.listing.TestShop.Fault;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvergenceTest {
    private static final List<Fault> HARMLESS = List.of(Fault.TAKE_AND_FORGET, Fault.TIME_OUT_AFTER_EFFECT, Fault.TIME_OUT_BEFORE_EFFECT,
            Fault.REFUSE);

    /// From whatever stands there and whatever should: one pass tells, the second finds it so, a third does nothing at all.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fromAnyStateTwoPassesAreEnoughAndAThirdDoesNothing(long seed) {
        var random = new Random(seed);
        try (var stall = new Stall()) {
            var skus = new ArrayList<Sku>();
            for (var i = 0; i < 40; i++) {
                skus.add(stall.listed("SKU-" + i, 2 + random.nextInt(3)));
            }
            stall.ledger.advance(Duration.ofMinutes(20));
            skus.forEach(sku -> change(stall, sku, random));
            sweep(stall);
            stall.work();
            stall.workFor(Stall.LAG.plusSeconds(5)); // some levels can only be explained once all sales are heard
            assertAgreement(stall, skus, seed);
            var told = stall.shop.told.size();
            sweep(stall);
            stall.work();
            assertThat(stall.shop.told).as("seed %s: nothing is told twice", seed).hasSize(told);
        }
    }

    private static void sweep(Stall stall) {
        stall.db.execute("""
            insert into due_listing (sku_key, channel, slot, revision, priority, due_at)
            select sku_key, channel, slot, revision, 1, '2026-01-01' from desired_listing where channel = 'ebay'
                on conflict do nothing""");
    }

    private static void change(Stall stall, Sku sku, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> stall.sellHere(TestLedger.COUNTER, sku, 1);
            case 1 -> stall.receive(sku, 1 + random.nextInt(3));
            case 2 -> stall.shop.stock(sku, 1 + random.nextInt(6));
            case 3 -> stall.ledger.done(new ListingAction.Revise(new ListingKey(TestLedger.EBAY, sku), null,
                    Money.of("9." + (10 + random.nextInt(80)), "USD"), false));
            default -> {
                stall.shop.faults.add(HARMLESS.get(random.nextInt(HARMLESS.size())));
                stall.receive(sku, 1);
            }
        }
        stall.db.execute("update listing_push set confirmed_at = '2026-01-01', confirmed_quantity = " + stall.shop.buyable(sku)
                + " where sku_key = '" + sku.key() + "'");
    }

    private static void assertAgreement(Stall stall, List<Sku> skus, long seed) {
        for (var sku : skus) {
            var desired = stall.db.fetchOne("select quantity from desired_listing where channel = 'ebay' and sku_key = ?", sku.key())
                    .get(0, Integer.class);
            assertThat(stall.shop.buyable(sku)).as("seed %s, %s", seed, sku).isEqualTo(desired);
        }
        assertThat(stall.due()).isZero();
    }

    @Test
    void aSweepOverEverythingThatIsRightTellsNothing() {
        try (var stall = new Stall()) {
            stall.listed("SKU", 3);
            stall.db.execute(
                    "insert into due_listing (sku_key, channel, slot, revision, priority, due_at) values ('SKU', 'ebay', '', 0, 1, '2026-01-01')");
            stall.work();
            assertThat(stall.shop.told).isEmpty();
        }
    }
}
