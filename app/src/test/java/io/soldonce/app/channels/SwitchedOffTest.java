package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static io.soldonce.app.channels.OwnersRequests.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.app.api.RunningApplication.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Nothing is written to eBay that was not allowed, what would be written can be read, and what that exposes is said.
@InTheConnectedShop
class SwitchedOffTest {
    private final ConnectedShop shop = ConnectedShop.shared();

    @AfterEach
    void asBefore() {
        shop.asBefore();
    }

    @Test
    void a_dry_run_sends_nothing_and_says_exactly_what_it_would() throws Exception {
        var sku = shop.listed("INK-DRY", 3);
        shop.quiet();
        shop.mode("dry-run");
        var before = shop.pushes(sku);
        shop.sellAtTheCounter("D-1", sku, 1);
        shop.salesRead();
        shop.looked();

        assertThat(shop.pushes(sku)).isEqualTo(before);
        assertThat(shop.buyable(sku)).isEqualTo(3);
        var line = line(expect(200, shop.get("/api/channels/ebay/diff?limit=200")), sku);
        assertThat(line).contains("\"quantity\"", "\"quantity\":3", "\"quantity\":2");

        shop.mode("auto");
        eventually("eBay to show two", () -> shop.confirmed(sku) == 2);
        assertThat(shop.buyable(sku)).isEqualTo(2);
        assertThat(shop.pushes(sku)).isEqualTo(before + 1);
        assertThat(shop.get("/api/channels/ebay/diff?limit=200").body()).doesNotContain(sku);
    }

    @Test
    void the_kill_switch_stops_the_next_push_and_the_exposed_delist_is_said() throws Exception {
        var sku = shop.listed("INK-KILL", 1);
        shop.quiet();
        var before = shop.pushes(sku);
        shop.sql("update worker_config set enabled_channels = '{}'");
        shop.sellAtTheCounter("D-2", sku, 1);

        eventually("a person to be told of the blocked delist", () -> shop.exceptions("DELIST_BLOCKED", sku) == 1);

        assertThat(shop.text("select message from exception where code = 'DELIST_BLOCKED' and sku_key = ?", sku))
                .contains("still offers 1 at", "40.00", "kill switch");
        assertThat(shop.pushes(sku)).isEqualTo(before);
        assertThat(shop.buyable(sku)).isEqualTo(1);
        shop.sql("update worker_config set enabled_channels = '{*}'");
        eventually("eBay to show none", () -> shop.confirmed(sku) == 0);
        assertThat(shop.buyable(sku)).isZero();
    }

    @Test
    void sales_are_heard_while_nothing_may_be_written() throws Exception {
        var sku = shop.listed("INK-HEARD", 2);
        shop.sql("update worker_config set enabled_channels = '{}'");
        shop.buy(sku);
        eventually("the sale to be heard", () -> shop.available(sku) == 1);
    }

    /// The line of one item in the list of differences.
    private static String line(Answer diff, String sku) {
        for (var line : diff.json().at("/differences")) {
            if (line.path("sku").asString("").equals(sku)) {
                return line.toString();
            }
        }
        throw new AssertionError(sku + " is not in " + diff);
    }
}
