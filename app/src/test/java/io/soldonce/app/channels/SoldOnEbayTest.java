package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static io.soldonce.app.channels.OwnersRequests.expect;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a buyer buys on eBay is recorded once, however often it is told.
@InTheConnectedShop
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
        assertThat(shop.events("item:" + sku, "units-sold")).isEqualTo(1);
        assertThat(shop.desired("whatnot", sku)).isEqualTo(2);
        assertThat(shop.buyable(sku)).isEqualTo(2);
        eventually("the history to tell it", () -> shop.get("/api/items/" + sku + "/history").body().contains(order));
        var history = shop.get("/api/items/" + sku + "/history");
        var sales = StreamSupport.stream(history.json().at("/history").spliterator(), false)
                .filter(line -> line.path("kind").asString("").equals("units-sold")).toList();
        assertThat(sales).hasSize(1);
        var sale = sales.getFirst();
        assertThat(sale.path("sentence").asString()).startsWith("Sold 1 unit on ebay for 40.0").endsWith("order " + order);
        assertThat(sale.path("actor").asString()).isEqualTo("ebay");
        assertThat(sale.path("source").asString()).isIn("webhook", "poll");
        assertThat(shop.text("""
            select metadata ->> 'providerEventId' from log_entry where stream_id = ? and name = 'units-sold'""", "item:" + sku))
                .isNotBlank();
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
        assertThat(listingId(sku)).as("a listing at 0 waits there, and is the same one afterwards").isEqualTo(before);
        assertThat(shop.events("item:" + sku, "sale-cancelled")).isEqualTo(1);
    }

    @Test
    void where_a_sold_out_listing_ends_it_comes_back_under_a_new_number() throws Exception {
        var sku = shop.listed("INK-AGAIN", 1);
        var before = listingId(sku);
        shop.knobs("{\"outOfStockEnds\": true}");
        var order = shop.buy(sku);
        eventually("it to be sold out, and to be seen so", () -> shop.available(sku) == 0 && shop.confirmed(sku) == 0);
        expect(204, shop.post("/sandbox/ebay/orders/" + order + "/cancellation", "{\"reason\": \"BUYER_ASKED_CANCEL\"}"));
        eventually("it to be on sale again", () -> shop.buyable(sku) == 1 && shop.confirmed(sku) == 1);
        eventually("its new number to be known", () -> !listingId(sku).equals(before));
        assertThat(shop.available(sku)).isEqualTo(1);
    }

    private String listingId(String sku) {
        return shop.text("select external_id from listing_now where sku_key = ? and channel = 'ebay'", sku);
    }
}
