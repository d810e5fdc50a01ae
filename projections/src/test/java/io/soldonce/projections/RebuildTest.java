package io.soldonce.projections;

import static io.soldonce.projections.TestLedger.COUNTER;
import static io.soldonce.projections.TestLedger.EBAY;
import static io.soldonce.tables.projections.Tables.AVAILABILITY;
import static io.soldonce.tables.projections.Tables.DESIRED_LISTING;
import static io.soldonce.tables.projections.Tables.HISTORY;
import static io.soldonce.tables.projections.Tables.ORDER_NOW;
import static io.soldonce.tables.queues.Tables.DUE_LISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soldonce.engine.Outcome;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact;
import io.soldonce.order.OrderAction;
import io.soldonce.projections.rebuild.Rebuild;
import io.soldonce.testing.Await;
import io.soldonce.values.Sku;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Promise 7: every projection can be thrown away and made again while the system serves.
class RebuildTest {
    private final TestLedger ledger = new TestLedger();
    private final Executor threads = task -> Thread.ofVirtual().start(task);

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void comesOutEqualRowForRowAndPushesNothing() throws SQLException {
        someHistory();
        ledger.db().deleteFrom(DUE_LISTING).execute();
        var before = rows();
        var result = ledger.rebuild();
        assertThat(result.changed()).isZero();
        assertThat(rows()).isEqualTo(before);
        assertThat(ledger.db().fetchCount(DUE_LISTING)).isZero();
        assertThat(ledger.db().fetch("select nspname from pg_namespace where nspname in ('rebuild', 'projections_old')")).isEmpty();
        assertThat(indexes()).contains("availability_pkey", "listing_now_channel_status_sku_key_idx");
    }

    @Test
    void mendsWhatSomebodySpoiledAndMakesItDue() throws SQLException {
        someHistory();
        ledger.db().deleteFrom(DUE_LISTING).execute();
        var before = rows();
        ledger.db().update(AVAILABILITY).set(AVAILABILITY.AVAILABLE, 999).execute();
        ledger.db().deleteFrom(HISTORY).where(HISTORY.LOG_INDEX.eq(3L)).execute();
        ledger.db().update(DESIRED_LISTING).set(DESIRED_LISTING.QUANTITY, 999).where(DESIRED_LISTING.CHANNEL.eq("whatnot")).execute();
        var spoiled = ledger.db().fetchCount(DESIRED_LISTING, DESIRED_LISTING.CHANNEL.eq("whatnot"));
        assertThat(TestLedger.broken(ledger.verify())).hasSize(4);
        assertThat(ledger.rebuild().changed()).isEqualTo(spoiled);
        assertThat(ledger.db().fetchCount(DUE_LISTING)).isEqualTo(spoiled);
        assertThat(rows()).isEqualTo(before);
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
    }

    @Test
    void whileSelling() throws Exception {
        var skus = new ArrayList<Sku>();
        for (var i = 0; i < 30; i++) {
            skus.add(ledger.listed("LOT-" + i, 1000));
        }
        var rebuilding = new AtomicBoolean(true);
        var sold = new AtomicInteger();
        var following = CompletableFuture.runAsync(() -> {
            while (rebuilding.get()) {
                try {
                    ledger.followAll();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }, threads);
        var selling = CompletableFuture.runAsync(() -> {
            while (rebuilding.get()) {
                var batch = new ArrayList<CompletableFuture<Outcome>>();
                for (var sku : skus) {
                    batch.add(ledger.submit(ledger.order(COUNTER, "C-" + sold.incrementAndGet(), true, sku, 1)));
                }
                batch.forEach(outcome -> assertThat(outcome.join()).isInstanceOf(Outcome.Done.class));
            }
        }, threads);
        for (var i = 1; i <= 12; i++) {
            var enough = 100 * i;
            Await.until("sales go on", () -> sold.get() > enough);
            assertThat(ledger.rebuild().changed()).isZero();
        }
        rebuilding.set(false);
        selling.join();
        following.join();
        ledger.followAll();
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
        var notDue = ledger.db()
                .fetch("""
                    select 1 from desired_listing d left join due_listing q using (sku_key, channel, slot) where q.revision is distinct from d.revision""");
        assertThat(notDue).as("every desired revision nobody has worked off is still due").isEmpty();
        assertThat(ledger.db().fetchCount(ORDER_NOW)).isEqualTo(sold.get());
    }

    @Test
    void neverFallsIntoTheTransactionOfAFollower() throws Exception {
        someHistory();
        ledger.sell(COUNTER, "late", "LOT", 1);
        try (var follower = ledger.dataSource().getConnection()) {
            follower.setAutoCommit(false);
            TableSwap.keepAway(follower);
            var rebuild = CompletableFuture.supplyAsync(() -> {
                try {
                    return ledger.rebuild();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }, threads);
            assertThatThrownBy(() -> rebuild.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(ledger.sell(COUNTER, "meanwhile", "LOT", 1)).as("no sale waits for it").isNotNull();
            follower.commit();
            assertThat(rebuild.get(30, TimeUnit.SECONDS).changed()).isZero();
        }
        ledger.followAll();
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
    }

    @Test
    void interruptedItLeavesTheOldTablesAndTheNextOneSucceeds() throws SQLException {
        someHistory();
        var before = rows();
        var rebuild = new Rebuild(ledger.dataSource(), ledger.catalogue(), ledger.clock());
        assertThatThrownBy(() -> rebuild.run((step, _, _) -> {
            if (step.equals("swapping")) {
                throw new IllegalStateException("the power went");
            }
        })).hasMessage("the power went");
        assertThat(rows()).isEqualTo(before);
        ledger.sell(COUNTER, "after", "LOT", 1);
        ledger.followAll();
        ledger.rebuild();
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
    }

    @Test
    void oneAtATime() throws SQLException {
        someHistory();
        var rebuild = new Rebuild(ledger.dataSource(), ledger.catalogue(), ledger.clock());
        rebuild.run((step, _, _) -> {
            if (step.equals("swapping")) {
                assertThatThrownBy(ledger::rebuild).hasMessageContaining("another rebuild is running");
            }
        });
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
    }

    private void someHistory() throws SQLException {
        new ShopDay(ledger).live();
        var card = ledger.listed("RAW", 1);
        var lot = ledger.listed("LOT-9", 9);
        var kit = new Sku("KIT");
        ledger.done(new ItemAction.Register(kit, ShopDay.lot("A kit")));
        ledger.done(new ItemAction.DefineKit(kit, List.of(new ItemFact.KitComponent(lot, 2))));
        ledger.sell(COUNTER, "C-91", card, 1, lot, 2, "NOBODY-KNOWS", 1);
        ledger.done(ledger.order(EBAY, "E-1", false, lot, 3));
        ledger.done(new OrderAction.Pay(EBAY, "E-1", ledger.clock().instant()));
        ledger.done(new OrderAction.Cancel(COUNTER, "C-91", List.of("L1"), "too slow", ledger.clock().instant()));
        ledger.done(new OrderAction.Cancel(EBAY, "E-UNSEEN", List.of("L7"), "announced", ledger.clock().instant()));
        ledger.sell(EBAY, "E-2", card, 1);
        ledger.followAll();
    }

    /// Every row of every projection but when it was derived, and which revision it has.
    private Map<String, List<String>> rows() {
        var tables = ledger.db().fetch("select tablename from pg_tables where schemaname = 'projections' and tablename not like 'flyway%'")
                .getValues(0, String.class);
        assertThat(tables).hasSizeGreaterThan(16);
        var rows = new TreeMap<String, List<String>>();
        for (var table : tables) {
            var all = ledger.db().fetch("select (to_jsonb(t) - 'computed_at' - 'revision' - case when '" + table
                    + "' = 'desired_listing' then 'at_index' else '' end)::text as row from projections." + table + " t order by 1")
                    .getValues(0, String.class);
            assertThat(all).as(table).isNotEmpty();
            rows.put(table, all);
        }
        return rows;
    }

    private List<String> indexes() {
        return ledger.db().fetch("select indexname from pg_indexes where schemaname = 'projections'").getValues(0, String.class);
    }
}
