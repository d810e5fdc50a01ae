package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static io.soldonce.app.channels.OwnersRequests.expect;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A second eBay account, added while everything runs: it begins empty, and shows only what the first one shows.
class PrimaryEndedTest {
    private static final String SECOND = "ebay-2";
    private final ConnectedShop shop = ConnectedShop.ofItsOwn();

    @AfterEach
    void stop() {
        shop.stop();
    }

    @Test
    void when_the_primary_listing_ends_the_second_account_ends_too() throws Exception {
        expect(201, shop.post("/api/channels", """
            {"channel": "ebay-2", "kind": "ebay", "name": "The second account", "rules": {"mode": "auto", "role": "secondary"}}"""));
        eventually("it to be connected by itself", () -> shop.get("/sandbox/ebay-2/knobs").status() == 200);
        var sku = shop.listed("INK-TWO", 2);
        shop.link(SECOND, sku);
        eventually("the second account to list it", () -> buyableThere(sku) == 2);

        shop.buy(sku);
        eventually("one to be left on both", () -> shop.buyable(sku) == 1 && buyableThere(sku) == 1);

        expect(200, shop.post("/api/listings/ebay/" + sku + "/end", "{\"reason\": \"kept\"}"));
        eventually("it to be off sale on the first", () -> shop.buyable(sku) == 0);
        eventually("and on the second", () -> buyableThere(sku) == 0);
        assertThat(shop.desired("whatnot", sku)).isZero();
        assertThat(shop.available(sku)).isEqualTo(1);
    }

    private int buyableThere(String sku) {
        return Integer.parseInt(expect(200, shop.get("/sandbox/" + SECOND + "/offers/" + sku)).at("buyable"));
    }
}
