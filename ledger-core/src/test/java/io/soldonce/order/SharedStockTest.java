package io.soldonce.order;

import static io.soldonce.item.Shelf.order;
import static io.soldonce.item.Shelf.sku;
import static io.soldonce.item.Shelf.usd;
import static io.soldonce.order.Shop.cancel;
import static io.soldonce.order.Shop.line;
import static io.soldonce.order.Shop.match;
import static io.soldonce.order.Shop.paid;
import static io.soldonce.order.Shop.pay;
import static io.soldonce.order.Shop.unpaid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.soldonce.item.Bucket;
import io.soldonce.item.ItemFact;
import io.soldonce.values.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Lines that draw on the same units are counted by the sum, and give back once each.
class SharedStockTest {
    @Test
    void linesOfOneSkuInOneOrderAddUp() {
        var shop = Shop.selling(Map.of("A", 3));
        var decided = shop.tell(paid("o", line("1", "A", 2, usd("9")), line("2", "a", 2, usd("8"))));
        assertThat(decided.items()).filteredOn(ItemFact.UnitsSold.class::isInstance).extracting("unitPrice").containsExactly(usd("9"),
                usd("8"));
        assertThat(decided.items()).filteredOn(ItemFact.OversellDetected.class::isInstance).extracting("oversold", "available")
                .containsExactly(tuple(1, -1));
        assertThat(shop.item("A").sold()).containsOnlyKeys(order("o", "A"));
        assertThat(shop.item("A").sold().get(order("o", "A")).quantity()).isEqualTo(4);
    }

    @Test
    void unpaidLinesOfOneSkuWaitAsOneReservation() {
        var shop = Shop.selling(Map.of("A", 3));
        shop.tell(unpaid("o", line("1", "A", 1), line("2", "A", 1)));
        assertThat(shop.item("A").reservations().values()).singleElement()
                .satisfies(waiting -> assertThat(waiting.quantity()).isEqualTo(2));
        shop.tell(cancel("o", "1"));
        shop.tell(pay("o"));
        assertThat(shop.item("A").reservations()).isEmpty();
        assertThat(shop.item("A").units().in(Bucket.SOLD)).isOne();
        assertThat(shop.available("A")).isEqualTo(2);
    }

    @Test
    void aLineMatchedLaterToASkuOfTheSameUnpaidOrderWaitsWithIt() {
        var shop = Shop.selling(Map.of("A", 5));
        shop.tell(unpaid("o", line("1", "A", 1), line("2", "A, signed", 2)));
        shop.tell(match("o", "2", "A"));
        shop.tell(cancel("o"));
        assertThat(shop.item("A").units().in(Bucket.RESERVED)).isZero();
        assertThat(shop.available("A")).isEqualTo(5);
    }

    @Test
    void aComponentOfTwoKitsIsCountedByTheSum() {
        var shop = Shop.selling(Map.of("DECK", 3, "SLEEVES", 9)).kit("ONE", "DECK", 1, "SLEEVES", 1).kit("TWO", "DECK", 2);
        var decided = shop.tell(paid("o", line("1", "ONE", 2), line("2", "TWO", 1)));
        assertThat(shop.available("DECK")).isEqualTo(-1);
        assertThat(decided.items()).filteredOn(ItemFact.OversellDetected.class::isInstance)
                .extracting("sku", "order", "oversold", "available")
                .containsExactly(tuple(sku("DECK"), order("o", "TWO"), 1, -1));
        assertThat(shop.available("SLEEVES")).isEqualTo(7);
    }

    @Test
    void aKitAndItsComponentInOneOrderAreToldApart() {
        var shop = Shop.selling(Map.of("DECK", 3)).kit("ONE", "DECK", 1);
        shop.tell(paid("o", line("1", "ONE", 1), line("2", "DECK", 1)));
        assertThat(shop.item("DECK").sold()).containsOnlyKeys(order("o", "ONE"), order("o", "DECK"));
        shop.tell(cancel("o", "1"));
        assertThat(shop.item("DECK").sold()).containsOnlyKeys(order("o", "DECK"));
        assertThat(shop.item("ONE").units().byPlace()).isEmpty();
    }

    @Test
    void thePriceOfAKitIsNotThePriceOfItsComponent() {
        var shop = Shop.selling(Map.of("DECK", 3)).kit("ONE", "DECK", 1);
        var decided = shop.tell(paid("o", line("1", "ONE", 1, usd("30"))));
        assertThat(decided.items()).extracting("unitPrice").containsOnlyNulls();
    }

    @Test
    void aComponentThatBecameAKitItselfStandsForItsOwnComponents() {
        var shop = Shop.selling(Map.of("CARD", 9, "BOX", 0)).kit("CRATE", "BOX", 2).kit("BOX", "CARD", 3);
        shop.tell(paid("o", line("1", "CRATE", 1)));
        assertThat(shop.available("CARD")).isEqualTo(3);
        assertThat(shop.item("BOX").units().byPlace()).isEmpty();
        shop.tell(cancel("o"));
        assertThat(shop.available("CARD")).isEqualTo(9);
    }

    @Test
    void aKitThatWasSoldStaysWhatItWasMadeOfSoThatACancellationFindsIt() {
        var shop = Shop.selling(Map.of("DECK", 3, "SLEEVES", 3)).kit("ONE", "DECK", 1);
        shop.tell(paid("o", line("1", "ONE", 1)));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> shop.kit("ONE", "SLEEVES", 1))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("KIT_NOT_POSSIBLE"));
        shop.tell(cancel("o"));
        assertThat(shop.available("DECK")).isEqualTo(3);
        shop.kit("ONE", "SLEEVES", 1);
    }

    @Test
    void aLineGivesBackOnceHoweverOftenAndHoweverItIsCancelled() {
        var shop = Shop.selling(Map.of("A", 3));
        shop.tell(paid("o", line("1", "A", 1), line("2", "A", 1)));
        shop.tell(paid("p", line("1", "A", 1)));
        shop.tell(cancel("o", "1"));
        shop.tell(cancel("o", "1"));
        shop.tell(cancel("o", "1", "1"));
        assertThat(shop.available("A")).isOne();
        shop.tell(cancel("o"));
        shop.tell(cancel("o", "2"));
        shop.tell(cancel("o"));
        assertThat(shop.available("A")).isEqualTo(2);
        assertThat(shop.item("A").sold()).containsOnlyKeys(order("p", "A"));
    }

    @Test
    void aContradictionCountsNothingAndIsKeptOnce() {
        var shop = Shop.selling(Map.of("A", 9));
        shop.tell(paid("o", line("1", "A", 1)));
        for (var i = 0; i < 3; i++) {
            shop.tell(paid("o", line("1", "A", 2)));
            shop.tell(paid("o", line("1", "A", 3)));
            shop.tell(paid("o", line("1", "A", 1)));
        }
        assertThat(shop.order("o").contradictions()).hasSize(2);
        assertThat(shop.available("A")).isEqualTo(8);
    }

    @Test
    void aLineToldForNoUnitsMovesNone() {
        var shop = Shop.selling(Map.of("A", 3));
        var decided = shop.tell(paid("o", line("1", "A", 0), line("2", "A", 1)));
        assertThat(decided.items()).hasSize(1);
        assertThat(shop.available("A")).isEqualTo(2);
    }
}
