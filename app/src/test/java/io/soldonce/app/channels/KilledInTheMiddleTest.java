package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process is killed while it sells and tells: what was answered stays, and eBay shows what is left once it runs again.
@Order(4)
class KilledInTheMiddleTest {
    private static final int SALES = 50;
    private static final int ANSWERED_BEFORE_THE_KILL = 20;
    private static final int COUNTERS = 4;
    private static final String ON_SALE = """
        select p.sku_key || '=' || p.confirmed_quantity from listing_push p join desired_listing d using (sku_key, channel, slot)
         where p.channel = 'ebay' and p.confirmed_quantity > 0 and d.quantity = p.confirmed_quantity
           and not exists (select from kit_component k where k.kit_key = p.sku_key) order by p.sku_key limit\s""" + SALES;

    private static final String UNDER_WAY = """
        select 1 where exists (select from due_listing where lease_until > clock_timestamp())
                   and exists (select from scheduled_tasks where task_name = 'read-sales' and picked)""";

    @TempDir
    static Path folder;

    @Test
    void fifty_sales_and_a_kill_in_the_middle() throws Exception {
        var shop = LaunchedShop.in(folder, "sandbox");
        List<String> stock;
        var answered = new ConcurrentSkipListSet<String>();
        try (var first = shop.run("start").awaitReady()) {
            eventually("fifty items to be on sale", () -> shop.column(ON_SALE).size() == SALES);
            stock = shop.column(ON_SALE);
            shop.post("/sandbox/ebay/knobs", "{\"slowMillis\": 2000}"); // so that there is something under way
            var enough = new CountDownLatch(ANSWERED_BEFORE_THE_KILL);
            try (var counters = Executors.newFixedThreadPool(COUNTERS)) {
                for (var line : stock) {
                    counters.execute(() -> {
                        if (sell(shop, sku(line)) == 201) {
                            answered.add(sku(line));
                            enough.countDown();
                        }
                    });
                }
                enough.await();
                eventually("a push and the sales to be under way", () -> shop.column(UNDER_WAY).size() == 1);
                first.process().destroyForcibly().waitFor();
            }
        }
        assertThat(answered).hasSizeBetween(ANSWERED_BEFORE_THE_KILL, SALES);

        try (var _ = shop.run("start").awaitReady()) {
            shop.post("/sandbox/ebay/knobs", "{\"reset\": true, \"notificationsDrop\": 1}");
            for (var line : stock) {
                var status = sell(shop, sku(line));
                assertThat(status).as("the same sale of %s again, answered before: %s", sku(line), answered.contains(sku(line)))
                        .isIn(answered.contains(sku(line)) ? List.of(200) : List.of(200, 201));
            }
            for (var line : stock) {
                eventually("eBay to show one fewer than " + line, () -> buyable(shop, sku(line)) == units(line) - 1);
            }
            assertThat(shop.column("select count(*)::text from log_entry where name = 'units-sold'")).containsExactly("" + SALES);
            aBuyerOnEbayIsHeardThoughNobodyTold(shop, stock);
            assertThat(shop.column("select count(*)::text from log_entry where name = 'oversell-detected'")).containsExactly("0");
        }
        try (var verify = shop.run("verify")) {
            assertThat(verify.end()).as(verify.text()).isZero();
            assertThat(verify.text()).contains("All holds.");
        }
    }

    /// The reading of sales that was killed is taken over.
    private static void aBuyerOnEbayIsHeardThoughNobodyTold(LaunchedShop shop, List<String> stock) throws Exception {
        var sku = sku(stock.stream().filter(line -> units(line) > 1).findFirst().orElseThrow());
        assertThat(shop.post("/sandbox/ebay/purchases", "{\"sku\": \"" + sku + "\", \"quantity\": 1}").status()).isEqualTo(201);
        eventually("the sale of " + sku + " to be heard",
                () -> shop.column("select count(*)::text from log_entry where name = 'units-sold'").equals(List.of("" + (SALES + 1))));
    }

    private static String sku(String line) {
        return line.substring(0, line.indexOf('='));
    }

    private static int units(String line) {
        return Integer.parseInt(line.substring(line.indexOf('=') + 1));
    }

    /// @return the status, 0 when no answer came
    private static int sell(LaunchedShop shop, String sku) {
        try {
            return shop.post("/api/sales", """
                {"channel": "counter", "orderId": "K-%s", "lines": [{"sku": "%s", "quantity": 1}]}""".formatted(sku, sku)).status();
        } catch (UncheckedIOException killed) {
            return 0;
        }
    }

    private static int buyable(LaunchedShop shop, String sku) {
        return Integer.parseInt(shop.get("/sandbox/ebay/offers/" + sku).at("buyable"));
    }
}
