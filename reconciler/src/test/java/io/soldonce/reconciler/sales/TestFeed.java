package io.soldonce.reconciler.sales;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.SalesFeed;
import io.soldonce.channels.spi.SalesPage;
import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.values.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A marketplace in memory, with what real ones do: tells changes in pages, some again, late, twice or out of order, and is down at times.
final class TestFeed implements SalesFeed {
    private record Change(ToldOrder order, Instant visibleAt) {}

    private final Clock clock;
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, ToldOrder> orders = new LinkedHashMap<>();
    private final Deque<Object> nextAnswers = new ArrayDeque<>();
    private int pageSize = 50;
    private int overlap = 1;
    private Duration lag = Duration.ZERO;
    private boolean isTwice;
    private boolean isBackwards;
    private boolean isTelling = true;
    private Runnable whileReading = () -> {};

    TestFeed(Clock clock) {
        this.clock = clock;
    }

    /// Lines as external id (or SKU, as `sku:X`) and quantity, one after the other.
    synchronized ToldOrder order(String orderId, boolean isPaid, Object... lines) {
        var told = new ArrayList<ToldOrder.Line>();
        for (var i = 0; i < lines.length; i += 2) {
            var name = lines[i].toString();
            var isSku = name.startsWith("sku:");
            told.add(new ToldOrder.Line(orderId + "-" + i / 2, isSku ? name.substring(4) : null, isSku ? null : name, "Title of " + name,
                    (Integer) lines[i + 1], Money.of("9.00", "USD")));
        }
        return tell(new ToldOrder(orderId, clock.instant(), clock.instant(), isPaid, false, List.of(), null, told, ""));
    }

    synchronized ToldOrder pay(String orderId) {
        var old = orders.get(orderId);
        return tell(new ToldOrder(orderId, old.placedAt(), clock.instant(), true, old.isCancelled(), old.cancelledLines(),
                old.cancelReason(), old.lines(), ""));
    }

    /// @param lineIds none for the whole order
    synchronized ToldOrder cancel(String orderId, String... lineIds) {
        var old = orders.get(orderId);
        return tell(new ToldOrder(orderId, old.placedAt(), clock.instant(), old.isPaid(), lineIds.length == 0, List.of(lineIds),
                "BUYER_ASKED", old.lines(), ""));
    }

    synchronized ToldOrder relabel(String orderId, String title, String price) {
        var old = orders.get(orderId);
        var lines = old.lines().stream().map(line -> new ToldOrder.Line(line.lineId(), line.sku(), line.externalId(), title,
                line.quantity(), Money.of(price, "USD"))).toList();
        return tell(new ToldOrder(orderId, old.placedAt(), clock.instant(), old.isPaid(), old.isCancelled(), old.cancelledLines(),
                old.cancelReason(), lines, ""));
    }

    synchronized ToldOrder tell(ToldOrder order) {
        var told = new ToldOrder(order.orderId(), order.placedAt(), order.changedAt(), order.isPaid(), order.isCancelled(),
                order.cancelledLines(), order.cancelReason(), order.lines(), "{\"told\":\"" + order + "\"}");
        orders.put(told.orderId(), told);
        changes.add(new Change(told, clock.instant().plus(lag)));
        return told;
    }

    TestFeed pages(int size) {
        this.pageSize = size;
        return this;
    }

    TestFeed tellingTheLast(int again) {
        this.overlap = again;
        return this;
    }

    TestFeed late(Duration by) {
        this.lag = by;
        return this;
    }

    TestFeed twice() {
        this.isTwice = true;
        return this;
    }

    TestFeed backwards() {
        this.isBackwards = true;
        return this;
    }

    /// Tells nothing by pages from now on, or again.
    TestFeed telling(boolean on) {
        this.isTelling = on;
        return this;
    }

    /// The next readings fail so; null for one that does not.
    TestFeed failing(CallOutcome... outcomes) {
        for (var outcome : outcomes) {
            nextAnswers.add(outcome == null ? "well" : outcome);
        }
        return this;
    }

    /// Runs once, after a page was read and before it is handed over.
    TestFeed whileReading(Runnable once) {
        this.whileReading = once;
        return this;
    }

    @Override
    public SalesPage since(String cursor) {
        SalesPage page;
        Runnable meanwhile;
        synchronized (this) {
            fail();
            page = page(cursor == null ? 0 : Integer.parseInt(cursor));
            meanwhile = whileReading;
            whileReading = () -> {};
        }
        meanwhile.run();
        return page;
    }

    @Override
    public synchronized ToldOrder order(String orderId) {
        fail();
        return orders.get(orderId);
    }

    private SalesPage page(int from) {
        var visible = isTelling ? (int) changes.stream().takeWhile(change -> !change.visibleAt().isAfter(clock.instant())).count() : from;
        var to = Math.min(from + pageSize, visible);
        var told = new ArrayList<ToldOrder>();
        changes.subList(Math.max(0, from - overlap), to).forEach(change -> told.add(change.order()));
        if (isTwice) {
            told.addAll(List.copyOf(told));
        }
        if (isBackwards) {
            Collections.reverse(told);
        }
        return new SalesPage(told, Integer.toString(to), clock.instant().minus(lag), to < visible);
    }

    private void fail() {
        if (nextAnswers.poll() instanceof CallOutcome outcome) {
            throw new ChannelFailure(outcome);
        }
    }
}
