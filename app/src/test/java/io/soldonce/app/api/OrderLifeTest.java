package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// An order from the shelf to the buyer and back, through the doors.
@OnTheRunningApplication
class OrderLifeTest {
    private final RunningApplication app = RunningApplication.shared();

    @Test
    void an_order_is_picked_packed_shipped_and_delivered() {
        var at = sold("SEND-1", 2);
        assertThat(app.post(at + "/picked", "{}").status()).isEqualTo(200);
        assertThat(app.get("/api/items/SEND-1").at("buckets.picked")).isEqualTo("2");
        assertThat(app.post(at + "/packed", "{\"lineIds\":[\"1\"]}").status()).isEqualTo(200);
        assertThat(app.post(at + "/shipped", "{\"carrier\":\"DHL\",\"tracking\":\"JD01\"}").at("changed")).isEqualTo("true");
        assertThat(app.post(at + "/shipped", "{\"carrier\":\"DHL\",\"tracking\":\"JD01\"}").at("changed")).isEqualTo("false");
        app.toldAll();
        var order = app.get(at);
        assertThat(order.at("status")).isEqualTo("shipped");
        assertThat(order.at("shipments.0.tracking")).isEqualTo("JD01");
        assertThat(order.at("lines.0.where.shipped")).isEqualTo("2");
        assertThat(app.post(at + "/delivered", "{}").status()).isEqualTo(200);
        assertThat(app.get("/api/items/SEND-1").at("buckets.delivered")).isEqualTo("2");
    }

    @Test
    void what_comes_back_is_in_quarantine_until_somebody_has_looked_at_it() {
        var at = sold("SEND-2", 2);
        app.post(at + "/shipped", "{}");
        assertThat(
                app.post(at + "/returns", "{\"returnId\":\"R-1\",\"lines\":[{\"lineId\":\"1\",\"quantity\":2}],\"reason\":\"too small\"}")
                        .status())
                .isEqualTo(201);
        assertThat(app.post(at + "/returns/R-1/approval", "{}").status()).isEqualTo(200);
        assertThat(app.post(at + "/returns/R-1/receipt", "{}").status()).isEqualTo(200);
        assertThat(app.get("/api/items/SEND-2").at("buckets.returned")).isEqualTo("2");
        assertThat(app.get("/api/items/SEND-2").at("availableToPromise")).isEqualTo("0");
        app.toldAll();
        assertThat(app.get("/api/reports/blocked?state=returned&sku=SEND-2").at("blocked.0.units")).isEqualTo("2");
        assertThat(app.post(at + "/returns/R-1/inspection", "{\"lineId\":\"1\",\"quantity\":1,\"verdict\":\"restock\"}").status())
                .isEqualTo(200);
        assertThat(app.post(at + "/returns/R-1/inspection",
                "{\"lineId\":\"1\",\"quantity\":1,\"verdict\":\"damaged\",\"note\":\"torn\"}").status()).isEqualTo(200);
        var again = app.post(at + "/returns/R-1/inspection", "{\"lineId\":\"1\",\"quantity\":1,\"verdict\":\"restock\"}");
        assertThat(again.status()).as(again.body()).isEqualTo(409);
        var item = app.get("/api/items/SEND-2");
        assertThat(item.at("availableToPromise")).isEqualTo("1");
        assertThat(item.at("buckets.damaged")).isEqualTo("1");
        app.toldAll();
        assertThat(app.get(at).at("returns.0.status")).isEqualTo("inspected");
        assertThat(app.get(at).at("status")).isEqualTo("returned");
    }

    @Test
    void money_is_told_by_currency_and_never_added_across_them() {
        var at = sold("SEND-3", 1);
        app.post(at + "/money", "{\"entryId\":\"F-1\",\"kind\":\"marketplace-fee\",\"amount\":{\"amount\":\"1.30\",\"currency\":\"USD\"}}");
        app.post(at + "/money", "{\"entryId\":\"F-1\",\"kind\":\"marketplace-fee\",\"amount\":{\"amount\":\"1.30\",\"currency\":\"USD\"}}");
        app.post(at + "/money", "{\"entryId\":\"P-1\",\"kind\":\"shipping-spent\",\"amount\":{\"amount\":\"4.00\",\"currency\":\"EUR\"}}");
        assertThat(app.post(at + "/refunds", "{\"refundId\":\"G-1\",\"amount\":{\"amount\":\"2.00\",\"currency\":\"USD\"}}").status())
                .isEqualTo(201);
        app.toldAll();
        var order = app.get(at);
        assertThat(order.at("money.0.currency")).isEqualTo("USD");
        assertThat(order.at("money.0.price")).isEqualTo("10.00");
        assertThat(order.at("money.0.marketplaceFees")).isEqualTo("1.30");
        assertThat(order.at("money.0.refunds")).isEqualTo("2.00");
        assertThat(order.at("money.0.cost")).isEqualTo("3.00");
        assertThat(order.at("money.0.result")).isEqualTo("3.70");
        assertThat(order.at("money.1.currency")).isEqualTo("EUR");
        assertThat(order.at("money.1.result")).isEqualTo("-4.00");
    }

    /// An order of one line, `1`, at 10 USD each, of units that cost 3 USD each.
    private String sold(String sku, int units) {
        app.item(sku, 0);
        app.post("/api/items/" + sku + "/receipts", "{\"quantity\":" + units + ",\"unitCost\":{\"amount\":\"3.00\",\"currency\":\"USD\"}}");
        app.post("/api/sales", """
            {"channel": "counter", "orderId": "%s", "lines": [{"lineId": "1", "sku": "%s", "quantity": %d,
             "price": {"amount": "10.00", "currency": "USD"}}]}""".formatted(sku, sku, units));
        return "/api/orders/counter/" + sku;
    }
}
