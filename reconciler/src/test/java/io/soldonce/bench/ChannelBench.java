package io.soldonce.bench;

import io.soldonce.listing.ListingAction;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// From a committed sale to the push that takes the unit off sale, and the drain of many due listings, over HTTP against the sandbox eBay.
/// Driver, ledger, sandbox and both databases share the machine.
///
/// System properties: `bench.listings` for the drain, `bench.seconds` of selling, `bench.rate` of sales per second.
public final class ChannelBench {
    private static final int LISTINGS = Integer.getInteger("bench.listings", 10_000);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
    private static final int RATE = Integer.getInteger("bench.rate", 200);
    private static final int ALONE = 200;
    private static final ChannelId COUNTER = new ChannelId("counter");
    private static final String PARTS = """
        select count(*), %s from push_event p join log_entry e on e.global_index = p.cause_index
         where p.action = 'END' and p.verdict = 'APPLIED' and p.sent_at >= ?::timestamptz""".formatted(percentiles("p.sent_at")
            + ", " + percentiles("p.answered_at") + ", " + percentiles("p.read_at"));

    private final BenchStall stall;
    private int orders;

    private ChannelBench(BenchStall stall) {
        this.stall = stall;
    }

    public static void main(String[] arguments) throws Exception {
        try (var stall = new BenchStall(Math.max(LISTINGS, ALONE + 50 + RATE * SECONDS))) {
            var bench = new ChannelBench(stall);
            bench.drain();
            bench.sell("warm-up", 50, 0);
            System.out.printf("%n| sale committed until | sales | sent p50 ms | p99 | answered p50 | p99 | read back p50 | p99 |%n");
            System.out.printf("|---|---|---|---|---|---|---|---|%n");
            bench.sell("one after the other", ALONE, 0);
            bench.sell(RATE + " a second for " + SECONDS + " s", RATE * SECONDS, RATE);
        }
        System.exit(0); // threads of idle pools must not keep it
    }

    private static String percentiles(String until) {
        return List.of("0.5", "0.99").stream()
                .map(part -> "round(1000 * (percentile_cont(" + part + ") within group (order by extract(epoch from "
                        + until + " - e.recorded_at)))::numeric, 1)")
                .reduce((some, more) -> some + ", " + more).orElseThrow();
    }

    /// @param rate sales a second; 0: the next one only after the one before was read back
    private void sell(String name, int count, int rate) throws InterruptedException {
        var began = Instant.now();
        var start = System.nanoTime();
        for (var i = 0; i < count; i++) {
            var sku = stall.sku(orders);
            stall.submit(new OrderAction.Place(COUNTER, "order-" + orders++,
                    List.of(new OrderFact.Line("1", sku.value(), null, null, 1, Money.of("9.00", "USD"))), true, Instant.now()), false);
            if (rate == 0) {
                stall.awaitNothingDue();
            } else {
                LockSupport.parkNanos(start + (i + 1) * 1_000_000_000L / rate - System.nanoTime());
            }
        }
        var sold = (System.nanoTime() - start) / 1e9;
        stall.awaitNothingDue();
        var all = (System.nanoTime() - start) / 1e9;
        var row = stall.db().fetchOne(PARTS, began.minusMillis(1).toString());
        System.out.printf("| %s | %s | %s | %s | %s | %s | %s | %s |  (sold in %.1f s, all read back after %.1f s)%n", name, row.get(0),
                row.get(1),
                row.get(2), row.get(3), row.get(4), row.get(5), row.get(6), sold, all);
    }

    /// The price of every listing changes; then the same without ledger, journal and queue.
    private void drain() throws InterruptedException {
        stall.pause();
        for (var i = 0; i < LISTINGS; i++) {
            stall.submit(new ListingAction.Revise(new ListingKey(BenchStall.EBAY, stall.sku(i)), null, Money.of("9.50", "USD"), true),
                    true);
        }
        stall.awaitCommits();
        var start = System.nanoTime();
        stall.resume();
        stall.awaitNothingDue();
        var ours = LISTINGS / ((System.nanoTime() - start) / 1e9);
        var bare = stall.bare(LISTINGS, Money.of("9.75", "USD"));
        System.out.printf(
                "drain of %,d due listings (price): %,.0f a second told and read back; the same calls without a ledger %,.0f; ratio %.2f%n",
                LISTINGS, ours, bare, ours / bare);
        stall.settle(Duration.ofSeconds(1));
    }
}
