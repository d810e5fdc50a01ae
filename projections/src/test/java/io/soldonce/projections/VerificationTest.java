package io.soldonce.projections;

import static io.soldonce.projections.TestLedger.COUNTER;
import static io.soldonce.projections.TestLedger.EBAY;
import static io.soldonce.projections.TestLedger.TCGPLAYER;
import static io.soldonce.projections.TestLedger.WHATNOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.engine.Outcome;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemDetails;
import io.soldonce.item.ItemFact;
import io.soldonce.listing.ListingAction;
import io.soldonce.order.OrderAction;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Sku;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `verify` holds after anything the ledger does by itself, and names whatever somebody changed behind its back.
class VerificationTest {
    private final TestLedger ledger = new TestLedger();

    @AfterEach
    void close() {
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update availability set reserved = reserved + 1", "update availability set last_sold_on = 'ebay'",
            "update desired_listing set quantity = quantity + 1", "update desired_listing set reasons = '{HELD}'",
            "delete from desired_listing where channel = 'ebay'", "update item_now set title = 'x'",
            "update listing_now set status = 'ENDED'",
            "update channel_now set buffer = 7", "delete from history where log_index = 4", "update movement set quantity = 2",
            "update order_now set status = 'pending'", "delete from order_line_now"})
    void namesWhatWasChanged(String sql) throws SQLException {
        var sku = ledger.listed("LOT", 4);
        ledger.sell(COUNTER, "C-1", sku, 1);
        ledger.followAll();
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
        ledger.db().execute(sql);
        var table = sql.replaceFirst("(update|delete from) (\\w+) .*|(delete from) (\\w+)", "$2$4");
        assertThat(TestLedger.broken(ledger.verify())).anyMatch(broken -> broken.startsWith(table + " equals"));
    }

    @Test
    void asynchronousTablesAreComparedAtTheIndexTheyHaveReached() throws SQLException {
        var sku = ledger.listed("LOT", 4);
        ledger.followAll();
        ledger.sell(COUNTER, "C-1", sku, 1);
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
    }

    @Test
    void leavesNothingBehind() throws SQLException {
        ledger.listed("LOT", 4);
        var before = ledger.db().fetch("select count(*) from pg_class").getValue(0, 0);
        ledger.verify();
        assertThat(ledger.db().fetch("select count(*) from pg_class").getValue(0, 0)).isEqualTo(before);
    }

    @Test
    void holdsAfterThousandsOfRandomActionsFromManyCallers() throws SQLException {
        var seed = Long.getLong("soldonce.seed", System.nanoTime());
        var random = new Random(seed);
        var skus = new ArrayList<Sku>();
        for (var i = 0; i < 8; i++) {
            skus.add(ledger.listed("S" + i, 1 + random.nextInt(6)));
        }
        var kit = new Sku("KIT");
        ledger.done(new ItemAction.Register(kit, new ItemDetails("A kit", null, ItemDetails.Condition.NEW, null, null, 1, null,
                ItemDetails.Photos.DONE, false, null, null, Map.of(), null)));
        ledger.done(new ItemAction.DefineKit(kit,
                List.of(new ItemFact.KitComponent(skus.get(0), 1), new ItemFact.KitComponent(skus.get(1), 2))));
        ledger.link(kit, EBAY);
        skus.add(kit);
        var outcomes = new ArrayList<CompletableFuture<Outcome>>();
        for (var i = 0; i < 3_000; i++) {
            outcomes.add(ledger.submit(randomAction(random, skus)));
        }
        assertThat(outcomes).as("seed " + seed).noneMatch(outcome -> outcome.join() instanceof Outcome.Failed);
        ledger.followAll();
        ledger.recomputeAll();
        assertThat(TestLedger.broken(ledger.verify())).as("seed " + seed).isEmpty();
        ledger.rebuild();
        assertThat(TestLedger.broken(ledger.verify())).as("seed " + seed + ", rebuilt").isEmpty();
    }

    private Object randomAction(Random random, List<Sku> skus) {
        var sku = skus.get(random.nextInt(skus.size()));
        var at = ledger.clock().instant();
        var channel = List.of(EBAY, WHATNOT, TCGPLAYER, COUNTER).get(random.nextInt(4));
        var order = "O-" + random.nextInt(400);
        var hold = "H-" + random.nextInt(60);
        var quantity = 1 + random.nextInt(2);
        var key = new ListingKey(List.of(EBAY, WHATNOT, TCGPLAYER).get(random.nextInt(3)), sku);
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> ledger.order(channel, order, true, sku, quantity, skus.get(random.nextInt(skus.size())), 1);
            case 4 -> ledger.order(channel, order, false, sku, quantity);
            case 5 -> new OrderAction.Pay(channel, order, at);
            case 6, 7 -> new OrderAction.Cancel(channel, order, random.nextBoolean() ? List.of() : List.of("L0"), "random", at);
            case 8 -> new ItemAction.Reserve(sku, hold, quantity, ItemFact.Purpose.CUSTOMER, null, at);
            case 9 -> new ItemAction.Release(sku, hold, "random", at);
            case 10 -> new ItemAction.Hold(sku, hold, quantity, "random", at);
            case 11 -> new ItemAction.ReleaseHold(sku, hold, "random", at);
            case 12 -> new ItemAction.Receive(sku, quantity, random.nextBoolean() ? "main" : "shelf", null, "own", "random", at);
            case 13 -> new ItemAction.Adjust(sku, random.nextInt(5) - 2, null, ItemFact.AdjustmentReason.COUNTED, null, at);
            case 14 -> random.nextBoolean() ? new ListingAction.SeeEnded(key, at) : new ListingAction.SeeLive(key, null, null, at);
            default -> random.nextBoolean() ? new ListingAction.Pause(key, "random") : new ListingAction.Resume(key);
        };
    }
}
