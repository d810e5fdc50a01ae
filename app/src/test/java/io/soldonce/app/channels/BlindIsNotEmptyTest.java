package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A look at eBay that can not be what the account shows takes nothing off sale. The second in a row is told to a person.
@InTheConnectedShop
class BlindIsNotEmptyTest {
    private final ConnectedShop shop = ConnectedShop.shared();

    @AfterEach
    void asBefore() {
        shop.asBefore();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        INK-CUT   | {"truncateObservation": 5}
        INK-EMPTY | {"emptyObservation": true}
        INK-WRONG | {"wrongAccount": "somebody-else"}""")
    void nothing_is_delisted_and_the_second_time_is_said(String sku, String fault) throws Exception {
        shop.listed(sku, 1);
        shop.looked();
        var live = seenLive();
        var pushes = pushes();
        var since = shop.now();
        shop.knobs(fault);
        eventually("three blind looks in a row", () -> shop.blindLooks() >= 3);

        assertThat(shop.exceptionsSince(since, "OBSERVATION_FAILED")).isEqualTo(1);
        assertThat(shop.text("""
            select message from exception where code = 'OBSERVATION_FAILED' and channel = 'ebay' order by id desc limit 1""")).contains(
                "2 times in a row", "nothing is compared");
        assertThat(seenLive()).isEqualTo(live);
        assertThat(pushes()).isEqualTo(pushes);

        shop.knobs("{\"reset\": true}");
        shop.looked();
        assertThat(shop.buyable(sku)).isEqualTo(1);
        assertThat(pushes()).isEqualTo(pushes);
        assertThat(shop.desired("whatnot", sku)).as("a secondary channel, while the primary is only not seen").isEqualTo(1);
    }

    private int seenLive() {
        return shop.number("select count(*)::int from listing_now where channel = 'ebay' and is_seen_live");
    }

    private int pushes() {
        return shop.number("select count(*)::int from push_event where channel = 'ebay'");
    }
}
