package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every door times every kind of badness: a clear answer with place and cure, and nothing changed.
@OnTheRunningApplication
class BadInputTest {
    private static final String NUL = "\\" + "u0000";

    private final RunningApplication app = RunningApplication.shared();

    /// A door that takes JSON.
    ///
    /// @param good  a body it would take
    /// @param text  a text field of it
    record Door(String method, String path, String good, String text, String number) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    record Bad(Door door, String kind, String body, int status, String code, String where) {
        @Override
        public String toString() {
            return door + ": " + kind;
        }
    }

    private static final List<Door> DOORS = List.of(
            new Door("POST", "/api/items", "{\"sku\":\"BAD-1\",\"title\":\"t\",\"condition\":\"new\",\"packSize\":1}", "title", "packSize"),
            new Door("PUT", "/api/items/PSA-0001", "{\"title\":\"t\",\"condition\":\"new\",\"packSize\":1}", "title", "packSize"),
            new Door("POST", "/api/items/PSA-0001/receipts", "{\"quantity\":1,\"owner\":\"o\"}", "owner", "quantity"),
            new Door("POST", "/api/items/PSA-0001/adjustments", "{\"by\":1,\"reason\":\"found\",\"note\":\"n\"}", "note", "by"),
            new Door("POST", "/api/items/PSA-0001/reservations", "{\"quantity\":1,\"holdId\":\"h\"}", "holdId", "quantity"),
            new Door("POST", "/api/items/PSA-0001/holds", "{\"quantity\":1,\"holdId\":\"h\",\"reason\":\"r\"}", "reason", "quantity"),
            new Door("POST", "/api/items/PSA-0001/reservations/h/extension", "{\"expiresAt\":\"2026-01-01T00:00:00Z\"}", "expiresAt", null),
            new Door("POST", "/api/items/PSA-0001/damage", "{\"quantity\":1,\"reason\":\"r\"}", "reason", "quantity"),
            new Door("POST", "/api/items/PSA-0001/repair", "{\"quantity\":1,\"reason\":\"r\"}", "reason", "quantity"),
            new Door("POST", "/api/items/PSA-0001/loss", "{\"quantity\":1,\"reason\":\"r\"}", "reason", "quantity"),
            new Door("POST", "/api/items/PSA-0001/found", "{\"quantity\":1,\"reason\":\"r\"}", "reason", "quantity"),
            new Door("POST", "/api/items/PSA-0001/write-off", "{\"quantity\":1,\"reason\":\"r\"}", "reason", "quantity"),
            new Door("POST", "/api/items/PSA-0001/relocation", "{\"quantity\":1,\"to\":\"attic\"}", "to", "quantity"),
            new Door("POST", "/api/items/PSA-0001/consignments", "{\"consignmentId\":\"c\",\"consignee\":\"n\",\"quantity\":1}",
                    "consignee",
                    "quantity"),
            new Door("POST", "/api/items/PSA-0001/consignments/c/return", "{\"quantity\":1,\"at\":\"2026-01-01T00:00:00Z\"}", "at",
                    "quantity"),
            new Door("POST", "/api/items/PSA-0001/counts", "{\"countId\":\"c\",\"counted\":1}", "countId", "counted"),
            new Door("POST", "/api/items/PSA-0001/archive", "{\"reason\":\"r\"}", "reason", null),
            new Door("POST", "/api/items/PSA-0001/unarchive", "{\"at\":\"2026-01-01T00:00:00Z\"}", "at", null),
            new Door("POST", "/api/transformations", "{\"id\":\"t\",\"kind\":\"split\",\"from\":[],\"into\":[]}", "id", null),
            new Door("POST", "/api/channels", "{\"channel\":\"x\",\"kind\":\"k\",\"name\":\"n\"}", "name", null),
            new Door("PUT", "/api/channels/ebay", "{\"mode\":\"dry-run\",\"buffer\":1}", "mode", "buffer"),
            new Door("POST", "/api/listings", "{\"channel\":\"ebay\",\"sku\":\"PSA-0001\",\"url\":\"u\"}", "url", null),
            new Door("PATCH", "/api/listings/ebay/PSA-0001", "{\"title\":\"t\"}", "title", null),
            new Door("POST", "/api/listings/ebay/PSA-0001/pause", "{\"reason\":\"r\"}", "reason", null),
            new Door("POST", "/api/listings/ebay/PSA-0001/exclude", "{\"reason\":\"r\"}", "reason", null),
            new Door("POST", "/api/listings/ebay/PSA-0001/end", "{\"reason\":\"r\"}", "reason", null),
            new Door("POST", "/api/listings/ebay/PSA-0001/seen-live", "{\"externalId\":\"1\"}", "externalId", null),
            new Door("POST", "/api/listings/ebay/PSA-0001/seen-ended", "{\"at\":\"2026-01-01T00:00:00Z\"}", "at", null),
            new Door("POST", "/api/sales", "{\"channel\":\"counter\",\"orderId\":\"x\",\"lines\":[]}", "orderId", null),
            new Door("POST", "/api/orders/ebay/x-1/payment", "{\"at\":\"2026-01-01T00:00:00Z\"}", "at", null),
            new Door("POST", "/api/orders/ebay/x-1/cancellation", "{\"reason\":\"r\"}", "reason", null),
            new Door("POST", "/api/orders/ebay/x-1/picked", "{\"at\":\"2026-01-01T00:00:00Z\"}", "at", null),
            new Door("POST", "/api/orders/ebay/x-1/shipped", "{\"carrier\":\"c\",\"tracking\":\"t\"}", "tracking", null),
            new Door("POST", "/api/orders/ebay/x-1/returns", "{\"returnId\":\"r\",\"reason\":\"w\"}", "returnId", null),
            new Door("POST", "/api/orders/ebay/x-1/returns/r/approval", "{\"at\":\"2026-01-01T00:00:00Z\"}", "at", null),
            new Door("POST", "/api/orders/ebay/x-1/returns/r/drop", "{\"reason\":\"w\"}", "reason", null),
            new Door("POST", "/api/orders/ebay/x-1/returns/r/receipt", "{\"at\":\"2026-01-01T00:00:00Z\"}", "at", null),
            new Door("POST", "/api/orders/ebay/x-1/returns/r/inspection", "{\"lineId\":\"1\",\"quantity\":1,\"verdict\":\"restock\"}",
                    "lineId",
                    "quantity"),
            new Door("POST", "/api/orders/ebay/x-1/refunds",
                    "{\"refundId\":\"r\",\"amount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}", "refundId", null),
            new Door("POST", "/api/orders/ebay/x-1/money",
                    "{\"entryId\":\"e\",\"kind\":\"tax\",\"amount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}", "entryId", null),
            new Door("POST", "/api/orders/ebay/x-1/lines/1/match", "{\"sku\":\"PSA-0001\"}", "sku", null),
            new Door("POST", "/api/exceptions/1/resolution", "{\"resolution\":\"r\"}", "resolution", null),
            new Door("PUT", "/api/switch", "{\"enabledChannels\":[\"*\"],\"dryRun\":false}", null, null),
            new Door("POST", "/api/plans/00000000-0000-0000-0000-000000000001/release", "{\"hash\":\"h\"}", "hash", null),
            new Door("POST", "/api/approvals/ebay/PSA-0001/release", "{\"revision\":1}", null, null),
            new Door("POST", "/sandbox/no/purchases", "{\"sku\":\"PSA-0001\",\"quantity\":1}", "sku", "quantity"),
            new Door("POST", "/api/items/KIT-STARTER-BLK/kit", "{\"components\":[{\"sku\":\"PSA-0001\",\"quantity\":1}]}", null, null));

    static Stream<Bad> bads() {
        var bads = new ArrayList<Bad>();
        for (var door : DOORS) {
            var good = door.good();
            var open = good.substring(0, good.length() - 1);
            bads.add(new Bad(door, "no JSON", "{\"a\":", 400, "BAD_JSON", "line 1"));
            bads.add(new Bad(door, "an array", "[]", 400, "WRONG_TYPE", "$"));
            bads.add(new Bad(door, "text", "\"x\"", 400, "WRONG_TYPE", "$"));
            bads.add(new Bad(door, "more behind it", good + "{}", 400, "", ""));
            bads.add(new Bad(door, "an unknown field", open + ",\"nonsense\":1}", 400, "UNKNOWN_FIELD", "$.nonsense"));
            bads.add(new Bad(door, "a field twice", open + "," + good.substring(1), 400, "BAD_JSON", "line 1"));
            bads.add(new Bad(door, "not UTF-8", "\u0000", 400, "BAD_JSON", "line 1"));
            if (door.text() != null) {
                bads.add(new Bad(door, "U+0000", with(good, door.text(), "\"a" + NUL + "b\""), 400, "INVALID_VALUE", "$." + door.text()));
                bads.add(new Bad(door, "half a character", with(good, door.text(), "\"\\" + "ud800\""), 400, "INVALID_VALUE",
                        "$." + door.text()));
                bads.add(new Bad(door, "an object for text", with(good, door.text(), "{}"), 400, "WRONG_TYPE", "$." + door.text()));
                bads.add(new Bad(door, "a number for text", with(good, door.text(), "12"), 400, "WRONG_TYPE", "$." + door.text()));
                bads.add(new Bad(door, "text without end", with(good, door.text(), "\"" + "x".repeat(5000) + "\""), 400, "INVALID_VALUE",
                        "$." + door.text()));
            }
            if (door.number() != null) {
                for (var number : List.of("\"1\"", "1.5", "true", "[]", "99999999999", "1e400")) {
                    bads.add(new Bad(door, number + " for a number", with(good, door.number(), number), 400, "WRONG_TYPE",
                            "$." + door.number()));
                }
                bads.add(
                        new Bad(door, "far too many", with(good, door.number(), "2000000000"), 400, "INVALID_VALUE", "$." + door.number()));
            }
            bads.add(new Bad(door, "a megabyte and more", open + ",\"x\":\"" + "x".repeat(1_000_001) + "\"}", 413, "BODY_TOO_LARGE",
                    "the body"));
        }
        return bads.stream();
    }

    /// The good body with another value for one field.
    private static String with(String good, String field, String value) {
        var changed = good.replaceFirst("\"" + field + "\":(\"[^\"]*\"|-?[0-9]+)",
                Matcher.quoteReplacement("\"" + field + "\":" + value));
        assertThat(changed).isNotEqualTo(good);
        return changed;
    }

    @ParameterizedTest
    @MethodSource("bads")
    void a_bad_body_is_named_with_place_and_cure(Bad bad) {
        var head = app.head();
        var answer = app.send(app.request(bad.door().path()).header("Content-Type", "application/json").method(bad.door().method(),
                HttpRequest.BodyPublishers.ofString(bad.body())));
        assertThat(answer.status()).as(answer.body()).isEqualTo(bad.status());
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.at("code")).as(answer.body()).contains(bad.code());
        assertThat(answer.at("where")).as(answer.body()).startsWith(bad.where());
        assertThat(answer.at("detail")).isNotBlank();
        assertThat(answer.at("cure")).isNotBlank();
        assertThat(app.head()).isEqualTo(head);
    }

    @Test
    void every_money_that_can_not_be_is_named() {
        for (var price : List.of("{\"amount\":4.11,\"currency\":\"USD\"}", "{\"amount\":\"x\",\"currency\":\"USD\"}",
                "{\"amount\":\"1\",\"currency\":\"usd\"}", "{\"amount\":\"1\"}", "{\"currency\":\"USD\"}",
                "{\"amount\":\"-1\",\"currency\":\"USD\"}",
                "{\"amount\":\"1e999999999\",\"currency\":\"USD\"}", "{\"amount\":\"0.00001\",\"currency\":\"USD\"}", "\"4.11 USD\"")) {
            var answer = app.post("/api/sales",
                    "{\"channel\":\"counter\",\"orderId\":\"m\",\"lines\":[{\"sku\":\"A\",\"quantity\":1,\"price\":" + price + "}]}");
            assertThat(answer.status()).as(price + answer).isEqualTo(400);
            assertThat(answer.at("where")).as(price).startsWith("$.lines[0].price");
        }
    }
}
