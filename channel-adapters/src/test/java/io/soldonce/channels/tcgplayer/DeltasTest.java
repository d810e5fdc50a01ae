package io.soldonce.channels.tcgplayer;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.CanonicalListing.Content;
import io.soldonce.channels.spi.CanonicalListing.Part;
import io.soldonce.channels.spi.Shown.Status;
import io.soldonce.channels.tcgplayer.Deltas.Delta;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeltasTest {
    private static final Money PRICE = Money.of("16.39", "USD");
    private static final LiveCard LIVE = new LiveCard("91000101", "Sorrelwren", "Frostberry", "Near Mint", 40, Money.of("16.3900", "USD"));

    @Test
    void fortyThatShouldBeThirtyEightAreTwoLess() {
        assertThat(Deltas.of(listing("91000101", 38, PRICE, Part.QUANTITY), LIVE)).isEqualTo(new Delta.Row(new StagedRow(LIVE, -2, PRICE)));
    }

    @Test
    void whatIsAsItShouldBeNeedsNothing() {
        assertThat(Deltas.of(listing("91000101", 40, PRICE, Part.QUANTITY), LIVE)).isEqualTo(new Delta.None());
    }

    @Test
    void aNewPriceAloneAddsNothing() {
        var price = Money.of("15.00", "USD");
        assertThat(Deltas.of(listing("91000101", 55, price, Part.PRICE), LIVE)).isEqualTo(new Delta.Row(new StagedRow(LIVE, 0, price)));
    }

    @Test
    void whatMustGoIsTakenWholeAtThePriceItHas() {
        var gone = new CanonicalListing(key(), 1, Status.ENDED, 0, Money.of("99.00", "USD"), "91000101", content(Map.of()), Set.of());
        assertThat(Deltas.of(gone, LIVE)).isEqualTo(new Delta.Row(new StagedRow(LIVE, -40, PRICE)));
        assertThat(Deltas.of(gone, null)).isEqualTo(new Delta.None());
    }

    @Test
    void aWithheldPriceHoldsNoQuantity() {
        assertThat(Deltas.of(listing("91000101", 38, null, Part.QUANTITY), LIVE)).isEqualTo(new Delta.Row(new StagedRow(LIVE, -2, PRICE)));
        assertThat(Deltas.of(listing("91000101", 3, null, Part.QUANTITY), null)).isInstanceOf(Delta.Refused.class);
    }

    @Test
    void aListingWithoutAnIdIsToldWhatToDoAndAnAttributeMayNameIt() {
        assertThat(Deltas.of(listing(null, 3, PRICE, Part.QUANTITY), LIVE)).isInstanceOfSatisfying(Delta.Refused.class,
                refused -> assertThat(refused.words()).contains("tcgplayer_id"));
        var named = new CanonicalListing(key(), 1, Status.LIVE, 38, PRICE, null, content(Map.of("tcgplayerId", "91000101")),
                Set.of(Part.STATUS));
        assertThat(Deltas.of(named, LIVE)).isEqualTo(new Delta.Row(new StagedRow(LIVE, -2, PRICE)));
    }

    @Test
    void pricesThatTcgplayerDoesNotTakeAreRefusedBeforeAnythingIsSent() {
        for (var price : new Money[]{Money.of("16.395", "USD"), Money.of("0.00", "USD"), Money.of("200000.01", "USD"),
                Money.of("3.00", "EUR")}) {
            assertThat(Deltas.trouble(listing("91000101", 38, price, Part.PRICE))).as("%s", price).isNotNull();
        }
    }

    private static CanonicalListing listing(String id, int quantity, Money price, Part... changed) {
        return new CanonicalListing(key(), 1, Status.LIVE, quantity, price, id, content(Map.of()), Set.of(changed));
    }

    private static ListingKey key() {
        return new ListingKey(new ChannelId("tcgplayer"), new Sku("WREN-1"));
    }

    private static Content content(Map<String, String> attributes) {
        return new Content("Sorrelwren", "cards", "NEAR_MINT", null, null, null, null, 1, attributes);
    }
}
