package io.soldonce.sandbox.ebay;

import static io.soldonce.sandbox.ebay.Seller.INVENTORY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.StringJoiner;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// New quantities and prices in bulk: what a 200 may hide, and what eBay refuses.
class PriceQuantityTest {
    private Seller seller;

    @BeforeEach
    void open() throws Exception {
        seller = Seller.open();
        seller.list("CARD-1", 3);
        seller.list("CARD-2", 3);
    }

    @AfterEach
    void close() {
        seller.close();
    }

    @Test
    void bothQuantitiesAndThePriceAreSet() throws Exception {
        var offerId = seller.offerOf("CARD-1");
        var reply = seller.change("{'sku':'CARD-1','shipToLocationAvailability':{'quantity':2},'offers':[{'offerId':'" + offerId
                + "','availableQuantity':1,'price':{'value':'10.00','currency':'USD'}}]}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.response(0).path("offerId").asString()).isEqualTo(offerId);
        assertThat(seller.buyable("CARD-1")).isOne();
        assertThat(seller.seen("CARD-1").path("itemQuantity").asInt()).isEqualTo(2);
        assertThat(seller.seen("CARD-1").path("price").asString()).isEqualTo("10.00");
        seller.change("{'offers':[{'offerId':'" + offerId + "','price':{'value':'11.00','currency':'USD'}}]}");
        assertThat(seller.buyable("CARD-1")).isOne();
        assertThat(seller.seen("CARD-1").path("price").asString()).isEqualTo("11.00");
    }

    @Test
    void oneBadEntryFailsAloneInsideA207() throws Exception {
        var reply = seller.change(seller.both("CARD-1", 1) + ",{'sku':'CARD-9','shipToLocationAvailability':{'quantity':1}}");
        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.response(0).path("statusCode").asInt()).isEqualTo(200);
        assertThat(reply.response(1).path("statusCode").asInt()).isEqualTo(404);
        assertThat(reply.response(1).path("errors").path(0).path("errorId").asInt()).isEqualTo(25702);
        assertThat(seller.buyable("CARD-1")).isOne();
    }

    @Test
    void knobsFailNamedSkusOrTheNextOnes() throws Exception {
        seller.knob("{'failSkus':['CARD-1']}");
        var named = seller.change(seller.both("CARD-1", 1) + "," + seller.both("CARD-2", 1));
        assertThat(named.status()).isEqualTo(207);
        assertThat(named.response(0).path("errors").path(0).path("errorId").asInt()).isEqualTo(25002);
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
        assertThat(seller.buyable("CARD-2")).isOne();
        seller.knob("{'reset':true,'failItems':1}");
        var next = seller.change(seller.both("CARD-1", 1) + "," + seller.both("CARD-2", 2));
        assertThat(next.response(0).path("statusCode").asInt()).isEqualTo(500);
        assertThat(next.response(1).path("statusCode").asInt()).isEqualTo(200);
        assertThat(seller.change(seller.both("CARD-1", 1)).status()).isEqualTo(200);
    }

    @Test
    void twentyFiveRequestsAreTheMost() throws Exception {
        var requests = new StringJoiner(",");
        for (int i = 1; i <= 25; i++) {
            seller.list("LOT-" + i, 1);
            requests.add("{'sku':'LOT-" + i + "','shipToLocationAvailability':{'quantity':5}}");
        }
        assertThat(seller.change(requests.toString()).status()).isEqualTo(200);
        requests.add("{'sku':'CARD-1','shipToLocationAvailability':{'quantity':5}}");
        assertThat(seller.change(requests.toString()).errorId()).isEqualTo(25709);
        assertThat(seller.change("").status()).isEqualTo(400);
    }

    @Test
    void aStrictEbayTakesOneSkuInACall() throws Exception {
        seller.knob("{'strictOneSku':true}");
        assertThat(seller.change(seller.both("CARD-1", 1) + "," + seller.both("CARD-2", 1)).errorId()).isEqualTo(25002);
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
        assertThat(seller.change(seller.both("CARD-1", 1)).status()).isEqualTo(200);
    }

    @Test
    void anOfferIsNamedOnceAndWithItsOwnSku() throws Exception {
        var offer = "{'offerId':'" + seller.offerOf("CARD-1") + "','availableQuantity':1}";
        assertThat(seller.change("{'offers':[" + offer + "," + offer + "]}").status()).isEqualTo(207);
        assertThat(seller.change("{'sku':'CARD-2','shipToLocationAvailability':{'quantity':1},'offers':[" + offer + "]}").response(0)
                .path("errors").path(0).path("errorId").asInt()).isEqualTo(25002);
        assertThat(seller.change("{'offers':[{'offerId':'1','availableQuantity':1}]}").response(0).path("errors").path(0).path("errorId")
                .asInt()).isEqualTo(25713);
        assertThat(seller.change("{'offers':[{'offerId':'" + seller.offerOf("CARD-1") + "'}]}").response(0).path("errors").path(0)
                .path("errorId").asInt()).isEqualTo(25709);
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
    }

    @Test
    void anOfferWithoutAListingIsNotForThisCall() throws Exception {
        seller.post(INVENTORY + "/offer/" + seller.offerOf("CARD-1") + "/withdraw", null);
        assertThat(seller.change("{'offers':[{'offerId':'" + seller.offerOf("CARD-1") + "','availableQuantity':1}]}").response(0)
                .path("errors").path(0).path("errorId").asInt()).isEqualTo(25002);
    }

    @Test
    void theTwoHundredAndFiftyFirstRevisionOfADayIsRefused() throws Exception {
        var request = seller.both("CARD-1", 2);
        for (int i = 0; i < 250; i++) {
            assertThat(seller.change(request).status()).isEqualTo(200);
        }
        assertThat(seller.change(seller.both("CARD-1", 0)).status()).isEqualTo(207);
        assertThat(seller.put(INVENTORY + "/inventory_item/CARD-1", Seller.item("A card", 0)).errorId()).isEqualTo(25019);
        assertThat(seller.buyable("CARD-1")).isEqualTo(2);
        assertThat(seller.change(seller.both("CARD-2", 0)).status()).isEqualTo(200);
        var zero = seller.both("CARD-1", 0);
        seller.clock.pass(Duration.ofHours(16)); // 23:00 in California
        seller.logIn();
        assertThat(seller.change(zero).status()).isEqualTo(207);
        seller.clock.pass(Duration.ofHours(1)); // midnight there
        assertThat(seller.change(zero).status()).isEqualTo(200);
    }

    @Test
    void twoWritersToOneSkuGetInEachOthersWay() throws Exception {
        try (var connection = seller.database.getConnection(); var other = connection.createStatement()) {
            connection.setAutoCommit(false);
            other.execute("select pg_advisory_xact_lock(hashtextextended('example_seller/CARD-1', 0))");
            var reply = seller.change("{'sku':'CARD-1','shipToLocationAvailability':{'quantity':1}},"
                    + "{'sku':'CARD-2','shipToLocationAvailability':{'quantity':1}}");
            assertThat(reply.response(0).path("errors").path(0).path("errorId").asInt()).isEqualTo(25025);
            assertThat(reply.response(1).path("statusCode").asInt()).isEqualTo(200);
            var put = seller.put(INVENTORY + "/inventory_item/CARD-1", Seller.item("A card", 1));
            assertThat(put.status()).isEqualTo(500);
            assertThat(put.errorId()).isEqualTo(25025);
            connection.rollback();
        }
        assertThat(seller.change("{'sku':'CARD-1','shipToLocationAvailability':{'quantity':1}}").status()).isEqualTo(200);
    }
}
