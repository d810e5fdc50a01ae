package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever edits what has changed since they read it is told, and what changed.
@OnTheRunningApplication
class IfMatchTest {
    private static final int CALLERS = 16;

    private final RunningApplication app = RunningApplication.shared();

    @AfterEach
    void as_before() {
        app.put("/api/switch", "{\"enabledChannels\":[\"*\"],\"dryRun\":false}");
    }

    @Test
    void an_edit_of_what_was_read_is_taken_and_a_stale_one_is_told_what_changed() {
        var sku = app.item("MATCH-1", 1);
        var tag = app.get("/api/items/" + sku).header("ETag");
        assertThat(edit("PUT", "/api/items/" + sku, body("first"), tag).status()).isEqualTo(200);
        app.toldAll();
        var stale = edit("PUT", "/api/items/" + sku, body("second"), tag);
        assertThat(stale.status()).as(stale.body()).isEqualTo(412);
        assertThat(stale.at("code")).isEqualTo("CHANGED_SINCE");
        assertThat(stale.at("changes.0.event")).isEqualTo("item-revised");
        assertThat(stale.at("changes.0.sentence")).isNotBlank();
        assertThat(app.get("/api/items/" + sku).at("title")).isEqualTo("first");
        assertThat(edit("PUT", "/api/items/" + sku, body("third"), app.get("/api/items/" + sku).header("ETag")).status()).isEqualTo(200);
        assertThat(edit("PUT", "/api/items/" + sku, body("fourth"), "*").status()).isEqualTo(200);
        assertThat(edit("PUT", "/api/items/" + sku, body("fifth"), "what is this").at("code")).isEqualTo("INVALID_VALUE");
    }

    @Test
    void of_sixteen_who_read_the_same_one_edits() throws Exception {
        var sku = app.item("MATCH-2", 0);
        var tag = app.get("/api/items/" + sku).header("ETag");
        try (var all = Executors.newFixedThreadPool(CALLERS)) {
            var edits = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < CALLERS; i++) {
                var title = "edit " + i;
                edits.add(() -> edit("PUT", "/api/items/" + sku, body(title), tag).status());
            }
            var statuses = new ArrayList<Integer>();
            for (var edit : all.invokeAll(edits)) {
                statuses.add(edit.get());
            }
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        }
    }

    @Test
    void listings_channels_orders_and_the_switch_board_have_tags_of_their_own() {
        var sku = app.item("MATCH-3", 2);
        var listing = "/api/listings/ebay/" + sku;
        var tag = app.get(listing).header("ETag");
        assertThat(edit("PATCH", listing, "{\"title\":\"new title\"}", tag).status()).isEqualTo(200);
        assertThat(edit("PATCH", listing, "{\"title\":\"newer title\"}", tag).status()).isEqualTo(412);
        assertThat(edit("POST", listing + "/pause", "{\"reason\":\"r\"}", tag).status()).isEqualTo(412);

        var channel = app.get("/api/channels/tcgplayer");
        var rules = channel.json().at("/rules").toString();
        assertThat(edit("PUT", "/api/channels/tcgplayer", rules, channel.header("ETag")).status()).isEqualTo(200);
        assertThat(edit("PUT", "/api/channels/tcgplayer", rules, "\"999\"").status()).isEqualTo(412);

        app.post("/api/sales", "{\"channel\":\"counter\",\"orderId\":\"MATCH-3\",\"lines\":[{\"sku\":\"MATCH-3\",\"quantity\":1}]}");
        app.toldAll();
        var order = app.get("/api/orders/counter/MATCH-3").header("ETag");
        assertThat(edit("POST", "/api/orders/counter/MATCH-3/picked", "{}", order).status()).isEqualTo(200);
        assertThat(edit("POST", "/api/orders/counter/MATCH-3/packed", "{}", order).status()).isEqualTo(412);

        var board = app.get("/api/switch").header("ETag");
        assertThat(edit("PUT", "/api/switch", "{\"enabledChannels\":[\"ebay\"],\"dryRun\":false}", board).at("changed")).isEqualTo("true");
        assertThat(edit("PUT", "/api/switch", "{\"enabledChannels\":[],\"dryRun\":false}", board).status()).isEqualTo(412);
    }

    private RunningApplication.Answer edit(String method, String path, String json, String tag) {
        return app.send(app.request(path).header("Content-Type", "application/json").header("If-Match", tag).method(method,
                BodyPublishers.ofString(json)));
    }

    private static String body(String title) {
        return "{\"title\":\"" + title + "\",\"condition\":\"near-mint\",\"photos\":\"done\"}";
    }
}
