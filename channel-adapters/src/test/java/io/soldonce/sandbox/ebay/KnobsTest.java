package io.soldonce.sandbox.ebay;

import static io.soldonce.sandbox.ebay.Seller.INVENTORY;
import static io.soldonce.sandbox.ebay.Seller.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every way in which the sandbox can misbehave, and that it stops when told.
class KnobsTest {
    private static final String BULK = INVENTORY + "/bulk_update_price_quantity";
    private Seller seller;

    @BeforeEach
    void open() throws Exception {
        seller = Seller.open();
        for (int i = 1; i <= 3; i++) {
            seller.list("CARD-" + i, 3);
        }
    }

    @AfterEach
    void close() {
        seller.close();
    }

    @Test
    void everyKnobIsListedWithItsMeaning() throws Exception {
        var listed = seller.get(seller.door("/knobs")).body();
        for (var knob : Knob.values()) {
            assertThat(listed.path("knobs").has(knob.key())).as(knob.key()).isTrue();
            assertThat(listed.path("meanings").path(knob.key()).asString()).isNotBlank();
        }
        assertThat(seller.post(seller.door("/knobs"), "{'nonsense':1}").status()).isEqualTo(400);
        assertThat(seller.post(seller.door("/knobs"), "{'throttle':'many'}").status()).isEqualTo(400);
    }

    @Test
    void downIsDownForTokensTooUntilReset() throws Exception {
        seller.knob("{'down':true}");
        assertThat(seller.get(ORDERS).status()).isEqualTo(503);
        assertThat(seller.tokens("grant_type=refresh_token&refresh_token=refresh-1").status()).isEqualTo(503);
        seller.knob("{'down':'drop'}");
        assertThatThrownBy(() -> seller.get(ORDERS)).isInstanceOf(IOException.class);
        seller.knob("{'reset':true}");
        assertThat(seller.get(ORDERS).status()).isEqualTo(200);
    }

    @Test
    void aWriteMayTakeEffectAndNeverAnswer() throws Exception {
        var change = "{'requests':[" + seller.both("CARD-1", 1) + "]}";
        seller.knob("{'timeoutAfterEffect':1}");
        var request = seller.request("POST", BULK, change).timeout(Duration.ofSeconds(3)).build();
        assertThatThrownBy(() -> seller.reply(request)).isInstanceOf(HttpTimeoutException.class);
        assertThat(seller.buyable("CARD-1")).isOne();
        assertThat(seller.change(seller.both("CARD-1", 2)).status()).isEqualTo(200);
        seller.knob("{'dropAfterEffect':1}");
        var drop = seller.both("CARD-1", 0);
        assertThatThrownBy(() -> seller.change(drop)).isInstanceOf(IOException.class);
        assertThat(seller.buyable("CARD-1")).isZero();
    }

    @Test
    void aWriteMayBeAcceptedAndNotApplied() throws Exception {
        seller.knob("{'acceptWithoutApplying':2}");
        assertThat(seller.change(seller.both("CARD-1", 0)).status()).isEqualTo(200);
        assertThat(seller.post(INVENTORY + "/offer/" + seller.offerOf("CARD-2") + "/withdraw", null).status()).isEqualTo(200);
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
        assertThat(seller.buyable("CARD-2")).isEqualTo(3);
        seller.change(seller.both("CARD-1", 0));
        assertThat(seller.buyable("CARD-1")).isZero();
    }

    @Test
    void callsMayBeThrottledForAWhileOrANumber() throws Exception {
        seller.knob("{'throttle':1}");
        assertThat(seller.get(ORDERS).status()).isEqualTo(429);
        assertThat(seller.get(ORDERS).status()).isEqualTo(200);
        seller.knob("{'throttleUntil':'2026-06-19T14:10:00Z'}");
        assertThat(seller.get(ORDERS).errorId()).isEqualTo(2001);
        seller.clock.pass(Duration.ofMinutes(10));
        assertThat(seller.get(ORDERS).status()).isEqualTo(200);
    }

    @Test
    void aLostSessionNeedsANewTokenOnly() throws Exception {
        seller.knob("{'sessionLost':1}");
        assertThat(seller.get(ORDERS).errorId()).isEqualTo(1001);
        seller.logIn();
        assertThat(seller.get(ORDERS).status()).isEqualTo(200);
    }

    @Test
    void writesMayMeetOthers() throws Exception {
        seller.knob("{'concurrentAccess':1}");
        assertThat(seller.get(ORDERS).status()).isEqualTo(200);
        assertThat(seller.change(seller.both("CARD-1", 0)).errorId()).isEqualTo(25025);
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
        assertThat(seller.change(seller.both("CARD-1", 0)).status()).isEqualTo(200);
    }

    @Test
    void anObservationMayEndEarlyOrBeEmpty() throws Exception {
        seller.knob("{'truncateObservation':2}");
        var page = seller.get(INVENTORY + "/inventory_item?limit=200").body();
        assertThat(page.path("total").asInt()).isEqualTo(3);
        assertThat(page.path("inventoryItems").size()).isEqualTo(2);
        assertThat(page.has("next")).isFalse();
        seller.knob("{'reset':true,'emptyObservation':true}");
        var empty = seller.get(INVENTORY + "/inventory_item").body();
        assertThat(empty.path("total").asInt(-1)).isZero();
        assertThat(empty.path("inventoryItems").isEmpty()).isTrue();
    }

    @Test
    void aPersonEditsByHand() throws Exception {
        seller.post(seller.door("/listings/CARD-1"), "{'quantity':7,'price':'8.00','title':'Another title'}");
        assertThat(seller.buyable("CARD-1")).isEqualTo(7);
        assertThat(seller.get(INVENTORY + "/inventory_item/CARD-1").body().path("product").path("title").asString())
                .isEqualTo("Another title");
        seller.post(seller.door("/listings/CARD-1"), "{'ended':true}");
        assertThat(seller.buyable("CARD-1")).isZero();
        assertThat(seller.get(INVENTORY + "/offer?sku=CARD-1").body().path("offers").path(0).path("listing").path("listingStatus")
                .asString()).isEqualTo("ENDED");
        var ended = seller.listingOf("CARD-1");
        seller.post(seller.door("/listings/CARD-1"), "{'relisted':true}");
        assertThat(seller.buyable("CARD-1")).isEqualTo(7);
        assertThat(seller.listingOf("CARD-1")).isNotEqualTo(ended);
    }

    @Test
    void aCatalogueLeavesWhatIsThereAlone() throws Exception {
        var reply = seller.put(seller.door("/catalogue"), "{'listings':[{'sku':'CARD-1','title':'X','quantity':9,'price':'1.00'},"
                + "{'sku':'CARD-9','title':'Y','quantity':9,'price':'1.00','ean':'4006381333931'}]}");
        assertThat(reply.body().path("created").asInt()).isOne();
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
        assertThat(seller.buyable("CARD-9")).isEqualTo(9);
        assertThat(seller.get(seller.door("/offers/CARD-77")).body().path("buyable").asInt(-1)).isZero();
    }
}
