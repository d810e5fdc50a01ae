package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// eBay lies, loses answers, refuses, is busy, is away: in the end it shows what it should, and a person hears only what a person must.
@Order(3)
@InTheConnectedShop
class EbayMisbehavesTest {
    private final ConnectedShop shop = ConnectedShop.shared();

    @AfterEach
    void asBefore() {
        shop.asBefore();
    }

    @Test
    void accepted_and_not_applied_is_told_again_without_a_word_to_anybody() throws Exception {
        var sku = shop.listed("INK-LIE", 1);
        shop.quiet();
        shop.knobs("{\"acceptWithoutApplying\": 1}");
        shop.sellAtTheCounter("M-1", sku, 1);

        eventually("eBay to show none", () -> shop.confirmed(sku) == 0);

        assertThat(shop.buyable(sku)).isZero();
        assertThat(shop.pushes(sku, "DIFFERS")).isEqualTo(1);
        assertThat(alerts(sku)).isZero();
        assertThat(shop.exceptions("PUSH_FAILED", sku)).isZero();
    }

    @Test
    void an_answer_lost_after_the_effect_is_read_back_and_not_sent_again() throws Exception {
        var sku = shop.listed("INK-LOST", 1);
        shop.quiet();
        var before = shop.pushes(sku);
        shop.knobs("{\"timeoutAfterEffect\": 1}");
        shop.sellAtTheCounter("M-2", sku, 1);

        eventually("eBay to show none", () -> shop.confirmed(sku) == 0);

        assertThat(shop.pushes(sku)).isEqualTo(before + 1);
        assertThat(lastPush(sku)).isEqualTo("UNKNOWN APPLIED");
        assertThat(shop.buyable(sku)).isZero();
    }

    @Test
    void a_failure_inside_a_success_holds_up_nobody_else() throws Exception {
        var bad = shop.listed("INK-BAD", 1);
        var good = shop.listed("INK-GOOD", 1);
        shop.knobs("{\"failSkus\": [\"INK-BAD\"]}");
        shop.sellAtTheCounter("M-3a", bad, 1);
        shop.sellAtTheCounter("M-3b", good, 1);

        eventually("the good one to be off sale", () -> shop.confirmed(good) == 0);
        eventually("a person to be told of the bad one", () -> shop.exceptions("PUSH_FAILED", bad) == 1);
        assertThat(shop.buyable(bad)).isEqualTo(1);
        assertThat(shop.exceptions("PUSH_FAILED", good)).isZero();

        shop.knobs("{\"reset\": true}");
        eventually("the bad one to be off sale", () -> shop.confirmed(bad) == 0);
        assertThat(shop.buyable(bad)).isZero();
        eventually("the exception to be settled", () -> shop.exceptions("PUSH_FAILED", bad) == 0);
        assertThat(alerts(bad)).isEqualTo(1);
    }

    @Test
    void one_failure_inside_a_success_is_nobodys_business() throws Exception {
        var sku = shop.listed("INK-ONEFAIL", 1);
        shop.quiet();
        shop.knobs("{\"failItems\": 1}");
        shop.sellAtTheCounter("M-4", sku, 1);
        eventually("eBay to show none", () -> shop.confirmed(sku) == 0);
        assertThat(shop.exceptions("PUSH_FAILED", sku)).isZero();
        assertThat(alerts(sku)).isZero();
    }

    @Test
    void throttled_it_waits_and_goes_on() throws Exception {
        var sku = shop.listed("INK-BUSY", 1);
        shop.quiet();
        shop.knobs("{\"throttle\": 3}");
        shop.sellAtTheCounter("M-5", sku, 1);
        eventually("eBay to show none", () -> shop.confirmed(sku) == 0);
        assertThat(shop.buyable(sku)).isZero();
        assertThat(alerts(sku)).isZero();
    }

    @Test
    void away_and_back_everything_is_made_up_for() throws Exception {
        var here = shop.listed("INK-DOWN-1", 1);
        var there = shop.listed("INK-DOWN-2", 2);
        shop.knobs("{\"notificationsDrop\": 1}");
        var since = shop.now();
        shop.buy(there);
        shop.knobs("{\"down\": true}");
        shop.sellAtTheCounter("M-6", here, 1);
        eventually("a person to hear that sales are not heard", () -> shop.exceptionsSince(since, "SALES_UNREADABLE") == 1);

        shop.knobs("{\"reset\": true}");
        eventually("what was sold here to be off sale there", () -> shop.confirmed(here) == 0);
        eventually("what was sold there to be known here", () -> shop.available(there) == 1);
        assertThat(shop.buyable(here)).isZero();
        assertThat(shop.buyable(there)).isEqualTo(1);
        eventually("the exception to be settled", () -> shop.number("""
            select count(*)::int from exception where code = 'SALES_UNREADABLE' and channel = 'ebay' and resolved_at is null""") == 0);
    }

    @Test
    void a_withdrawn_consent_is_said_and_a_new_one_is_enough() throws Exception {
        var sku = shop.listed("INK-CONSENT", 1);
        var since = shop.now();
        shop.knobs("{\"revokeTokens\": true}");
        shop.sellAtTheCounter("M-7", sku, 1);
        eventually("a person to be told", () -> shop.exceptionsSince(since, "CONSENT_NEEDED") > 0);
        assertThat(shop.pushes(sku, "APPLIED")).isEqualTo(1);

        shop.knobs("{\"reset\": true}");
        eventually("eBay to show none", () -> shop.confirmed(sku) == 0);
        assertThat(shop.buyable(sku)).isZero();
    }

    @Test
    void what_a_person_changed_by_hand_is_put_right() throws Exception {
        var sku = shop.listed("INK-HAND", 2);
        edit(sku, "{\"quantity\": 7, \"price\": \"12.00\"}");
        eventually("two to be on sale again", () -> shop.buyable(sku) == 2 && shop.confirmed(sku) == 2);
        eventually("the price to be right", () -> "40.00".equals(shop.text("""
            select shown_price::text from push_event where sku_key = ? and verdict = 'APPLIED' order by read_at desc limit 1""", sku)));
        shop.looked();
        assertThat(shop.get("/api/channels/ebay/diff").body()).doesNotContain(sku);
        assertThat(shop.available(sku)).isEqualTo(2);
    }

    @Test
    void what_a_person_ended_by_hand_is_listed_again() throws Exception {
        var sku = shop.listed("INK-ENDED", 1);
        edit(sku, "{\"ended\": true}");
        eventually("it to be gone", () -> shop.buyable(sku) == 0);
        eventually("it to be back", () -> shop.buyable(sku) == 1 && shop.confirmed(sku) == 1);
    }

    @Test
    void a_sale_ebay_has_counted_and_not_told_is_never_written_over() throws Exception {
        var sku = shop.listed("INK-UNHEARD", 2);
        shop.quiet();
        shop.knobs("{\"notificationsDrop\": 1, \"orderDelayMillis\": 1500}");
        shop.buy(sku);
        shop.receive(sku, 3);

        eventually("the sale to be heard", () -> shop.available(sku) == 4);
        eventually("four to be on sale", () -> shop.buyable(sku) == 4 && shop.confirmed(sku) == 4);
        assertThat(shop.number("select count(*)::int from push_event where sku_key = ? and channel = 'ebay' and quantity = 5", sku))
                .as("pushes that put the sold one on sale again").isZero();
        assertThat(shop.events("item:" + sku, "units-sold")).isEqualTo(1);
    }

    @Test
    void a_sale_told_much_later_than_usual_counts_once_and_the_level_is_right_in_the_end() throws Exception {
        var sku = shop.listed("INK-LATE", 2);
        shop.knobs("{\"notificationsDrop\": 1, \"orderDelayMillis\": 6000}");
        shop.buy(sku);
        shop.receive(sku, 3);
        eventually("the sale to be heard", () -> shop.available(sku) == 4);
        eventually("four to be on sale", () -> shop.buyable(sku) == 4 && shop.confirmed(sku) == 4);
        shop.salesRead();
        assertThat(shop.events("item:" + sku, "units-sold")).isEqualTo(1);
    }

    private void edit(String sku, String json) {
        var answer = shop.post("/sandbox/ebay/listings/" + sku, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private int alerts(String sku) {
        return shop.number("select count(*)::int from alert where key like 'PUSH_FAILED/ebay/' || ? || '/%'", sku);
    }

    private String lastPush(String sku) {
        return shop.text("select outcome || ' ' || verdict from push_event where sku_key = ? order by sent_at desc limit 1", sku);
    }
}
