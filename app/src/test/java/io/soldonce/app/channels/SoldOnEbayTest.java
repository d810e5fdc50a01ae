package io.soldonce.app.channels;

import static io.soldonce.app.channels.ConnectedShop.eventually;
import static io.soldonce.app.channels.ConnectedShop.expect;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a buyer buys on eBay is recorded once, however often it is told.
class SoldOnEbayTest {
    private final ConnectedShop shop = ConnectedShop.shared();

    @AfterEach
    void asBefore() {
        shop.asBefore();
    }

    @Test
    void told_twice_polled_again_and_after_a_restart_it_is_one_sale() throws Exception {
        var sku = shop.listed("INK-ONCE", 3);
        shop.knobs("{\"notificationsDuplicate\": 1}");
        var order = shop.buy(sku);
        eventually("the sale to be heard", () -> shop.available(sku) == 2);
        shop.salesRead();
        shop.stop();
        shop.start();
        shop.salesRead();

        assertThat(shop.available(sku)).isEqualTo(2);
        assertThat(shop.events("item:" + sku, "Sold")).isEqualTo(1);
        assertThat(shop.desired("whatnot", sku)).isEqualTo(2);
        assertThat(shop.buyable(sku)).isEqualTo(2);
        eventually("the history to tell it", () -> shop.get("/api/items/" + sku + "/history").body().contains(order));
        var history = shop.get("/api/items/" + sku + "/history");
        System.err.println(history.body());
    }

    @Test
    void cancelled_there_it_is_back_once_and_on_sale_again() throws Exception {
        var sku = shop.listed("INK-BACK", 1);
        var before = listingId(sku);
        var order = shop.buy(sku);
        eventually("it to be sold out", () -> shop.available(sku) == 0);
        expect(204, shop.post("/sandbox/ebay/orders/" + order + "/cancellation", "{\"reason\": \"BUYER_ASKED_CANCEL\"}"));
        eventually("it to be back", () -> shop.available(sku) == 1);
        eventually("it to be on sale again", () -> shop.buyable(sku) == 1 && shop.confirmed(sku) == 1);
        shop.salesRead();
        assertThat(shop.available(sku)).isEqualTo(1);
        System.err.println(before + " -> " + listingId(sku));
    }

    private String listingId(String sku) {
        return shop.text("select external_id from listing_now where sku_key = ? and channel = 'ebay'", sku);
    }
}
