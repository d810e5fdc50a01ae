package io.soldonce.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIdTest {
    private static final ChannelId EBAY = new ChannelId("ebay");

    @Test
    void carriesItsKindAndTheSkuInUpperCase() {
        assertThat(StreamId.item(new Sku("psa-1"))).isEqualTo("item:PSA-1");
        assertThat(StreamId.order(EBAY, "12-34567-89012")).isEqualTo("order:ebay/12-34567-89012");
        assertThat(StreamId.channel(EBAY)).isEqualTo("channel:ebay");
        assertThat(StreamId.listing(new ListingKey(EBAY, new Sku("psa-1")))).isEqualTo("listing:ebay/PSA-1");
        assertThat(StreamId.listing(new ListingKey(EBAY, new Sku("psa-1"), "auction"))).isEqualTo("listing:ebay/PSA-1/auction");
    }

    @Test
    void twoListingsOfOneSkuOnOneChannelAreToldApartByTheirSlot() {
        assertThat(new ListingKey(EBAY, new Sku("PSA-1"))).isEqualTo(new ListingKey(EBAY, new Sku("psa-1"), ListingKey.USUAL))
                .isNotEqualTo(new ListingKey(EBAY, new Sku("PSA-1"), "auction")).hasToString("ebay/PSA-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auction", "a/b", " ", "slot2", "abcdefghijklmnopqrstu"})
    void refusesASlotThatIsNoWord(String slot) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ListingKey(EBAY, new Sku("PSA-1"), slot)).withMessageContaining("slot");
    }
}
