package io.soldonce.sandbox.ebay;

import static io.soldonce.sandbox.ebay.Seller.INVENTORY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From an item over an offer to a listing and back, as the Inventory API's contract has it.
class LifeOfAListingTest {
    private Seller seller;

    @BeforeEach
    void open() throws Exception {
        seller = Seller.open();
    }

    @AfterEach
    void close() {
        seller.close();
    }

    private String published(String sku, int inStock, Integer offered) throws Exception {
        assertThat(seller.put(INVENTORY + "/inventory_item/" + sku, Seller.item("A card", inStock)).status()).isEqualTo(201);
        var offerId = seller.post(INVENTORY + "/offer", seller.offer(sku, offered)).body().path("offerId").asString();
        assertThat(seller.post(INVENTORY + "/offer/" + offerId + "/publish", null).status()).isEqualTo(200);
        return offerId;
    }

    @Test
    void anItemAnOfferAndAPublicationMakeAListing() throws Exception {
        var offerId = published("CARD-1", 3, 2);
        var offer = seller.get(INVENTORY + "/offer/" + offerId).body();
        assertThat(offer.path("status").asString()).isEqualTo("PUBLISHED");
        assertThat(offer.path("listing").path("listingStatus").asString()).isEqualTo("ACTIVE");
        assertThat(offer.path("pricingSummary").path("price").path("value").asString()).isEqualTo("12.50");
        assertThat(seller.get(INVENTORY + "/inventory_item/CARD-1").body().path("availability").path("shipToLocationAvailability")
                .path("quantity").asInt()).isEqualTo(3);
    }

    @Test
    void theLowerOfTheTwoQuantitiesIsShown() throws Exception {
        published("CARD-1", 3, 2);
        assertThat(seller.buyable("CARD-1")).isEqualTo(2);
        seller.change("{'sku':'CARD-1','shipToLocationAvailability':{'quantity':1}}");
        assertThat(seller.buyable("CARD-1")).isEqualTo(1);
    }

    @Test
    void replacingAnItemWithoutItsQuantityTakesItOffSale() throws Exception {
        published("CARD-1", 3, 2);
        assertThat(seller.put(INVENTORY + "/inventory_item/CARD-1", Seller.item("A better title", null)).status()).isEqualTo(204);
        assertThat(seller.buyable("CARD-1")).isZero();
    }

    @Test
    void replacingAnOfferWithoutItsQuantityOffersTheWholeStock() throws Exception {
        var offerId = published("CARD-1", 3, 1);
        assertThat(seller.put(INVENTORY + "/offer/" + offerId, seller.terms(null)).status()).isEqualTo(204);
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
    }

    @Test
    void withdrawingKeepsTheOfferAndPublishingAgainGivesANewListing() throws Exception {
        var offerId = published("CARD-1", 1, 1);
        var first = seller.listingOf("CARD-1");
        assertThat(seller.post(INVENTORY + "/offer/" + offerId + "/withdraw", null).body().path("listingId").asString()).isEqualTo(first);
        var offer = seller.get(INVENTORY + "/offer/" + offerId).body();
        assertThat(offer.path("status").asString()).isEqualTo("UNPUBLISHED");
        assertThat(offer.has("listing")).isFalse();
        assertThat(seller.buyable("CARD-1")).isZero();
        var second = seller.post(INVENTORY + "/offer/" + offerId + "/publish", null).body().path("listingId").asString();
        assertThat(second).isNotEmpty().isNotEqualTo(first);
        assertThat(seller.buyable("CARD-1")).isOne();
    }

    @Test
    void aListingAtZeroIsOutOfStockAndComesBack() throws Exception {
        var offerId = published("CARD-1", 1, 1);
        var listing = seller.listingOf("CARD-1");
        seller.change(seller.both("CARD-1", 0));
        assertThat(seller.get(INVENTORY + "/offer/" + offerId).body().path("listing").path("listingStatus").asString())
                .isEqualTo("OUT_OF_STOCK");
        seller.change(seller.both("CARD-1", 1));
        assertThat(seller.buyable("CARD-1")).isOne();
        assertThat(seller.listingOf("CARD-1")).isEqualTo(listing);
    }

    @Test
    void whereTheAccountSaysSoAListingAtZeroEnds() throws Exception {
        var offerId = published("CARD-1", 1, 1);
        seller.knob("{'outOfStockEnds':true}");
        seller.change(seller.both("CARD-1", 0));
        assertThat(seller.get(INVENTORY + "/offer/" + offerId).body().path("listing").path("listingStatus").asString()).isEqualTo("ENDED");
        assertThat(seller.change(seller.both("CARD-1", 1)).status()).isEqualTo(207);
    }

    @Test
    void deletingAnItemEndsItsListingAndItsOffers() throws Exception {
        var offerId = published("CARD-1", 1, 1);
        assertThat(seller.delete(INVENTORY + "/inventory_item/CARD-1").status()).isEqualTo(204);
        assertThat(seller.get(INVENTORY + "/inventory_item/CARD-1").errorId()).isEqualTo(25710);
        assertThat(seller.get(INVENTORY + "/offer/" + offerId).errorId()).isEqualTo(25713);
        assertThat(seller.buyable("CARD-1")).isZero();
    }

    @Test
    void nothingIsPublishedWithoutWhatAListingNeeds() throws Exception {
        seller.put(INVENTORY + "/inventory_item/CARD-1", "{'availability':{'shipToLocationAvailability':{'quantity':1}}}");
        var offerId = seller.post(INVENTORY + "/offer", "{'sku':'CARD-1','marketplaceId':'EBAY_US','format':'FIXED_PRICE'}").body()
                .path("offerId").asString();
        var publish = INVENTORY + "/offer/" + offerId + "/publish";
        assertThat(seller.post(publish, null).errorId()).isEqualTo(25016);
        seller.put(INVENTORY + "/inventory_item/CARD-1", Seller.item("A card", 0));
        assertThat(seller.post(publish, null).errorId()).isEqualTo(25003);
        seller.put(INVENTORY + "/offer/" + offerId, seller.terms(1));
        assertThat(seller.post(publish, null).errorId()).isEqualTo(25004);
        seller.put(INVENTORY + "/inventory_item/CARD-1", Seller.item("A card", 1));
        seller.put(INVENTORY + "/offer/" + offerId, seller.terms(1).replace("'default'", "'elsewhere'"));
        assertThat(seller.post(publish, null).errorId()).isEqualTo(25012);
        seller.put(INVENTORY + "/offer/" + offerId, seller.terms(1));
        assertThat(seller.post(publish, null).status()).isEqualTo(200);
    }

    @Test
    void aSecondOfferOfOneSkuInOneFormatNamesTheFirst() throws Exception {
        var offerId = published("CARD-1", 1, 1);
        var again = seller.post(INVENTORY + "/offer", seller.offer("CARD-1", 1));
        assertThat(again.errorId()).isEqualTo(25002);
        assertThat(again.body().path("errors").path(0).path("parameters").path(0).path("value").asString()).isEqualTo(offerId);
    }

    @Test
    void contentWithoutALanguageIsRefused() throws Exception {
        var reply = seller.reply(seller.request("PUT", INVENTORY + "/inventory_item/CARD-1", Seller.item("A card", 1)).build());
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorId()).isEqualTo(25709);
    }

    @Test
    void theListOfItemsComesInPagesWhoseOffsetIsAPageNumber() throws Exception {
        for (int i = 1; i <= 5; i++) {
            seller.list("CARD-" + i, i);
        }
        var first = seller.get(INVENTORY + "/inventory_item?limit=2").body();
        assertThat(first.path("total").asInt()).isEqualTo(5);
        assertThat(first.path("inventoryItems").path(0).path("sku").asString()).isEqualTo("CARD-1");
        var second = seller.get(first.path("next").asString()).body();
        assertThat(second.path("inventoryItems").path(0).path("sku").asString()).isEqualTo("CARD-3");
        var last = seller.get(second.path("next").asString()).body();
        assertThat(last.path("inventoryItems").size()).isOne();
        assertThat(last.has("next")).isFalse();
    }

    @Test
    void everythingIsThereAfterARestart() throws Exception {
        var offerId = published("CARD-1", 2, 2);
        var order = seller.orderOf("CARD-1", 1);
        seller.knob("{'throttle':1}");
        seller.restart();
        assertThat(seller.get(INVENTORY + "/offer/" + offerId).status()).isEqualTo(429);
        assertThat(seller.get(INVENTORY + "/offer/" + offerId).body().path("availableQuantity").asInt()).isOne();
        assertThat(seller.get(Seller.ORDERS + "/" + order).status()).isEqualTo(200);
        assertThat(seller.buyable("CARD-1")).isOne();
    }
}
