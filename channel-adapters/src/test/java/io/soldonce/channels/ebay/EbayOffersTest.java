package io.soldonce.channels.ebay;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.CanonicalListing.Content;
import io.soldonce.channels.spi.CanonicalListing.Part;
import io.soldonce.channels.spi.Shown.Status;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EbayOffersTest {
    private static final EbayAccount ACCOUNT = account(Map.of("merchantLocationKey", "home", "paymentPolicyId", "1", "returnPolicyId", "2",
            "fulfillmentPolicyId", "3"));

    @Test
    void bothNumbersAreWrittenForOneSku() {
        assertThat(EbayOffers.priceAndQuantity(listing(3, Map.of(), Part.QUANTITY, Part.PRICE), "77", true)).isEqualTo(EbayJson.read("""
            {"requests":[{"sku":"BOX-1","shipToLocationAvailability":{"quantity":3},
             "offers":[{"offerId":"77","availableQuantity":3,"price":{"currency":"USD","value":"12.50"}}]}]}"""));
    }

    @Test
    void aPriceAloneCarriesNoQuantity() {
        var listing = listing(3, Map.of(), Part.PRICE);
        assertThat(EbayOffers.priceAndQuantity(listing, "77", EbayOffers.isQuantityWritten(listing))).isEqualTo(EbayJson.read("""
            {"requests":[{"offers":[{"offerId":"77","price":{"currency":"USD","value":"12.50"}}]}]}"""));
    }

    @Test
    void whatDidNotChangeIsNotWritten() {
        assertThat(EbayOffers.priceAndQuantity(listing(3, Map.of(), Part.CONTENT), "77", false)).isNull();
    }

    @Test
    void aChangedTitleLosesNothingElseOfTheItem() {
        var read = EbayJson.read("""
            {"sku":"BOX-1","locale":"en_US","groupIds":[],"inventoryItemGroupKeys":[],"condition":"USED_EXCELLENT",
             "conditionDescription":"a scratch","availability":{"pickupAtLocationAvailability":[{"quantity":1}],
             "shipToLocationAvailability":{"quantity":4,"allocationByFormat":{"fixedPrice":4}}},
             "packageWeightAndSize":{"weight":{"value":0.30,"unit":"POUND"}},
             "product":{"title":"Old","brand":"Bramble","aspects":{"Colour":["Black"]},"imageUrls":["https://pictures.invalid/a.jpg"]}}""");
        var changed = EbayOffers.withItemQuantity(EbayOffers.changedItem(read, listing(3, Map.of(), Part.CONTENT), "111"), 4);
        assertThat(changed).isEqualTo(EbayJson.read("""
            {"condition":"USED_EXCELLENT","conditionDescription":"a scratch","availability":{"pickupAtLocationAvailability":[
             {"quantity":1}],"shipToLocationAvailability":{"quantity":4}},
             "packageWeightAndSize":{"weight":{"value":0.30,"unit":"POUND"}},
             "product":{"title":"Deck box","brand":"Bramble","aspects":{"Colour":["Black"]},
             "imageUrls":["https://pictures.invalid/a.jpg"]}}"""));
        assertThat(EbayJson.write(changed)).as("no number is rounded").contains("0.30");
        assertThat(EbayJson.text(read, "product", "title")).as("what was read stays").isEqualTo("Old");
    }

    @Test
    void anOfferThatComesBackKeepsWhatTheSellerSetByHand() {
        var read = EbayJson.read("""
            {"offerId":"77","sku":"BOX-1","marketplaceId":"EBAY_US","format":"FIXED_PRICE","status":"UNPUBLISHED","availableQuantity":0,
             "categoryId":"111","listingDescription":"by hand","listingPolicies":{"paymentPolicyId":"9","bestOfferTerms":{"x":true}},
             "pricingSummary":{"price":{"value":"9.0","currency":"USD"},"minimumAdvertisedPrice":{"value":"8","currency":"USD"}},
             "listing":{"listingId":"1"}}""");
        assertThat(EbayOffers.relisted(read, listing(3, Map.of(), Part.STATUS), ACCOUNT)).isEqualTo(EbayJson.read("""
            {"availableQuantity":3,"categoryId":"111","listingDescription":"by hand","merchantLocationKey":"home",
             "listingPolicies":{"paymentPolicyId":"9","bestOfferTerms":{"x":true},"returnPolicyId":"2","fulfillmentPolicyId":"3"},
             "pricingSummary":{"price":{"currency":"USD","value":"12.50"},
             "minimumAdvertisedPrice":{"value":"8","currency":"USD"}}}"""));
    }

    @Test
    void whatIsMissingForANewListingIsNamedWithWhatToDo() {
        assertThat(EbayOffers.missing(listing(1, Map.of("imageUrl", "https://pictures.invalid/a.jpg", "ebayCategory", "2536")), ACCOUNT))
                .isEmpty();
        assertThat(EbayOffers.missing(listing(1, Map.of()), account(Map.of()))).hasSize(3)
                .anySatisfy(words -> assertThat(words).contains("imageUrl"))
                .anySatisfy(words -> assertThat(words).contains("ebayCategory"))
                .anySatisfy(words -> assertThat(words).contains("fulfillmentPolicyId"));
        assertThat(EbayOffers.missing(listing(1, Map.of("imageUrl", "https://pictures.invalid/a.jpg", "ebayCategory", "183454")), ACCOUNT))
                .singleElement().asString().contains("conditionDescriptors");
    }

    @Test
    void aCardIsGradedOrNotAndItsDescriptorsSayTheRest() {
        var attributes = Map.of("ebayCategory", "183454", "conditionDescriptors", "27501=275010, 27502=275020");
        var item = EbayOffers.changedItem(EbayJson.object(), listing(1, attributes), "183454");
        assertThat(item.path("condition").asString()).isEqualTo("USED_VERY_GOOD");
        assertThat(item.path("conditionDescriptors")).isEqualTo(EbayJson.read("""
            [{"name":"27501","values":["275010"]},{"name":"27502","values":["275020"]}]"""));
    }

    @Test
    void theOfferShowsWhatWillBeSent() {
        assertThat(EbayJson.read(EbayOffers.payload(listing(3, Map.of(), Part.PRICE), ACCOUNT))).isEqualTo(EbayJson.read("""
            {"sku":"BOX-1","status":"LIVE","bulk_update_price_quantity":{"requests":[{"offers":[{"offerId":"{offerId}",
             "price":{"currency":"USD","value":"12.50"}}]}]}}"""));
        var sold = new CanonicalListing(new ListingKey(new ChannelId("ebay"), new Sku("BOX-1")), 8, Status.ENDED, 0, null, "1",
                content(Map.of()), Set.of(Part.STATUS));
        assertThat(EbayJson.read(EbayOffers.payload(sold, ACCOUNT)).path("withdraw").asString()).isEqualTo("{offerId}");
    }

    private static CanonicalListing listing(int quantity, Map<String, String> attributes, Part... changed) {
        return new CanonicalListing(new ListingKey(new ChannelId("ebay"), new Sku("BOX-1")), 7, Status.LIVE, quantity,
                Money.of("12.50", "USD"), null, content(attributes), Set.of(changed));
    }

    private static Content content(Map<String, String> attributes) {
        return new Content("Deck box", "accessories", "USED", null, null, null, null, 1, attributes);
    }

    private static EbayAccount account(Map<String, String> more) {
        var properties = new Properties();
        properties.putAll(new HashMap<>(Map.of("clientId", "a", "clientSecret", "b", "refreshToken", "c", "marketplace", "EBAY_US",
                "seller", "bramble_cards")));
        properties.putAll(more);
        return EbayAccount.of(properties);
    }
}
