package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static io.soldonce.app.channels.OwnersRequests.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.app.boot.DatabaseAddress;
import io.soldonce.app.boot.EmbeddedDatabase;
import io.soldonce.app.boot.Running;
import io.soldonce.app.boot.commands.Launched;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process is killed again and again while it sells on all sides, has uploads on their way at TCGplayer and asks a person at Whatnot:
/// in the end all show what is left, and nothing was taken off twice, put up again, or asked for twice.
@Order(2)
class TcgplayerKilledInTheMiddleTest {
    private static final int KILLS = 3;
    private static final int LOTS = 6;
    private static final int ONES = 3 * KILLS;
    private static final String LIVE = """
        select sku_key || '=' || min(confirmed_quantity) from listing_push p
         where confirmed_quantity > 0 and open_push is null and not exists (select from kit_component k where k.kit_key = p.sku_key)
         group by sku_key having string_agg(channel, ' ' order by channel) = '%s' and min(confirmed_quantity) %s
            and min(confirmed_quantity) = max(confirmed_quantity)
         order by sku_key limit %d""";
    private static final String LOTS_LIVE = LIVE.formatted("ebay tcgplayer", ">= 4", LOTS);
    private static final String ONES_LIVE = LIVE.formatted("ebay tcgplayer whatnot", "= 1", ONES);

    @TempDir
    static Path folder;

    private final Map<String, Integer> left = new LinkedHashMap<>();
    private LaunchedShop shop;

    @Test
    void killed_three_times_with_uploads_on_their_way() throws Exception {
        shop = LaunchedShop.in(folder, "sandbox");
        List<String> lots = List.of();
        List<String> ones = List.of();
        for (var kill = 0; kill < KILLS; kill++) {
            try (var process = shop.run("start")) {
                ready(process);
                if (kill == 0) {
                    eventually("the sample to be on sale",
                            () -> shop.column(LOTS_LIVE).size() == LOTS && shop.column(ONES_LIVE).size() == ONES);
                    lots = remember(shop.column(LOTS_LIVE));
                    ones = remember(shop.column(ONES_LIVE));
                }
                var now = new ArrayList<>(lots);
                now.addAll(ones.subList(3 * kill, 3 * kill + 3));
                oneRound(kill, lots, now);
                process.process().destroyForcibly().waitFor();
                now.forEach(sku -> left.merge(sku, -1, Integer::sum));
            }
        }
        try (var process = shop.run("start")) {
            ready(process);
            expect(200, shop.post("/sandbox/tcgplayer/knobs", "{\"reset\": true}"));
            for (var kill = 0; kill < KILLS; kill++) {
                for (var sku : lots) {
                    assertThat(sell(sku, kill)).as("the same sale of %s again", sku).isIn(200, 201);
                }
                for (var sku : ones.subList(3 * kill, 3 * kill + 3)) {
                    assertThat(sell(sku, kill)).as("the same sale of %s again", sku).isIn(200, 201);
                }
            }
            for (var sku : left.keySet()) {
                eventually(sku + " to be " + left.get(sku) + " everywhere", () -> buyable("ebay", sku) == left.get(sku)
                        && buyable("tcgplayer", sku) == left.get(sku) && available(sku) == left.get(sku));
            }
            nothingWasPutUpAgain();
            eachWasAskedForOnce(ones);
            assertThat(shop.column("select count(*)::text from log_entry where name = 'oversell-detected'")).containsExactly("0");
        }
        try (var verify = shop.run("verify")) {
            assertThat(verify.end()).as(verify.text()).isZero();
            assertThat(verify.text()).contains("All holds.");
        }
    }

    /// Buyers on both marketplaces first, then customers at four counters; it returns in the middle of an upload.
    private void oneRound(int round, List<String> lots, List<String> now) throws Exception {
        expect(200, shop.post("/sandbox/tcgplayer/knobs", "{\"moveMillis\": 2500}"));
        var half = lots.size() / 2;
        if (round < 2) {
            for (var sku : round == 0 ? lots.subList(0, half) : lots.subList(half, lots.size())) {
                expect(201, shop.post("/sandbox/" + (round == 0 ? "tcgplayer" : "ebay") + "/purchases", "{\"sku\": \"" + sku
                        + "\", \"quantity\": 1}"));
                left.merge(sku, -1, Integer::sum);
            }
        }
        var enough = new CountDownLatch(now.size() / 2);
        try (var counters = Executors.newFixedThreadPool(4)) {
            for (var sku : now) {
                counters.execute(() -> {
                    if (sell(sku, round) == 201) {
                        enough.countDown();
                    }
                });
            }
            enough.await();
        }
        eventually("an upload to be on its way", () -> !portal().fetch("""
            select from tcgplayer.upload where state in ('Imported', 'Staged', 'Moving')""").isEmpty());
    }

    private static void ready(Launched process) throws Exception {
        eventually("it to be ready", () -> {
            assertThat(process.process().isAlive()).as(process.text()).isTrue();
            return process.text().contains("Sold Once is ready");
        });
    }

    private List<String> remember(List<String> lines) {
        lines.forEach(line -> left.put(line.split("=")[0], Integer.parseInt(line.split("=")[1])));
        return lines.stream().map(line -> line.split("=")[0]).toList();
    }

    /// TCGplayer's own buyers take off themselves what they buy, so an upload only ever takes off.
    private void nothingWasPutUpAgain() throws Exception {
        var added = portal().fetch("""
            select i.label, r.adjust from tcgplayer.upload_row r join tcgplayer.upload u on u.id = r.upload
              join tcgplayer.inventory i on i.id = r.id and i.account = u.account
             where u.state in ('Live', 'Partly live') and r.problem = '' and r.adjust > 0""");
        assertThat(added.format()).as("what was put up again").isEqualTo(portal().fetch("select i.label, r.adjust from"
                + " tcgplayer.upload_row r join tcgplayer.inventory i on false").format());
        assertThat(portal().fetchSingle("select count(*)::int from tcgplayer.upload where state in ('Imported', 'Staged', 'Moving')")
                .get(0, Integer.class)).as("uploads left over").isZero();
    }

    private void eachWasAskedForOnce(List<String> ones) throws Exception {
        for (var sku : ones) {
            eventually("it to be asked for that " + sku + " goes", () -> open(sku).size() == 1);
        }
        assertThat(shop.column("""
            select t.sku_key || ': ' || t.words from operator_task t group by t.sku_key, t.words having count(*) > 1""")).isEmpty();
        for (var sku : ones) {
            expect(200, shop.post("/api/tasks/" + open(sku).getFirst() + "/done", ""));
        }
        for (var sku : ones) {
            eventually("the word to count", () -> shop.column("select confirmed_quantity::text from listing_push where channel = 'whatnot'"
                    + " and sku_key = '" + sku + "'").equals(List.of("0")));
        }
    }

    private List<String> open(String sku) throws Exception {
        return shop.column("select t.id from operator_task t join listing_push p on p.open_reference = t.id and p.open_push is not null"
                + " where t.said_at is null and t.sku_key = '" + sku + "'");
    }

    private DSLContext portal() throws Exception {
        var ledger = EmbeddedDatabase.addressOf(shop.data(), Running.read(shop.data().running()).orElseThrow());
        var name = shop.column("select current_database()::text").getFirst();
        return DSL.using(new DatabaseAddress(ledger.url().replace("/" + name, "/" + name + "_sandbox"), ledger.user(), ledger.password())
                .open(), SQLDialect.POSTGRES);
    }

    private int available(String sku) throws Exception {
        return Integer.parseInt(shop.column("select available::text from availability where sku_key = '" + sku + "'").getFirst());
    }

    private int buyable(String channel, String sku) {
        return Integer.parseInt(expect(200, shop.get("/sandbox/" + channel + "/offers/" + sku)).at("buyable"));
    }

    /// @return the status, 0 when no answer came
    private int sell(String sku, int round) {
        try {
            return shop.post("/api/sales", """
                {"channel": "counter", "orderId": "K%d-%s", "lines": [{"sku": "%s", "quantity": 1}]}""".formatted(round, sku, sku))
                    .status();
        } catch (UncheckedIOException killed) {
            return 0;
        }
    }
}
