package io.soldonce.reconciler.sales;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.SalesFeed;
import io.soldonce.channels.spi.SalesPage;
import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.engine.AppendLane;
import io.soldonce.projections.inline.Trouble;
import io.soldonce.reconciler.alert.Escalations;
import io.soldonce.reconciler.raw.RawInputs;
import io.soldonce.reconciler.sales.OrderRecorder.Door;
import io.soldonce.reconciler.sales.OrderRecorder.Patience;
import io.soldonce.reconciler.sales.SalesProgress.Stand;
import io.soldonce.values.ChannelId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears what was sold on one channel, and records each sale exactly once, however often, in whatever order and by whichever door it is told.
///
/// Raw input is kept first, then come the facts, and only behind their commit the cursor moves: wherever it dies, the same page is read
/// again, and the ledger knows what it has. Any number of callers, on any number of nodes, may drain at once. No transaction is open while
/// the marketplace is asked.
public final class SalesReconciler {
    private static final Logger LOGGER = LoggerFactory.getLogger(SalesReconciler.class);
    private static final Duration RETRY_UNREADABLE = Duration.ofMinutes(15);

    private final ChannelId channel;
    private final SalesFeed feed;
    private final DSLContext db;
    private final Clock clock;
    private final OrderRecorder recorder;
    private final HeardOrders heard;
    private final SalesProgress progress;
    private final Escalations escalations;
    private final AtomicReference<Instant> retryAt = new AtomicReference<>(Instant.MIN);

    public SalesReconciler(ChannelId channel, SalesFeed feed, DSLContext db, AppendLane lane, RawInputs raw, Clock clock) {
        this.channel = channel;
        this.feed = feed;
        this.db = db;
        this.clock = clock;
        this.recorder = new OrderRecorder(channel, db, lane, raw);
        this.heard = new HeardOrders(channel, clock);
        this.progress = new SalesProgress(channel, clock);
        this.escalations = new Escalations(db, clock);
    }

    /// Reads from the stored cursor to the end of the feed. What the marketplace does is told in the answer; the database's own failures
    /// are thrown, with the cursor where it was.
    public Drained drain() {
        var recorded = 0;
        try {
            recorded += retryUnreadable();
            while (true) {
                var from = progress.now(db);
                var page = page(from.cursor());
                var result = tell(page.orders(), Door.POLL, from.failures() == 0 ? Patience.NEXT_TIME : Patience.LAST_TIME);
                recorded += result.changed();
                var isAhead = settle(result, from, page);
                if (result.trouble() != null) {
                    var trouble = new CallOutcome.Transient("LEDGER", result.trouble());
                    return new Drained(failed(trouble).completeUpTo(), recorded, trouble);
                }
                if (isAhead && !page.hasMore()) {
                    return new Drained(progress.now(db).completeUpTo(), recorded, null);
                }
            }
        } catch (ChannelFailure failure) {
            return new Drained(failed(failure.outcome()).completeUpTo(), recorded, failure.outcome());
        }
    }

    /// Follows a hint: reads the one order and records what is new in it.
    ///
    /// @param source          the hint's door, for example `webhook`
    /// @param providerEventId the hint's own id; null when it has none
    /// @return true when it led to facts; false when all of it was recorded before, or when the marketplace does not know the order
    /// @throws ChannelFailure when it could not be read; the next [#drain] hears of it anyway
    public boolean hear(String orderId, String source, String providerEventId) {
        var result = follow(orderId, new Door(source, providerEventId), Patience.NEXT_TIME);
        if (result.trouble() != null) {
            throw new IllegalStateException("order " + orderId + " of " + channel + " is not recorded yet: " + result.trouble()
                    + "; the next reading of its sales tells it again");
        }
        return result.changed() > 0;
    }

    private OrderRecorder.Result follow(String orderId, Door door, Patience patience) {
        var order = asked(() -> feed.order(orderId));
        if (order == null) {
            return OrderRecorder.Result.NOTHING;
        }
        var result = tell(List.of(order), door, patience);
        settle(result, null, null);
        return result;
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (ChannelFailure failure) {
            throw failure;
        } catch (RuntimeException unexpected) {
            throw new ChannelFailure(new CallOutcome.Transient("UNEXPECTED", unexpected.toString()));
        }
    }

    private SalesPage page(String cursor) {
        var page = asked(() -> feed.since(cursor));
        if (page.hasMore() && Objects.equals(page.next(), cursor)) {
            throw new ChannelFailure(
                    new CallOutcome.Transient("NO_PROGRESS", "there is more behind " + cursor + ", it says, and stays there"));
        }
        return page;
    }

    private OrderRecorder.Result tell(List<ToldOrder> told, Door door, Patience patience) {
        var newest = Telling.newest(told);
        var states = heard.states(db, newest.stream().map(ToldOrder::orderId).filter(Objects::nonNull).toList());
        var news = newest.stream().filter(order -> !Telling.state(order).equals(states.get(order.orderId()))).toList();
        return news.isEmpty() ? OrderRecorder.Result.NOTHING : recorder.record(news, door, patience);
    }

    /// Writes down what was heard, and goes on, in one commit.
    ///
    /// @param page null when it was a single order
    /// @return false when somebody else has gone on meanwhile
    private boolean settle(OrderRecorder.Result result, Stand from, SalesPage page) {
        var troubles = result.unreadable().stream().map(order -> SalesTroubles.of(channel, order)).toList();
        var doubts = page == null ? List.<Trouble>of() : page.doubts().stream().map(doubt -> SalesTroubles.of(channel, doubt)).toList();
        return db.transactionResult(transaction -> {
            heard.remember(transaction.dsl(), result.settled());
            // One alert, however many: what broke one order may have broken them all.
            escalations.raise(transaction.dsl(), troubles.stream().limit(1).toList(), true);
            escalations.raise(transaction.dsl(), troubles.stream().skip(1).toList(), false);
            escalations.raise(transaction.dsl(), result.doubts(), true);
            escalations.raise(transaction.dsl(), doubts, false);
            if (page == null || result.trouble() != null) {
                return true;
            }
            if (from.failures() > 0) {
                heard.settle(transaction.dsl(), SalesTroubles.keys(channel, from), "its sales are read again");
            }
            return progress.advance(transaction.dsl(), from.cursor(), page);
        });
    }

    private Stand failed(CallOutcome outcome) {
        return db.transactionResult(transaction -> {
            var stand = progress.failed(transaction.dsl(), SalesTroubles.words(outcome));
            List<Trouble> troubles = SalesTroubles.of(channel, outcome, stand).stream().toList();
            escalations.raise(transaction.dsl(), troubles, true);
            return stand;
        });
    }

    /// What could not be recorded may be possible by now: a newer version, a lock that is gone.
    private int retryUnreadable() {
        var now = clock.instant();
        var due = retryAt.get();
        if (now.isBefore(due) || !retryAt.compareAndSet(due, now.plus(RETRY_UNREADABLE))) {
            return 0;
        }
        var recorded = 0;
        try {
            for (var orderId : heard.unreadable(db)) {
                recorded += follow(orderId, Door.POLL, Patience.LAST_TIME).changed();
            }
        } catch (ChannelFailure laterThen) {
            LOGGER.debug("What could not be recorded on {} can not be read again now: {}", channel, laterThen.getMessage());
        }
        return recorded;
    }
}
