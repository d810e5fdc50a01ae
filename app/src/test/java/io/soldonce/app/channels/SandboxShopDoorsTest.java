package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

/// The doors through which anybody buys on the sandbox eBay and sees what a buyer sees.
@InTheConnectedShop
class SandboxShopDoorsTest {
    private final ConnectedShop shop = ConnectedShop.shared();

    @Test
    void the_last_one_is_bought_once_and_the_next_buyer_is_told_there_is_none() throws Exception {
        var sku = shop.listed("INK-DOOR", 1);
        assertThat(shop.get("/sandbox/ebay/offers/" + sku).body()).isEqualTo("{\"buyable\":1}");
        var bought = shop.tryToBuy(sku);
        assertThat(bought.status()).isEqualTo(201);
        assertThat(bought.at("orderId")).matches("\\d\\d-\\d{5}-\\d{5}");
        var refused = shop.tryToBuy(sku);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("buyable")).isEqualTo("0");
        eventually("the sale to be heard", () -> shop.available(sku) == 0);
    }

    @Test
    void what_is_unknown_there_can_not_be_bought() {
        assertThat(shop.get("/sandbox/ebay/offers/NEVER-HEARD-OF").body()).isEqualTo("{\"buyable\":0}");
        assertThat(shop.tryToBuy("NEVER-HEARD-OF").status()).isEqualTo(409);
        assertThat(shop.get("/sandbox/counter/offers/INK-DOOR").status()).as("a counter is no marketplace").isEqualTo(404);
    }

    @Test
    void nobody_comes_in_without_the_token() {
        var strangers = HttpRequest.newBuilder(shop.uri("/sandbox/ebay/purchases")).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"sku\":\"PSA-0001\",\"quantity\":1}"));
        assertThat(shop.send(strangers).status()).isEqualTo(401);
        assertThat(shop.send(HttpRequest.newBuilder(shop.uri("/sandbox/ebay/offers/PSA-0001")).GET()).status()).isEqualTo(401);
    }

    @Test
    void what_a_stranger_says_at_the_webhook_is_not_believed() {
        var forged = HttpRequest.newBuilder(shop.uri("/webhooks/ebay")).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"notification\":{}}"));
        assertThat(shop.send(forged).status()).isEqualTo(412);
    }
}
