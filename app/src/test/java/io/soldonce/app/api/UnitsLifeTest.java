package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What may befall units on the shelf, through the doors.
@OnTheRunningApplication
class UnitsLifeTest {
    private final RunningApplication app = RunningApplication.shared();

    @Test
    void what_is_written_down_of_an_item_comes_back_as_it_was_written() {
        var json = """
            {"sku": "LIFE-0", "title": "Box", "condition": "new", "parcel": {"length": 300, "width": 200, "height": 100, "weight": 1500},
             "targetValue": {"amount": "90.00", "currency": "USD"}, "marketValue": {"amount": "75.50", "currency": "EUR"},
             "defects": [{"kind": "dent", "severity": "light", "where": "left corner"}]}""";
        assertThat(app.post("/api/items", json).status()).isEqualTo(201);
        var item = app.get("/api/items/LIFE-0");
        assertThat(item.at("parcel.weight")).isEqualTo("1500");
        assertThat(item.at("targetValue.amount")).isEqualTo("90.00");
        assertThat(item.at("marketValue.currency")).isEqualTo("EUR");
        assertThat(item.at("defects.0.kind")).isEqualTo("dent");
        assertThat(item.at("states.needs-photos")).isEqualTo("0");
        var small = json.replace("LIFE-0", "LIFE-00").replace("\"length\": 300", "\"length\": 0");
        assertThat(app.post("/api/items", small).at("where")).isEqualTo("$.parcel.length");
        var odd = json.replace("LIFE-0", "LIFE-00").replace("light", "slight");
        assertThat(app.post("/api/items", odd).at("where")).isEqualTo("$.defects[0].severity");
    }

    @Test
    void units_are_damaged_repaired_lost_found_and_written_off() {
        var at = "/api/items/" + app.item("LIFE-1", 10);
        assertThat(app.post(at + "/damage", "{\"quantity\":3,\"reason\":\"fell down\"}").at("availableToPromise")).isEqualTo("7");
        assertThat(app.post(at + "/repair", "{\"quantity\":1,\"reason\":\"pressed flat\"}").at("availableToPromise")).isEqualTo("8");
        assertThat(app.post(at + "/loss", "{\"quantity\":2,\"reason\":\"not in its place\"}").at("availableToPromise")).isEqualTo("6");
        assertThat(app.post(at + "/found", "{\"quantity\":1,\"reason\":\"behind the shelf\"}").at("availableToPromise")).isEqualTo("7");
        assertThat(app.post(at + "/write-off", "{\"quantity\":1,\"from\":\"damaged\",\"reason\":\"torn\"}").status()).isEqualTo(201);
        var item = app.get(at);
        assertThat(item.at("buckets.damaged")).isEqualTo("1");
        assertThat(item.at("lost")).isEqualTo("1");
        var refused = app.post(at + "/repair", "{\"quantity\":2,\"reason\":\"pressed flat\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("code")).isEqualTo("NOT_ALLOWED_NOW");
        app.toldAll();
        assertThat(app.get("/api/reports/shrinkage?sku=LIFE-1").at("losses").contains("torn")).isTrue();
        assertThat(app.get("/api/items/LIFE-1/explain?bucket=lost").at("sum")).isEqualTo("1");
    }

    @Test
    void units_are_carried_to_another_place_and_explained_there() {
        var at = "/api/items/" + app.item("LIFE-2", 4);
        assertThat(app.post(at + "/relocation", "{\"quantity\":3,\"to\":\"attic\"}").status()).isEqualTo(201);
        app.toldAll();
        assertThat(app.get(at + "/explain?location=attic").at("quantity")).isEqualTo("3");
        assertThat(app.get(at + "/as-of").at("places").contains("attic")).isTrue();
        assertThat(app.get(at).at("availableToPromise")).isEqualTo("4");
    }

    @Test
    void units_are_given_away_to_be_sold_and_come_back() {
        var at = "/api/items/" + app.item("LIFE-3", 5);
        assertThat(app.post(at + "/consignments", "{\"consignmentId\":\"K-1\",\"consignee\":\"The shop\",\"quantity\":3}")
                .at("consignmentId")).isEqualTo("K-1");
        assertThat(app.post(at + "/consignments/K-1/return", "{\"quantity\":1}").at("availableToPromise")).isEqualTo("3");
        app.toldAll();
        assertThat(app.get(at + "/consignments").at("consignments.0.there")).isEqualTo("2");
        assertThat(app.delete(at + "/consignments/K-1").at("availableToPromise")).isEqualTo("5");
        assertThat(app.delete(at + "/consignments/never").status()).isEqualTo(404);
    }

    @Test
    void a_count_says_the_difference_and_moves_nothing() {
        var at = "/api/items/" + app.item("LIFE-4", 5);
        app.post("/api/sales", "{\"channel\":\"counter\",\"orderId\":\"LIFE-4\",\"lines\":[{\"sku\":\"LIFE-4\",\"quantity\":2}]}");
        var counted = app.post(at + "/counts", "{\"countId\":\"autumn\",\"counted\":4}");
        assertThat(counted.status()).isEqualTo(201);
        assertThat(counted.at("expected")).isEqualTo("5");
        assertThat(counted.at("difference")).isEqualTo("-1");
        assertThat(counted.at("availableToPromise")).isEqualTo("3");
        assertThat(app.post(at + "/adjustments", "{\"by\":-1,\"reason\":\"counted\"}").at("availableToPromise")).isEqualTo("2");
        assertThat(app.post(at + "/counts", "{\"countId\":\"autumn 2\",\"counted\":4}").at("difference")).isEqualTo("0");
        app.toldAll();
        assertThat(app.get(at + "/counts").at("counts.0.countId")).isEqualTo("autumn 2");
        assertThat(app.get("/api/reports/adjustments?sku=LIFE-4").at("adjustments.0.by")).isEqualTo("-1");
    }

    @Test
    void a_lot_is_split_and_its_cost_goes_with_the_pieces() {
        app.item("LIFE-5", 0);
        app.post("/api/items/LIFE-5/receipts", "{\"quantity\":10,\"unitCost\":{\"amount\":\"2.00\",\"currency\":\"USD\"}}");
        app.item("LIFE-5A", 0);
        var split = """
            {"id": "SPLIT-1", "kind": "split", "from": [{"sku": "LIFE-5", "quantity": 4}],
             "into": [{"sku": "LIFE-5A", "quantity": 4}]}""";
        var done = app.post("/api/transformations", split);
        assertThat(done.status()).as(done.body()).isEqualTo(201);
        assertThat(app.post("/api/transformations", split).status()).isEqualTo(200);
        assertThat(app.get("/api/items/LIFE-5").at("availableToPromise")).isEqualTo("6");
        assertThat(app.get("/api/items/LIFE-5A").at("availableToPromise")).isEqualTo("4");
        app.toldAll();
        assertThat(app.get("/api/items/LIFE-5A/genealogy").at("genealogy.0.from")).isEqualTo("LIFE-5");
        assertThat(app.get("/api/items/LIFE-5A/genealogy").at("genealogy.0.cost.amount")).isEqualTo("8.00");
        var unknown = app.post("/api/transformations", split.replace("SPLIT-1", "SPLIT-2").replace("LIFE-5A", "LIFE-NO"));
        assertThat(unknown.status()).as(unknown.body()).isEqualTo(404);
    }

    @Test
    void what_is_put_away_is_not_for_sale_and_comes_out_again() {
        var at = "/api/items/" + app.item("LIFE-6", 0);
        assertThat(app.post(at + "/archive", "{\"reason\":\"sold out for good\"}").at("changed")).isEqualTo("true");
        assertThat(app.get(at).at("archived")).isEqualTo("true");
        assertThat(app.get(at).at("archivedFor")).isEqualTo("sold out for good");
        assertThat(app.post(at + "/receipts", "{\"quantity\":1}").at("code")).isEqualTo("ITEM_ARCHIVED");
        assertThat(app.post(at + "/unarchive", "{}").at("changed")).isEqualTo("true");
        assertThat(app.post(at + "/receipts", "{\"quantity\":1}").status()).isEqualTo(201);
    }

    @Test
    void a_reservation_is_kept_for_longer() {
        var at = "/api/items/" + app.item("LIFE-7", 2);
        app.post(at + "/reservations", "{\"quantity\":1,\"holdId\":\"H\",\"expiresAt\":\"2199-01-01T00:00:00Z\"}");
        assertThat(app.post(at + "/reservations/H/extension", "{\"expiresAt\":\"2199-02-01T00:00:00Z\"}").at("changed")).isEqualTo("true");
        assertThat(app.post(at + "/reservations/none/extension", "{\"expiresAt\":\"2199-02-01T00:00:00Z\"}").status()).isEqualTo(404);
        app.toldAll();
        assertThat(app.get(at + "/holds").at("holds.0.expiresAt")).isEqualTo("2199-02-01T00:00:00Z");
    }
}
