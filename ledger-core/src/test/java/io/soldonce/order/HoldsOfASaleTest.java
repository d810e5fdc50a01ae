package io.soldonce.order;

import static io.soldonce.item.Shelf.EBAY;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.order;
import static io.soldonce.item.Shelf.sku;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.item.Bucket;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact;
import io.soldonce.order.OrderFact.Line;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A sale takes what was kept for it: reserved for a show, or consigned to whoever sold it.
class HoldsOfASaleTest {
    private final Shop shop = Shop.selling(Map.of("A", 5, "B", 5)).kit("SET", "A", 1, "B", 2);

    @Test
    void aPaidOrderConsumesTheReservationItNames() {
        shop.tell(new ItemAction.Reserve(sku("A"), "show", 2, ItemFact.Purpose.LIVE_SHOW, null, NOON));
        shop.tell(place(true, "show", Shop.line("1", "A", 3)));
        assertThat(shop.item("A").reservations()).isEmpty();
        assertThat(shop.item("A").units().in(Bucket.SOLD)).isEqualTo(3);
        assertThat(shop.available("A")).isEqualTo(2);
    }

    @Test
    void aPaidOrderSellsWhatWasConsigned() {
        shop.tell(new ItemAction.Consign(sku("A"), "shop-1", "the shop", 2, NOON));
        shop.tell(place(true, "shop-1", Shop.line("1", "A", 1)));
        assertThat(shop.item("A").units().in(Bucket.CONSIGNED)).isOne();
        assertThat(shop.item("A").units().in(Bucket.SOLD)).isOne();
        assertThat(shop.available("A")).isEqualTo(3);
    }

    @Test
    void aKitTakesWhatWasReservedOfItsComponents() {
        shop.tell(new ItemAction.Reserve(sku("SET"), "show", 1, ItemFact.Purpose.LIVE_SHOW, null, NOON));
        shop.tell(place(true, "show", Shop.line("1", "SET", 1)));
        assertThat(shop.item("B").reservations()).isEmpty();
        assertThat(shop.item("B").units().in(Bucket.SOLD)).isEqualTo(2);
        assertThat(shop.available("A")).isEqualTo(4);
    }

    @Test
    void anOrderThatWaitsForItsPaymentTakesTheReservationOver() {
        shop.tell(new ItemAction.Reserve(sku("A"), "show", 2, ItemFact.Purpose.LIVE_SHOW, NOON.plusSeconds(60), NOON));
        shop.tell(place(false, "show", Shop.line("1", "A", 2)));
        assertThat(shop.available("A")).isEqualTo(3);
        assertThat(shop.item("A").reservations().values()).singleElement().satisfies(waiting -> {
            assertThat(waiting.order()).isEqualTo(order("o", "A"));
            assertThat(waiting.expiresAt()).as("what waits for its order never expires").isNull();
        });
    }

    @Test
    void aHoldNobodyKnowsIsNoReasonToRefuseASale() {
        shop.tell(place(true, "what is this", Shop.line("1", "A", 1)));
        assertThat(shop.available("A")).isEqualTo(4);
    }

    private static OrderAction.Place place(boolean paid, String holdId, Line line) {
        return new OrderAction.Place(EBAY, "o", List.of(line), paid, NOON, Map.of(line.lineId(), holdId));
    }
}
