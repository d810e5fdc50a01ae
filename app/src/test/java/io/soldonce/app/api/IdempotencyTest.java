package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The same key with the same request is one request.
@OnTheRunningApplication
class IdempotencyTest {
    private final RunningApplication app = RunningApplication.shared();

    @Test
    void a_repeat_gets_the_same_answer_and_does_nothing() {
        var path = "/api/items/" + app.item("ONCE-1", 0) + "/receipts";
        var first = app.post(path, "{\"quantity\":3}", "Idempotency-Key", "k1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        var head = app.head();
        var again = app.post(path, "{\"quantity\":3}", "Idempotency-Key", "k1");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(app.head()).isEqualTo(head);
        assertThat(app.get("/api/items/ONCE-1").at("availableToPromise")).isEqualTo("3");
    }

    @Test
    void another_body_under_the_same_key_is_refused() {
        var path = "/api/items/" + app.item("ONCE-2", 0) + "/receipts";
        app.post(path, "{\"quantity\":3}", "Idempotency-Key", "k1");
        var other = app.post(path, "{\"quantity\":4}", "Idempotency-Key", "k1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.at("code")).isEqualTo("IDEMPOTENCY_KEY_USED");
        assertThat(app.get("/api/items/ONCE-2").at("availableToPromise")).isEqualTo("3");
    }

    @Test
    void a_key_belongs_to_its_path() {
        app.item("ONCE-3", 0);
        app.item("ONCE-4", 0);
        assertThat(app.post("/api/items/ONCE-3/receipts", "{\"quantity\":3}", "Idempotency-Key", "k").status()).isEqualTo(201);
        assertThat(app.post("/api/items/ONCE-4/receipts", "{\"quantity\":3}", "Idempotency-Key", "k").status()).isEqualTo(201);
        assertThat(app.get("/api/items/ONCE-4").at("availableToPromise")).isEqualTo("3");
    }

    @Test
    void a_refusal_stays_a_refusal_under_its_key() {
        var path = "/api/items/" + app.item("ONCE-5", 0) + "/reservations";
        var body = "{\"quantity\":1,\"holdId\":\"h\"}";
        assertThat(app.post(path, body, "Idempotency-Key", "k").status()).isEqualTo(409);
        app.post("/api/items/ONCE-5/receipts", "{\"quantity\":3}");
        var again = app.post(path, body, "Idempotency-Key", "k");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void a_sale_under_a_key_is_told_as_the_first_time() {
        app.item("ONCE-6", 2);
        var sale = "{\"channel\":\"counter\",\"orderId\":\"ONCE-6\",\"lines\":[{\"sku\":\"ONCE-6\",\"quantity\":1}]}";
        assertThat(app.post("/api/sales", sale, "Idempotency-Key", "k").status()).isEqualTo(201);
        assertThat(app.post("/api/sales", sale, "Idempotency-Key", "k").status()).isEqualTo(201);
        assertThat(app.post("/api/sales", sale).status()).isEqualTo(200);
        assertThat(app.get("/api/items/ONCE-6").at("availableToPromise")).isEqualTo("1");
    }

    @Test
    void a_file_under_a_key_likewise() {
        app.item("ONCE-7", 2);
        var file = "order_id,sku,quantity,status\nF-1,ONCE-7,1,paid\n";
        var first = app.csv("/api/channels/ebay/orders.csv", file, "Idempotency-Key", "f");
        var again = app.csv("/api/channels/ebay/orders.csv", file, "Idempotency-Key", "f");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(app.csv("/api/channels/ebay/orders.csv", file + "F-2,ONCE-7,1,paid\n", "Idempotency-Key", "f").status()).isEqualTo(422);
    }
}
