package io.soldonce.reconciler.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.listing.ListingAction;
import io.soldonce.projections.TestLedger;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrakesTest {
    private final Stall stall = new Stall();
    private final BrakedPlans plans = new BrakedPlans(stall.db, stall.ledger.clock(), UUID::randomUUID);

    @AfterEach
    void close() {
        stall.close();
    }

    private List<Sku> listed(int count) {
        var skus = new ArrayList<Sku>();
        for (var i = 0; i < count; i++) {
            skus.add(stall.listed("CARD-" + i, 1));
        }
        return skus;
    }

    private void pause(List<Sku> skus) {
        skus.forEach(sku -> stall.ledger.done(new ListingAction.Pause(new ListingKey(TestLedger.EBAY, sku), "holiday")));
    }

    private long onSale(List<Sku> skus) {
        return skus.stream().filter(sku -> stall.shop.buyable(sku) > 0).count();
    }

    @Test
    void aMassDelistIsParkedAfterTheFirstOnesAndGoesWhenAPersonSaysSo() {
        var skus = listed(15);
        pause(skus);
        stall.work();
        assertThat(onSale(skus)).isEqualTo(5);
        assertThat(stall.exceptions()).containsExactly("BRAKED");
        var plan = stall.db.fetchOne("select id, hash, listings from braked_plan");
        assertThat(plan.get("listings", Integer.class)).isEqualTo(5);
        assertThat(plans.release(plan.get("id", UUID.class), "another", "owner")).isEqualTo(BrakedPlans.Release.CHANGED);
        assertThat(plans.release(plan.get("id", UUID.class), plan.get("hash", String.class), "owner"))
                .isEqualTo(BrakedPlans.Release.RELEASED);
        stall.work();
        assertThat(onSale(skus)).isZero();
    }

    @Test
    void soldOnesAreNeverParked() {
        var skus = listed(15);
        skus.forEach(sku -> stall.sellHere(TestLedger.COUNTER, sku, 1));
        stall.work();
        assertThat(onSale(skus)).isZero();
        assertThat(stall.exceptions()).isEmpty();
    }

    @Test
    void whatIsSoldWhileItIsParkedGoesAtOnce() {
        var skus = listed(12);
        pause(skus);
        stall.work();
        var parked = skus.stream().filter(sku -> stall.shop.buyable(sku) > 0).findFirst().orElseThrow();
        stall.sellHere(TestLedger.COUNTER, parked, 1);
        stall.work();
        assertThat(stall.shop.buyable(parked)).isZero();
    }

    @Test
    void theWindowRolls() {
        var skus = listed(15);
        pause(skus.subList(0, 10));
        stall.work();
        stall.ledger.advance(Brakes.WINDOW.plus(Duration.ofSeconds(1)));
        pause(skus.subList(10, 15));
        stall.work();
        assertThat(onSale(skus)).isZero();
        assertThat(stall.exceptions()).isEmpty();
    }
}
