package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is sold over the counter can not be bought on eBay any more, and we have read there that it is so.
@InTheConnectedShop
class SoldAtTheCounterTest {
    private final ConnectedShop shop = ConnectedShop.shared();

    @Test
    void the_last_one_goes_off_sale_on_ebay_and_is_read_back() throws Exception {
        var sku = shop.listed("INK-LAST", 1);
        shop.sellAtTheCounter("C-1", sku, 1);

        eventually("eBay to show none", () -> shop.confirmed(sku) == 0);

        assertThat(shop.buyable(sku)).isZero();
        assertThat(shop.tryToBuy(sku).status()).isEqualTo(409);
        assertThat(shop.text("""
            select action || ' ' || outcome || ' ' || verdict || ' ' || shown_quantity from push_event
             where sku_key = ? and channel = 'ebay' order by sent_at desc limit 1""", sku)).isEqualToIgnoringCase("end DONE APPLIED 0");
        var told = shop.get("/api/pushes?sku=" + sku + "&channel=ebay&limit=1");
        assertThat(told.body()).contains("\"verdict\":\"applied\"");
        assertThat(shop.desired("whatnot", sku)).isZero();
        assertThat(shop.available(sku)).isZero();
    }

    @Test
    void one_of_three_leaves_two_on_ebay() throws Exception {
        var sku = shop.listed("INK-THREE", 3);
        shop.sellAtTheCounter("C-2", sku, 1);
        eventually("eBay to show two", () -> shop.confirmed(sku) == 2);
        assertThat(shop.buyable(sku)).isEqualTo(2);
    }

    @Test
    void a_card_of_the_sample_goes_off_sale_too() throws Exception {
        eventually("the sample to be read", () -> shop.buyable("PSA-0003") == 1);
        shop.sellAtTheCounter("C-3", "PSA-0003", 1);
        eventually("eBay to show none", () -> shop.confirmed("PSA-0003") == 0);
        assertThat(shop.buyable("PSA-0003")).isZero();
    }
}
