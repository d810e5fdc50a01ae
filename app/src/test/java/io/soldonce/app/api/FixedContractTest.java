package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.app.api.RunningApplication.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// What scripts outside the project rely on, line by line.
@OnTheRunningApplication
class FixedContractTest {
    private final RunningApplication app = RunningApplication.shared();

    @Test
    void health_needs_no_sign_in() throws Exception {
        var answer = app.client().send(HttpRequest.newBuilder(app.uri("/actuator/health")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void items_of_a_channel_with_a_live_listing() {
        var answer = app.get("/api/items?channel=ebay&status=live&limit=1");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/items").size()).isEqualTo(1);
        assertThat(answer.at("items.0.sku")).isNotBlank();
        var next = app.get("/api/items?channel=ebay&status=live&limit=1&after=" + answer.at("next"));
        assertThat(next.at("items.0.sku")).isNotEqualTo(answer.at("items.0.sku"));
    }

    @Test
    void an_item_says_what_can_be_promised() {
        var sku = app.item("FIX-ITEM", 3);
        assertThat(app.get("/api/items/" + sku).at("availableToPromise")).isEqualTo("3");
    }

    @Test
    void listings_say_what_they_should_show_and_that_nothing_was_observed() {
        var sku = app.item("FIX-LIST", 1);
        var answer = app.get("/api/items/" + sku + "/listings");
        assertThat(answer.at("listings.0.channel")).isEqualTo("ebay");
        assertThat(answer.at("listings.0.desired.quantity")).isEqualTo("1");
        assertThat(answer.at("listings.0.desired.reasons")).isEqualTo("[]");
        assertThat(answer.at("listings.0.desired.status")).isEqualTo("live");
        assertThat(answer.at("listings.0.desired.price.amount")).isEqualTo("12.50");
        assertThat(answer.at("listings.0.confirmed")).isEqualTo("null");
        assertThat(answer.at("listings.0.observed")).isEqualTo("null");
    }

    @Test
    void the_last_unit_is_reserved_once() {
        var sku = app.item("FIX-RES", 1);
        var path = "/api/items/" + sku + "/reservations";
        assertThat(app.post(path, "{\"quantity\":1,\"holdId\":\"a\"}").status()).isEqualTo(201);
        assertThat(app.post(path, "{\"quantity\":1,\"holdId\":\"a\"}").status()).isEqualTo(200);
        var refused = app.post(path, "{\"quantity\":1,\"holdId\":\"b\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("code")).isEqualTo("NOT_ENOUGH_AVAILABLE");
        assertThat(app.delete(path + "/a").status()).isEqualTo(200);
        assertThat(app.get("/api/items/" + sku).at("availableToPromise")).isEqualTo("1");
    }

    @Test
    void a_sale_is_recorded_once_and_takes_the_unit_off_sale_everywhere() {
        var sku = app.item("FIX-SALE", 1);
        var answer = sell("S-1", sku, 1);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.at("status")).isEqualTo("recorded");
        var listings = app.get("/api/items/" + sku + "/listings");
        for (var i = 0; i < 2; i++) {
            assertThat(listings.at("listings." + i + ".desired.quantity")).isEqualTo("0");
            assertThat(listings.at("listings." + i + ".desired.reasons.0")).isEqualTo("SOLD_ON counter");
            assertThat(listings.at("listings." + i + ".desired.cause.event")).isEqualTo("units-sold");
        }
        var head = app.head();
        var again = sell("S-1", sku, 1);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("status")).isEqualTo("unchanged");
        assertThat(app.head()).isEqualTo(head);
    }

    @Test
    void another_content_under_the_same_order_id_waits_in_the_queue() {
        var sku = app.item("FIX-CONTRA", 5);
        assertThat(sell("S-2", sku, 1).status()).isEqualTo(201);
        var other = sell("S-2", sku, 2);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.at("code")).isEqualTo("ORDER_CONTRADICTED");
        assertThat(app.get("/api/items/" + sku).at("availableToPromise")).isEqualTo("4");
        assertThat(app.get("/api/exceptions?limit=200").body()).contains("S-2");
        assertThat(sell("S-2", sku, 2).status()).isEqualTo(409);
    }

    @Test
    void a_sale_of_what_is_gone_or_unknown_is_recorded_and_named() {
        var sku = app.item("FIX-GONE", 1);
        sell("S-3", sku, 1);
        var oversold = sell("S-4", sku, 1);
        assertThat(oversold.status()).isEqualTo(201);
        assertThat(oversold.at("oversold.0.sku")).isEqualTo(sku);
        assertThat(oversold.at("oversold.0.units")).isEqualTo("1");
        assertThat(app.get("/api/items/" + sku).at("availableToPromise")).isEqualTo("-1");
        var unmatched = sell("S-5", "NO-SUCH-THING", 1);
        assertThat(unmatched.status()).isEqualTo(201);
        assertThat(unmatched.json().at("/unmatched").size()).isEqualTo(1);
        var queue = app.get("/api/exceptions?limit=200").body();
        assertThat(queue).contains("S-4").contains("S-5");
    }

    @Test
    void a_sale_may_say_when_it_was() {
        app.item("FIX-WHEN", 2);
        for (var field : new String[]{"at", "occurredAt"}) {
            assertThat(app.post("/api/sales", """
                {"channel":"counter","orderId":"when-%s","%s":"2026-10-01T12:00:00Z","lines":[{"sku":"FIX-WHEN","quantity":1}]}"""
                    .formatted(field, field)).status()).isEqualTo(201);
            assertThat(app.toldAll().get("/api/items/FIX-WHEN/history").at("history.0.occurredAt")).isEqualTo("2026-10-01T12:00:00Z");
        }
    }

    @Test
    void history_is_told_in_sentences() {
        var sku = app.item("FIX-STORY", 2);
        sell("S-6", sku, 1);
        var history = app.toldAll().get("/api/items/" + sku + "/history");
        assertThat(history.at("history.0.sentence")).contains("Sold").contains("counter");
        assertThat(history.at("history.0.actor")).isEqualTo("api");
    }

    private Answer sell(String orderId, String sku, int quantity) {
        return app.post("/api/sales", """
            {"channel":"counter","orderId":"%s","lines":[{"sku":"%s","quantity":%d,"price":{"amount":"4.11","currency":"USD"}}]}"""
                .formatted(orderId, sku, quantity));
    }
}
