package io.soldonce.engine;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The only door into the log: one thread that takes what is queued, decides it, appends all of it in one commit, and answers only then.
///
/// The append lock is taken before the first decision, and what other nodes appended since the last batch is caught up on first: decisions
/// are linearizable on any number of lanes and nodes of one database. A rejection leaves nothing behind and spoils nothing; a request that
/// makes the commit fail fails alone; while the database is away requests wait, for a bounded time. Nothing but the database may be waited
/// for inside [Rules] and [InlineProjection]: everybody waits with them.
public final class AppendLane implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(AppendLane.class);

    private record Failure(String message, Instant at) {}

    private final EventStoreWiring wiring;
    private final StreamCache cache;
    private final LaneQueue queue;
    private final BatchRunner runner;
    private final Clock clock;
    private final ExecutorService answers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("append-lane-answer").factory());
    private final Thread thread;
    private volatile long lastIndex;
    private volatile Failure lastFailure;

    /// Starts the lane's thread.
    ///
    /// @param dataSource  plain; the lane needs one connection, and one more while it looks up a lost answer. Set a socket time-out on it:
    ///                    a connection that hangs for ever stops the lane for ever
    /// @param ids         of the events
    /// @param afterCommit gets the log's head after each commit that appended, on the lane's thread: pass it on and return
    public AppendLane(DataSource dataSource, EventCatalogue catalogue, Rules rules, InlineProjection projection, Clock clock,
            Supplier<UUID> ids, LaneSettings settings, Consumer<Long> afterCommit) {
        this.clock = clock;
        this.wiring = new EventStoreWiring(dataSource, catalogue, clock, settings);
        this.cache = new StreamCache(settings.cacheStreams());
        this.queue = new LaneQueue(settings);
        Decider.Tools tools = new Decider.Tools(catalogue, rules, new ProvenanceJson(catalogue.mapper()),
                new OutcomeJson(catalogue.mapper()),
                ids, clock);
        LaneParts parts = new LaneParts(wiring.boundTransactions(), wiring.log(), wiring.eventStore(), cache,
                new StreamLoader(catalogue, rules), tools, settings);
        wiring.eventStore().subscribe(_ -> project(projection));
        this.runner = new BatchRunner(parts, answers, index -> signal(afterCommit, index), this::note);
        this.thread = Thread.ofPlatform().name("append-lane").start(this::work);
    }

    /// Queues a request. Requests are decided in the order they came; after a failure inside a batch that order may change.
    ///
    /// @return completes with an [Outcome], never exceptionally; what hangs on it does not run on the lane's thread
    public CompletableFuture<Outcome> submit(Request request) {
        Pending pending = new Pending(request);
        if (!queue.offer(pending)) {
            pending.tell(new Outcome.Failed("The append lane is closed", false), Runnable::run);
        }
        return pending.answer();
    }

    public LaneHealth health() {
        Failure failure = lastFailure;
        return new LaneHealth(thread.isAlive(), lastIndex, queue.size(), failure == null ? null : failure.message(),
                failure == null ? null : failure.at());
    }

    /// The log as an Axon event store, for processors that tail it in this process.
    public EventStoreWiring eventStore() {
        return wiring;
    }

    /// Refuses new requests, carries out those that are queued and returns when they are answered. The DataSource stays open.
    @Override
    public void close() {
        queue.close();
        runner.closing();
        boolean interrupted = false;
        while (thread.isAlive() && !Thread.currentThread().equals(thread)) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        answers.shutdown();
        wiring.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        for (List<Pending> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
            try {
                queue.giveBack(runner.run(batch));
            } catch (RuntimeException | Error e) {
                note(e);
                LOGGER.error("The append lane met what it does not expect; the callers of this batch are told that its fate is unknown", e);
                batch.forEach(pending -> pending.tell(new Outcome.Failed("Unexpected failure in the append lane: " + e, true), answers));
            }
            lastIndex = cache.seen();
        }
    }

    private void project(InlineProjection projection) {
        LogTransaction transaction = wiring.boundTransactions().current();
        try {
            projection.project(transaction.connection(), transaction.takeAppended());
        } catch (SQLException e) {
            throw new DatabaseTrouble(e);
        }
    }

    private void signal(Consumer<Long> afterCommit, long index) {
        lastIndex = index;
        try {
            afterCommit.accept(index);
        } catch (RuntimeException e) {
            LOGGER.warn("The signal after a commit failed; whoever it was for must poll", e);
        }
    }

    private void note(Throwable failure) {
        lastFailure = new Failure(String.valueOf(failure.getMessage()), clock.instant());
        LOGGER.warn("An attempt of the append lane failed: {}", failure.getMessage(), failure);
    }
}
