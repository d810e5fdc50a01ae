package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Requests whose path, method, parameters or headers are wrong: a clear answer, and nothing changed.
@OnTheRunningApplication
class BadRequestTest {
    private final RunningApplication app = RunningApplication.shared();

    /// Requests whose trouble is not in the body.
    record Ask(String method, String path, String body, int status, String code) {}

    static Stream<Ask> asks() {
        return Stream.of(new Ask("GET", "/api/nothing", null, 404, "PATH_UNKNOWN"), new Ask("GET", "/api", null, 404, "PATH_UNKNOWN"),
                new Ask("POST", "/api/nothing", "{}", 404, "PATH_UNKNOWN"),
                new Ask("DELETE", "/api/items", null, 405, "METHOD_NOT_ALLOWED"),
                new Ask("PUT", "/api/sales", "{}", 405, "METHOD_NOT_ALLOWED"),
                new Ask("GET", "/api/items/NO-SUCH", null, 404, "ITEM_UNKNOWN"),
                new Ask("GET", "/api/items/NO-SUCH/listings", null, 404, "ITEM_UNKNOWN"),
                new Ask("GET", "/api/items/NO-SUCH/history", null, 404, "ITEM_UNKNOWN"),
                new Ask("GET", "/api/items/NO-SUCH/explain", null, 404, "ITEM_UNKNOWN"),
                new Ask("GET", "/api/items/a%3Ab", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items/a%00b", null, 400, "BAD_PATH"), new Ask("GET", "/api/items/a%2Fb", null, 400, "BAD_PATH"),
                new Ask("GET", "/api/items/a%5Cb", null, 400, "BAD_PATH"), new Ask("GET", "/api/items/a%3Bb", null, 400, "BAD_PATH"),
                new Ask("GET", "/api/items/" + "x".repeat(51), null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items?q=%00", null, 400, ""), new Ask("GET", "/api/items?limit=0", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items?limit=201", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items?limit=x", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items?after=%21", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items?status=LIVELY", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items?channel=E%20Bay", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items/PSA-0001/explain?bucket=nowhere", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items/PSA-0001/explain?after=MQ", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items/PSA-0001/history?after=eA", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items/PSA-0001/explain?at=noon", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items/PSA-0001/explain?axis=z", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items/NO-SUCH/as-of", null, 404, "ITEM_UNKNOWN"),
                new Ask("GET", "/api/items/PSA-0001/as-of?at=2026-02-30", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items/PSA-0001/as-of?axis=told", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/stock/as-of?limit=0", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/stock/difference", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/stock/difference?from=2026-06-01&to=2026-05-01", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items/NO-SUCH/difference?from=2026-01-01", null, 404, "ITEM_UNKNOWN"),
                new Ask("GET", "/api/items/NO-SUCH/holds", null, 404, "ITEM_UNKNOWN"),
                new Ask("GET", "/api/items/PSA-0001/changes?month=2026-13", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items/PSA-0001/changes?month=2026-01&from=2026-01-01", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items/PSA-0001/changes?source=rumour", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items/PSA-0001/changes?after=eA", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/causes/no-such-cause", null, 404, "CAUSE_UNKNOWN"),
                new Ask("GET", "/api/causes/x?by=rumour", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/actors/owner/history?after=eA", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/reports/shrinkage?by=week", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/reports/adjustments?reason=whim", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/reports/oversells/1", null, 404, "OVERSELL_UNKNOWN"),
                new Ask("GET", "/api/reports/oversells/x", null, 404, "OVERSELL_UNKNOWN"),
                new Ask("GET", "/api/reports/blocked?state=sold", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/reports/blocked?after=eA", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/listings/counter/PSA-0001", null, 404, "LISTING_UNKNOWN"),
                new Ask("POST", "/api/items/PSA-0001/loss", "{\"quantity\":1,\"reason\":\"r\",\"from\":\"sold\"}", 400, "INVALID_VALUE"),
                new Ask("POST", "/api/items/PSA-0001/relocation", "{\"quantity\":1}", 400, "INVALID_VALUE"),
                new Ask("POST", "/api/items/PSA-0001/repair", "{\"quantity\":1,\"reason\":\"r\"}", 409, "NOT_ALLOWED_NOW"),
                new Ask("POST", "/api/items/PSA-0001/found", "{\"quantity\":1,\"reason\":\"r\"}", 409, "NOT_ALLOWED_NOW"),
                new Ask("POST", "/api/items/PSA-0001/counts", "{\"countId\":\"c\",\"counted\":1,\"at\":\"2199-01-01T00:00:00Z\"}", 400,
                        "INVALID_VALUE"),
                new Ask("POST", "/api/orders/ebay/never-heard/returns/r/inspection",
                        "{\"lineId\":\"1\",\"quantity\":1,\"verdict\":\"restock\"}", 404, ""),
                new Ask("POST", "/api/orders/ebay/never-heard/returns/r/inspection",
                        "{\"lineId\":\"1\",\"quantity\":1,\"verdict\":\"keep\"}", 400, "INVALID_VALUE"),
                new Ask("POST", "/api/orders/ebay/x-1/refunds",
                        "{\"refundId\":\"r\",\"amount\":{\"amount\":\"0\",\"currency\":\"USD\"}}", 400, "INVALID_VALUE"),
                new Ask("POST", "/api/orders/ebay/x-1/money", "{\"entryId\":\"e\",\"kind\":\"tax\"}", 400, "INVALID_VALUE"),
                new Ask("POST", "/api/transformations", "{\"id\":\"t\",\"kind\":\"melt\",\"from\":[],\"into\":[]}", 400, "INVALID_VALUE"),
                new Ask("POST", "/api/transformations", "{\"id\":\"t\",\"kind\":\"split\",\"from\":[null],\"into\":[null]}", 400,
                        "INVALID_VALUE"),
                new Ask("GET", "/api/events?after=-1", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/orders?status=lost", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/orders/ebay/NO-SUCH", null, 404, "ORDER_UNKNOWN"),
                new Ask("GET", "/api/channels/NO", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/channels/no", null, 404, "CHANNEL_UNKNOWN"),
                new Ask("GET", "/api/channels/no/desired.csv", null, 404, "CHANNEL_UNKNOWN"),
                new Ask("GET", "/api/channels/ebay/desired.csv?since=-1", null, 400, "INVALID_VALUE"),
                new Ask("POST", "/api/channels/no/orders.csv", "a", 415, "CONTENT_TYPE"),
                new Ask("PUT", "/api/channels/no", "{}", 404, "CHANNEL_UNKNOWN"),
                new Ask("POST", "/api/items/NO-SUCH/receipts", "{\"quantity\":1}", 404, "ITEM_UNKNOWN"),
                new Ask("POST", "/api/items/NO-SUCH/reservations", "{\"quantity\":1,\"holdId\":\"h\"}", 404, "ITEM_UNKNOWN"),
                new Ask("DELETE", "/api/items/PSA-0001/reservations/never", null, 404, "HOLD_UNKNOWN"),
                new Ask("DELETE", "/api/items/PSA-0001/holds/never", null, 404, "HOLD_UNKNOWN"),
                new Ask("POST", "/api/listings", "{\"channel\":\"no\",\"sku\":\"PSA-0001\"}", 404, "CHANNEL_UNKNOWN"),
                new Ask("POST", "/api/listings", "{\"channel\":\"ebay\",\"sku\":\"NO-SUCH\"}", 404, "ITEM_UNKNOWN"),
                new Ask("PATCH", "/api/listings/counter/PSA-0001", "{\"title\":\"t\"}", 404, "LISTING_UNKNOWN"),
                new Ask("PATCH", "/api/listings/ebay/PSA-0001", "{}", 400, "INVALID_VALUE"),
                new Ask("POST", "/api/listings/counter/PSA-0001/resume", null, 404, "LISTING_UNKNOWN"),
                new Ask("POST", "/api/orders/ebay/never-heard/lines/1/match", "{\"sku\":\"PSA-0001\"}", 404, "LINE_UNKNOWN"),
                new Ask("POST", "/api/exceptions/999999/resolution", "{\"resolution\":\"done\"}", 404, "EXCEPTION_UNKNOWN"),
                new Ask("GET", "/api/pushes?sku=a%3Ab", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/pushes?from=yesterday", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/pushes?from=2026-13-45", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/pushes?cursor=eA", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items/NO-SUCH/changes", null, 404, "ITEM_UNKNOWN"),
                new Ask("GET", "/api/items/PSA-0001/changes?from=2026-06-01&to=2026-05-01", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/items/PSA-0001/changes?limit=0", null, 400, "INVALID_VALUE"),
                new Ask("GET", "/api/channels/no/diff", null, 404, "CHANNEL_UNKNOWN"),
                new Ask("GET", "/api/channels/ebay/diff?after=eA", null, 400, "INVALID_VALUE"),
                new Ask("PUT", "/api/switch", "{\"enabledChannels\":[\"no\"],\"dryRun\":false}", 400, "INVALID_VALUE"),
                new Ask("PUT", "/api/switch", "{\"enabledChannels\":[null],\"dryRun\":false}", 400, "INVALID_VALUE"),
                new Ask("PUT", "/api/switch", "{\"enabledChannels\":[]}", 400, "INVALID_VALUE"),
                new Ask("PUT", "/api/switch", "{\"dryRun\":false}", 400, "INVALID_VALUE"),
                new Ask("POST", "/api/plans/x/release", "{\"hash\":\"h\"}", 400, "INVALID_VALUE"),
                new Ask("POST", "/api/plans/1-1-1-1-1/release", "{\"hash\":\"h\"}", 400, "INVALID_VALUE"),
                new Ask("POST", "/api/plans/00000000-0000-0000-0000-000000000001/release", "{\"hash\":\"h\"}", 404, "PLAN_UNKNOWN"),
                new Ask("POST", "/api/plans/00000000-0000-0000-0000-000000000001/release", "{}", 400, "INVALID_VALUE"),
                new Ask("POST", "/api/approvals/ebay/NO-SUCH/release", "{\"revision\":1}", 404, "APPROVAL_UNKNOWN"),
                new Ask("POST", "/api/approvals/ebay/PSA-0001/release", "{}", 400, "INVALID_VALUE"),
                new Ask("GET", "/sandbox/no/offers/PSA-0001", null, 404, "SANDBOX_UNKNOWN"),
                new Ask("POST", "/sandbox/no/purchases", "{\"sku\":\"PSA-0001\",\"quantity\":0}", 400, "INVALID_VALUE"),
                new Ask("GET", "/sandbox/ebay/nothing", null, 404, "PATH_UNKNOWN"),
                new Ask("POST", "/api/items/PSA-0001/kit", "{\"components\":[{\"sku\":\"PSA-0002\",\"quantity\":1}]}", 422,
                        "KIT_NOT_POSSIBLE"),
                new Ask("POST", "/api/items/PSA-0001/receipts", "{\"quantity\":1}", 409, "ONE_OF_A_KIND"),
                new Ask("POST", "/api/channels", "{\"channel\":\"ebay\",\"kind\":\"bol\",\"name\":\"other\"}", 409, "CHANNEL_TAKEN"),
                new Ask("PUT", "/api/channels/ebay", "{\"floorMargin\":1e999999999}", 400, "INVALID_VALUE"),
                new Ask("PUT", "/api/channels/ebay", "{\"floorMargin\":-1e999999999}", 400, "INVALID_VALUE"),
                new Ask("POST", "/api/sales", "", 400, "BODY_MISSING"),
                new Ask("POST", "/api/sales", "{\"channel\":\"counter\",\"orderId\":\"x\",\"lines\":[]}", 400, "INVALID_VALUE"),
                new Ask("POST", "/api/sales", "{\"channel\":\"counter\",\"orderId\":\"x\",\"lines\":[null]}", 400, "INVALID_VALUE"),
                new Ask("POST", "/api/sales", "{\"channel\":\"counter\",\"orderId\":\"x\",\"lines\":[{\"quantity\":1}]}", 400,
                        "INVALID_VALUE"),
                new Ask("POST", "/api/sales", "{\"channel\":\"counter\",\"orderId\":\"x\",\"lines\":[{\"sku\":\"A\",\"quantity\":0}]}", 400,
                        "INVALID_VALUE"));
    }

    @ParameterizedTest
    @MethodSource("asks")
    void a_bad_request_is_named(Ask ask) {
        var head = app.head();
        var request = app.request(ask.path());
        if (ask.body() != null) {
            request.header("Content-Type", ask.code().equals("CONTENT_TYPE") ? "application/x-www-form-urlencoded" : "application/json");
        }
        var answer = app.send(request.method(ask.method(), ask.body() == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(ask.body())));
        assertThat(answer.status()).as(answer.body()).isEqualTo(ask.status());
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.at("code")).contains(ask.code());
        assertThat(answer.at("where")).isNotBlank();
        assertThat(answer.at("cure")).isNotBlank();
        assertThat(app.head()).isEqualTo(head);
    }

    @Test
    void headers_that_can_not_be_are_named() {
        for (var header : List.of("Idempotency-Key", "X-Actor")) {
            var answer = app.post("/api/items/PSA-0001/reservations", "{\"quantity\":1,\"holdId\":\"h\"}", header, "not possible");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("where")).isEqualTo("header " + header);
        }
    }
}
