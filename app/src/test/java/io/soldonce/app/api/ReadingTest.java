package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/// Lists page by page, and the answers to "why".
@OnTheRunningApplication
class ReadingTest {
    private final RunningApplication app = RunningApplication.shared();

    @Test
    void pages_show_each_item_once_in_order() {
        var seen = new ArrayList<String>();
        var after = "";
        do {
            var page = app.get("/api/items?q=Bramblekin&channel=tcgplayer&limit=7" + (after.isEmpty() ? "" : "&after=" + after));
            page.json().at("/items").forEach(item -> seen.add(item.at("/sku").asString()));
            after = page.at("next");
        } while (!after.equals("null"));
        assertThat(seen).isSorted().hasSizeGreaterThan(14);
        assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
    }

    @Test
    void words_find_titles_skus_and_certificates() {
        assertThat(app.get("/api/items?q=hedge%20THUNDER").at("items.0.sku")).isEqualTo("PSA-0001");
        assertThat(app.get("/api/items?q=psa-0001").at("items.0.sku")).isEqualTo("PSA-0001");
        assertThat(app.get("/api/items?q=998192818").at("items.0.sku")).isEqualTo("PSA-0001");
        assertThat(app.get("/api/items?q=100%25_nothing").at("items")).isEqualTo("[]");
    }

    @Test
    void an_item_that_did_not_change_is_not_sent_again() {
        var tag = app.get("/api/items/PSA-0003").header("ETag");
        assertThat(app.send(app.request("/api/items/PSA-0003").header("If-None-Match", tag).GET()).status()).isEqualTo(304);
    }

    @Test
    void the_movements_explain_the_number_page_by_page() {
        var sku = app.item("WHY-1", 10);
        app.post("/api/items/" + sku + "/reservations", "{\"quantity\":2,\"holdId\":\"a\"}");
        app.post("/api/items/" + sku + "/adjustments", "{\"by\":-1,\"reason\":\"missing\"}");
        app.post("/api/sales", "{\"channel\":\"counter\",\"orderId\":\"WHY-1\",\"lines\":[{\"sku\":\"WHY-1\",\"quantity\":3}]}");
        app.toldAll();
        var all = app.get("/api/items/" + sku + "/explain");
        assertThat(all.at("quantity")).isEqualTo("4");
        assertThat(all.at("sum")).isEqualTo("4");
        assertThat(all.json().at("/movements").valueStream().map(step -> step.at("/effect").asInt())).containsExactly(-3, -1, -2, 10);
        assertThat(all.json().at("/movements").valueStream().map(step -> step.at("/balance").asInt())).containsExactly(4, 7, 8, 10);
        assertThat(all.json().at("/movements").valueStream().map(step -> step.at("/sentence").asString()))
                .allMatch(said -> !said.isBlank());

        var first = app.get("/api/items/" + sku + "/explain?limit=3");
        var second = app.get("/api/items/" + sku + "/explain?limit=3&after=" + first.at("next"));
        assertThat(second.at("movements.0.balance")).isEqualTo("10");
        assertThat(second.at("next")).isEqualTo("null");
        assertThat(app.get("/api/items/" + sku + "/explain?bucket=reserved").at("sum")).isEqualTo("2");
        assertThat(app.get("/api/items/" + sku + "/history?limit=2").json().at("/history").size()).isEqualTo(2);
    }

    @Test
    void a_kit_is_as_available_as_its_scarcest_part() {
        app.item("PART-A", 7);
        app.item("PART-B", 3);
        app.item("KIT-AB", 0);
        var kit = app.post("/api/items/KIT-AB/kit",
                "{\"components\":[{\"sku\":\"PART-A\",\"quantity\":3},{\"sku\":\"PART-B\",\"quantity\":1}]}");
        assertThat(kit.status()).as(kit.body()).isEqualTo(201);
        assertThat(app.get("/api/items/KIT-AB").at("availableToPromise")).isEqualTo("2");
        assertThat(app.get("/api/items?q=KIT-AB").at("items.0.availableToPromise")).isEqualTo("2");
        assertThat(app.get("/api/items/PART-A").at("partOf.0")).isEqualTo("KIT-AB");
        app.post("/api/sales", "{\"channel\":\"counter\",\"orderId\":\"KIT-AB\",\"lines\":[{\"sku\":\"KIT-AB\",\"quantity\":2}]}");
        assertThat(app.get("/api/items/PART-A").at("availableToPromise")).isEqualTo("1");
        assertThat(app.get("/api/items/KIT-AB/listings").at("listings.0.desired.quantity")).isEqualTo("0");
        assertThat(app.get("/api/items/KIT-AB/explain").json().at("/components").size()).isEqualTo(2);
    }

    @Test
    void orders_are_told_with_their_lines_and_what_came_later() {
        app.item("ORD-1", 5);
        app.post("/api/sales", """
            {"channel":"ebay","orderId":"12-3","paid":false,"lines":[{"sku":"ORD-1","quantity":1},{"sku":"what is this","quantity":1}]}""");
        var order = app.toldAll().get("/api/orders/ebay/12-3");
        assertThat(order.at("status")).isEqualTo("pending");
        assertThat(order.at("lines.1.sku")).isEqualTo("null");
        assertThat(app.post("/api/orders/ebay/12-3/lines/what%20is%20this/match", "{\"sku\":\"ORD-1\"}").status()).isEqualTo(200);
        assertThat(app.get("/api/items/ORD-1").at("buckets.reserved")).isEqualTo("2");
        assertThat(app.post("/api/orders/ebay/12-3/payment", "{}").status()).isEqualTo(200);
        assertThat(app.get("/api/items/ORD-1").at("buckets.sold")).isEqualTo("2");
        assertThat(app.post("/api/orders/ebay/12-3/cancellation", "{\"reason\":\"buyer asked\"}").at("status")).isEqualTo("recorded");
        assertThat(app.get("/api/items/ORD-1").at("availableToPromise")).isEqualTo("5");
        assertThat(app.toldAll().get("/api/orders?channel=ebay&status=cancelled&limit=1").at("orders.0.orderId")).isEqualTo("12-3");
    }

    @Test
    void listings_are_paused_excluded_revised_and_ended() {
        var sku = app.item("LIS-1", 2);
        var listing = "/api/listings/ebay/" + sku;
        assertThat(app.post(listing + "/pause", "{\"reason\":\"holiday\"}").at("changed")).isEqualTo("true");
        assertThat(app.post(listing + "/pause", "{\"reason\":\"holiday\"}").at("changed")).isEqualTo("false");
        assertThat(desired(sku, "reasons.0")).isEqualTo("PAUSED");
        app.post(listing + "/resume", "");
        assertThat(desired(sku, "quantity")).isEqualTo("2");
        app.post(listing + "/exclude", "{\"reason\":\"not for export\",\"until\":\"2199-01-01T00:00:00Z\"}");
        assertThat(desired(sku, "reasons.0")).isEqualTo("EXCLUDED");
        assertThat(desired(sku, "validUntil")).isEqualTo("2199-01-01T00:00:00Z");
        app.post(listing + "/include", "");
        app.patch(listing, "{\"price\":{\"amount\":\"13.00\",\"currency\":\"USD\"}}");
        assertThat(desired(sku, "price.amount")).isEqualTo("13.00");
        app.post(listing + "/end", "{\"reason\":\"kept\"}");
        assertThat(desired(sku, "status")).isEqualTo("ended");
        app.post(listing + "/seen-ended", "{}");
        assertThat(app.get("/api/items/" + sku + "/listings").at("listings.0.status")).isEqualTo("archived");
    }

    @Test
    void a_hold_takes_units_off_sale_and_gives_them_back() {
        var sku = app.item("HOLD-1", 1);
        assertThat(app.post("/api/items/" + sku + "/holds", "{\"quantity\":1,\"holdId\":\"h\",\"reason\":\"looks bent\"}").status())
                .isEqualTo(201);
        assertThat(desired(sku, "reasons.0")).isEqualTo("HELD");
        assertThat(app.delete("/api/items/" + sku + "/holds/h").status()).isEqualTo(200);
        assertThat(desired(sku, "quantity")).isEqualTo("1");
    }

    @Test
    void rules_of_a_channel_change_what_it_should_show() {
        var added = app.post("/api/channels",
                "{\"channel\":\"shop-2\",\"kind\":\"shop\",\"name\":\"Shop\",\"rules\":{\"role\":\"independent\"}}");
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(app.get("/api/channels/shop-2").at("rules.mode")).isEqualTo("dry-run");
        assertThat(app.put("/api/channels/shop-2", "{\"mode\":\"off\",\"role\":\"independent\",\"buffer\":1}").status()).isEqualTo(200);
        assertThat(app.get("/api/channels/shop-2").at("rules.buffer")).isEqualTo("1");
        assertThat(app.get("/api/channels").body()).contains("\"shop-2\"").contains("\"ebay\"");
    }

    @Test
    void an_exception_is_resolved_once() {
        app.post("/api/sales", "{\"channel\":\"counter\",\"orderId\":\"EXC-1\",\"lines\":[{\"sku\":\"nobody knows\",\"quantity\":1}]}");
        var open = app.get("/api/exceptions?limit=1");
        var id = open.at("exceptions.0.id");
        var path = "/api/exceptions/" + id + "/resolution";
        assertThat(app.post(path, "{\"resolution\":\"a sticker, not ours\"}").at("changed")).isEqualTo("true");
        assertThat(app.post(path, "{\"resolution\":\"a sticker, not ours\"}").at("changed")).isEqualTo("false");
        assertThat(app.post(path, "{\"resolution\":\"something else\"}").status()).isEqualTo(409);
        assertThat(app.get("/api/exceptions?limit=1").at("exceptions.0.id")).isNotEqualTo(id);
        assertThat(app.get("/api/exceptions?state=resolved&limit=1").at("exceptions.0.resolvedBy")).isEqualTo("api");
    }

    private String desired(String sku, String field) {
        return app.get("/api/items/" + sku + "/listings").at("listings.0.desired." + field);
    }
}
