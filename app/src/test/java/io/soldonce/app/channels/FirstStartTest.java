package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static io.soldonce.app.channels.OwnersRequests.expect;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// After the first start everything is where the seller has it, and nothing was told to anybody.
class FirstStartTest {
    @Test
    void the_sample_is_live_on_three_marketplaces_without_a_word_to_any() throws Exception {
        var shop = ConnectedShop.ofItsOwn();
        try {
            assertThat(shop.get("/actuator/health").status()).isEqualTo(200);
            eventually("twenty cards to be live everywhere", () -> Cards.everywhere(shop).size() >= 20);
            var everywhere = Cards.everywhere(shop);
            for (var channel : Marketplace.ALL) {
                assertThat(shop.at(channel).buyable(everywhere.getFirst())).as(channel).isEqualTo(1);
                assertThat(shop.at(channel).buyable(everywhere.getLast())).as(channel).isEqualTo(1);
                shop.at(channel).salesRead();
            }
            shop.looked();
            assertThat(shop.number("select count(*)::int from push_event")).isZero();
            assertThat(expect(200, shop.get("/api/tasks")).json().at("/tasks")).isEmpty();
            assertThat(shop.number("select count(*)::int from operator_task")).isZero();
            assertThat(shop.number("""
                select count(*)::int from exception where code in ('NOT_CONNECTED', 'OBSERVATION_FAILED') and resolved_at is null"""))
                    .isZero();
        } finally {
            shop.stop();
        }
    }
}
