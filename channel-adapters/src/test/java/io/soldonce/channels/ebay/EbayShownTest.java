package io.soldonce.channels.ebay;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.Shown;
import io.soldonce.channels.spi.Shown.Status;
import io.soldonce.values.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class EbayShownTest {
    @ParameterizedTest
    @CsvSource({"5, 3, 3", "2, 3, 2", "0, 3, 0", "3, 0, 0", "4, , 4"})
    void aShopperSeesTheSmallerOfBothNumbers(int item, Integer offer, int shown) {
        assertThat(EbayShown.shown(item(item), offer("PUBLISHED", "ACTIVE", offer), EbaySite.EBAY_US))
                .isEqualTo(new Shown(Status.LIVE, shown,
                        Money.of("12.50", "USD"), "Deck box", "110550000002", "https://www.ebay.com/itm/110550000002"));
    }

    @ParameterizedTest
    @CsvSource({"UNPUBLISHED, ENDED, ENDED", "UNPUBLISHED, ACTIVE, ENDED", "PUBLISHED, ENDED, ENDED", "PUBLISHED, EBAY_ENDED, ENDED",
            "PUBLISHED, OUT_OF_STOCK, LIVE", "PUBLISHED, ACTIVE, LIVE"})
    void aListingIsLiveWhenItsOfferIsPublishedAndItIsNotOver(String offer, String listing, Status status) {
        var shown = EbayShown.shown(item(5), offer(offer, listing, 3), EbaySite.EBAY_US);
        assertThat(shown.status()).isEqualTo(status);
        assertThat(shown.quantity()).isEqualTo(status == Status.LIVE ? 3 : 0);
    }

    @Test
    void anAuctionBesideTheFixedPriceIsAnotherListing() {
        var fixed = offer("PUBLISHED", "ACTIVE", 3);
        var auction = EbayJson.read("{\"offerId\":\"8\",\"format\":\"AUCTION\",\"status\":\"PUBLISHED\"}");
        assertThat(EbayShown.offer(List.of(auction, fixed), false)).contains(fixed);
        assertThat(EbayShown.offer(List.of(auction, fixed), true)).contains(auction);
        assertThat(EbayShown.offer(List.of(auction), false)).isEmpty();
    }

    @Test
    void whatNeverHadAListingIsNotSeen() {
        assertThat(EbayShown.seen(item(5), List.of(EbayJson.read("{\"offerId\":\"9\",\"status\":\"UNPUBLISHED\"}")), EbaySite.EBAY_US))
                .isEmpty();
        assertThat(EbayShown.seen(item(5), List.of(offer("PUBLISHED", "ACTIVE", 2)), EbaySite.EBAY_US)).singleElement()
                .satisfies(seen -> {
                    assertThat(seen.sku()).isEqualTo("BOX-1");
                    assertThat(seen.ean()).isEqualTo("4006381333931");
                    assertThat(seen.packSize()).isEqualTo(1);
                });
    }

    private static JsonNode item(int quantity) {
        return EbayJson.read("""
            {"sku":"BOX-1","product":{"title":"Deck box","ean":["4006381333931"]},
             "availability":{"shipToLocationAvailability":{"quantity":%d}}}""".formatted(quantity));
    }

    private static JsonNode offer(String status, String listing, Integer quantity) {
        return EbayJson.read("""
            {"offerId":"7","sku":"BOX-1","format":"FIXED_PRICE","marketplaceId":"EBAY_US","status":"%s",
             "pricingSummary":{"price":{"value":"12.5","currency":"USD"}},
             "listing":{"listingId":"110550000002","listingStatus":"%s"}%s}"""
                .formatted(status, listing, quantity == null ? "" : ",\"availableQuantity\":" + quantity));
    }
}
