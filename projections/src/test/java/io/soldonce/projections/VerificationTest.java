package io.soldonce.projections;

import static io.soldonce.projections.TestLedger.COUNTER;
import static io.soldonce.projections.TestLedger.EBAY;
import static io.soldonce.projections.TestLedger.TCGPLAYER;
import static io.soldonce.projections.TestLedger.WHATNOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.engine.Outcome;
import io.soldonce.item.Bucket;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemDetails;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Transformation;
import io.soldonce.listing.ListingAction;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
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
            "update order_now set status = 'pending'", "delete from order_line_now", "update availability set shipped = shipped + 1",
            "update item_now set inspected_index = null", "update item_now set lost = 7", "update listing_now set revised_index = 1",
            "update order_now set state = '{}'", "update order_shipment set tracking = 'x'", "update order_money set amount = 1",
            "delete from order_return", "update hold_now set expires_at = null", "update consignment_now set there = 9",
            "update genealogy set made = 2", "update stock_count set expected = 1"})
    void namesWhatWasChanged(String sql) throws SQLException {
        new ShopDay(ledger).live();
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
            outcomes.add(ledger.submit(random.nextBoolean() ? randomAction(random, skus) : laterAction(random, skus)));
            if (random.nextInt(100) == 0) {
                ledger.followAll(); // so that pages end anywhere
            }
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

    /// What becomes of units after the sale, and beside it.
    private Object laterAction(Random random, List<Sku> skus) {
        var sku = skus.get(random.nextInt(skus.size() - 1));
        var at = ledger.clock().instant();
        var channel = List.of(EBAY, WHATNOT, TCGPLAYER, COUNTER).get(random.nextInt(4));
        var order = "O-" + random.nextInt(60);
        var back = "R-" + random.nextInt(3);
        var line = "L" + random.nextInt(2);
        var lines = random.nextBoolean() ? List.<OrderFact.ReturnLine>of() : List.of(new OrderFact.ReturnLine(line, 1));
        var quantity = 1 + random.nextInt(2);
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> new OrderAction.Forward(channel, order, oneOf(random, OrderAction.Step.values()),
                    random.nextBoolean() ? List.of() : List.of(line), random.nextBoolean() ? "DHL" : null, "T" + random.nextInt(9),
                    random.nextBoolean(), at);
            case 3, 4 -> new OrderAction.RequestReturn(channel, order, back, lines, "random", at.minusSeconds(random.nextInt(9)));
            case 5 -> new OrderAction.ApproveReturn(channel, order, back, at);
            case 6 -> new OrderAction.DropReturn(channel, order, back, "random", at);
            case 7, 8 -> new OrderAction.ReceiveReturn(channel, order, back, lines, at);
            case 9, 10 -> new OrderAction.InspectReturn(channel, order, back, line, null, 1,
                    oneOf(random, ItemFact.Verdict.values()), null, null, at);
            case 11 -> new OrderAction.Refund(channel, order, "RF-" + random.nextInt(3), null, Money.of("1.50", "USD"), null, at);
            case 12 -> new OrderAction.EnterMoney(channel, order, "F-" + random.nextInt(3), line,
                    oneOf(random, OrderFact.MoneyKind.values()), Money.of("0.70", "USD"), at);
            case 13 -> random.nextBoolean()
                    ? new ItemAction.Damage(sku, quantity, null, "random", at)
                    : new ItemAction.Repair(sku, 1, null, "random", at);
            case 14 -> random.nextBoolean()
                    ? new ItemAction.Lose(sku, quantity, Bucket.AVAILABLE, null, "random", at)
                    : new ItemAction.Find(sku, 1, null, "random", at);
            case 15 -> random.nextBoolean()
                    ? new ItemAction.Consign(sku, "K-" + random.nextInt(9), "Anna", quantity, at)
                    : new ItemAction.TakeBack(sku, "K-" + random.nextInt(9), 0, at);
            case 16 -> new ItemAction.Relocate(sku, 1, "main", "shelf", at);
            case 17 -> new ItemAction.Extend(sku, "H-" + random.nextInt(60), at.plusSeconds(60), at);
            case 18 -> new ItemAction.Count(sku, "N-" + random.nextInt(99), null, 3, quantity, at);
            default -> new Transformation("T-" + random.nextInt(500), Transformation.Kind.BREAK,
                    List.of(new Transformation.From(sku, 1, null)),
                    List.of(new Transformation.Into(skus.get(random.nextInt(skus.size() - 1)), quantity, null, null)), at);
        };
    }

    private static <T> T oneOf(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }
}
