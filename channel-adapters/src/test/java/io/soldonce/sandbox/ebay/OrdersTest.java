package io.soldonce.sandbox.ebay;

import static io.soldonce.sandbox.ebay.Seller.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

/// Buyers take stock at once; the order tells of it, sometimes later.
class OrdersTest {
    private Seller seller;

    @BeforeEach
    void open() throws Exception {
        seller = Seller.open();
        seller.list("CARD-1", 2);
        seller.list("CARD-2", 1);
    }

    @AfterEach
    void close() {
        seller.close();
    }

    private JsonNode feed(String filter) throws Exception {
        return seller.get(ORDERS + "?limit=200&filter=" + Seller.form(filter)).body();
    }

    @Test
    void aPurchaseLowersBothQuantitiesAtOnce() throws Exception {
        var order = seller.orderOf("CARD-1", 1);
        assertThat(order).matches("\\d{2}-\\d{5}-\\d{5}");
        assertThat(seller.seen("CARD-1").path("itemQuantity").asInt()).isOne();
        assertThat(seller.seen("CARD-1").path("offerQuantity").asInt()).isOne();
        var line = seller.get(ORDERS + "/" + order).body().path("lineItems").path(0);
        assertThat(line.path("sku").asString()).isEqualTo("CARD-1");
        assertThat(line.path("lineItemCost").path("value").isString()).isTrue();
        assertThat(line.path("lineItemCost").path("value").asString()).isEqualTo("392.0");
        assertThat(line.path("legacyItemId").asString()).isEqualTo(seller.listingOf("CARD-1"));
    }

    @Test
    void nobodyBuysMoreThanIsShown() throws Exception {
        var reply = seller.buy("CARD-2", 2);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body().path("buyable").asInt()).isOne();
        assertThat(seller.buyable("CARD-2")).isOne();
        assertThat(seller.buy("CARD-9", 1).body().path("buyable").asInt(-1)).isZero();
    }

    @Test
    void oneOrderMayHaveSeveralLinesOfOneSku() throws Exception {
        var reply = seller.post(seller.door("/purchases"),
                "{'lines':[{'sku':'CARD-1','quantity':1},{'sku':'CARD-1','quantity':1},{'sku':'CARD-2','quantity':1}]}");
        var order = seller.get(ORDERS + "/" + reply.body().path("orderId").asString()).body();
        assertThat(order.path("lineItems").size()).isEqualTo(3);
        assertThat(order.path("pricingSummary").path("total").path("value").asString()).isEqualTo("1176.0");
        assertThat(seller.buyable("CARD-1")).isZero();
    }

    @Test
    void cancellingGivesNothingBackUnlessTold() throws Exception {
        var first = seller.orderOf("CARD-1", 1);
        var second = seller.orderOf("CARD-1", 1);
        seller.post(seller.door("/orders/" + first + "/cancellation"), "{'reason':'BUYER_ASKED_CANCEL'}");
        assertThat(seller.buyable("CARD-1")).isZero();
        seller.knob("{'restoreOnCancel':true}");
        seller.post(seller.door("/orders/" + second + "/cancellation"), "{'reason':'BUYER_ASKED_CANCEL'}");
        seller.post(seller.door("/orders/" + second + "/cancellation"), "{'reason':'BUYER_ASKED_CANCEL'}");
        assertThat(seller.buyable("CARD-1")).isOne();
    }

    @Test
    void onlyTheSingleOrderTellsOfCancelRequests() throws Exception {
        var order = seller.orderOf("CARD-1", 1);
        seller.post(seller.door("/orders/" + order + "/cancellation"), "{'reason':'BUYER_ASKED_CANCEL','completed':false}");
        var single = seller.get(ORDERS + "/" + order).body().path("cancelStatus");
        assertThat(single.path("cancelState").asString()).isEqualTo("IN_PROGRESS");
        assertThat(single.path("cancelRequests").path(0).path("cancelReason").asString()).isEqualTo("BUYER_ASKED_CANCEL");
        var listed = seller.get(ORDERS).body().path("orders").path(0).path("cancelStatus");
        assertThat(listed.path("cancelState").asString()).isEqualTo("IN_PROGRESS");
        assertThat(listed.path("cancelRequests").isArray()).isTrue();
        assertThat(listed.path("cancelRequests").isEmpty()).isTrue();
        seller.post(seller.door("/orders/" + order + "/cancellation"), "{'reason':'BUYER_ASKED_CANCEL'}");
        var done = seller.get(ORDERS + "/" + order).body();
        assertThat(done.path("cancelStatus").path("cancelState").asString()).isEqualTo("CANCELED");
        assertThat(done.path("orderPaymentStatus").asString()).isEqualTo("FULLY_REFUNDED");
    }

    @Test
    void anUnpaidOrderHasTakenTheStockAndIsPendingUntilPaid() throws Exception {
        var order = seller.post(seller.door("/purchases"), "{'sku':'CARD-2','quantity':1,'paid':false}").body().path("orderId").asString();
        assertThat(seller.buyable("CARD-2")).isZero();
        assertThat(seller.get(ORDERS + "/" + order).body().path("orderPaymentStatus").asString()).isEqualTo("PENDING");
        seller.clock.pass(Duration.ofMinutes(5));
        seller.post(seller.door("/orders/" + order + "/payment"), "{}");
        var paid = seller.get(ORDERS + "/" + order).body();
        assertThat(paid.path("orderPaymentStatus").asString()).isEqualTo("PAID");
        assertThat(paid.path("lastModifiedDate").asString()).isEqualTo("2026-06-19T14:05:00.000Z");
    }

    @Test
    void theFeedIsAskedByModificationOrByCreation() throws Exception {
        var order = seller.orderOf("CARD-1", 1);
        seller.clock.pass(Duration.ofHours(1));
        seller.orderOf("CARD-2", 1);
        seller.clock.pass(Duration.ofMinutes(30));
        assertThat(feed("lastmodifieddate:[2026-06-19T14:30:00.000Z..]").path("total").asInt()).isOne();
        assertThat(feed("creationdate:[2026-06-19T14:00:00.000Z..2026-06-19T14:59:00.000Z]").path("total").asInt()).isOne();
        seller.post(seller.door("/orders/" + order + "/cancellation"), "{}");
        assertThat(feed("lastmodifieddate:[2026-06-19T14:30:00.000Z..]").path("total").asInt()).isEqualTo(2);
        assertThat(feed("creationdate:[2026-06-19T14:30:00.000Z..],lastmodifieddate:[2026-06-19T14:00:00.000Z..]").path("total").asInt())
                .isOne();
        assertThat(feed("orderfulfillmentstatus:{FULFILLED|IN_PROGRESS}").path("total").asInt()).isZero();
        assertThat(seller.get(ORDERS + "?filter=nonsense").errorId()).isEqualTo(30800);
        assertThat(feed("lastmodifieddate:[2027-01-01T00:00:00.000Z..]").path("errors").path(0).path("errorId").asInt()).isEqualTo(30850);
        assertThat(feed("lastmodifieddate:[yesterday..]").path("errors").path(0).path("errorId").asInt()).isEqualTo(30810);
    }

    @Test
    void theFeedComesInPagesWhoseOffsetCountsOrders() throws Exception {
        seller.list("CARD-3", 5);
        for (int i = 0; i < 5; i++) {
            seller.orderOf("CARD-3", 1);
            seller.clock.pass(Duration.ofSeconds(1));
        }
        var page = seller.get(ORDERS + "?limit=2").body();
        int told = page.path("orders").size();
        while (page.has("next")) {
            page = seller.get(page.path("next").asString()).body();
            told += page.path("orders").size();
        }
        assertThat(told).isEqualTo(5);
        assertThat(seller.get(ORDERS + "?limit=2&offset=1").body().path("orders").path(0).path("creationDate").asString())
                .isEqualTo("2026-06-19T14:00:03.000Z");
        assertThat(seller.get(ORDERS + "?limit=201").errorId()).isEqualTo(31100);
        assertThat(seller.get(ORDERS + "?limit=2&offset=-1").errorId()).isEqualTo(31000);
    }

    @Test
    void ordersCanBeAskedByName() throws Exception {
        var first = seller.orderOf("CARD-1", 1);
        seller.orderOf("CARD-1", 1);
        assertThat(seller.get(ORDERS + "?orderIds=" + first).body().path("total").asInt()).isOne();
        assertThat(seller.get(ORDERS + "?orderIds=" + "1,".repeat(51)).errorId()).isEqualTo(30900);
        assertThat(seller.get(ORDERS + "/99-99999-99999").status()).isEqualTo(404);
    }

    @Test
    void theFeedMayTellLaterThanTheStock() throws Exception {
        seller.knob("{'orderDelayMillis':60000}");
        var order = seller.orderOf("CARD-2", 1);
        assertThat(seller.buyable("CARD-2")).isZero();
        assertThat(seller.get(ORDERS).body().path("total").asInt()).isZero();
        assertThat(seller.get(ORDERS + "/" + order).status()).isEqualTo(200);
        seller.clock.pass(Duration.ofMinutes(1));
        assertThat(seller.get(ORDERS).body().path("orders").path(0).path("lastModifiedDate").asString())
                .isEqualTo("2026-06-19T14:00:00.000Z");
    }
}
