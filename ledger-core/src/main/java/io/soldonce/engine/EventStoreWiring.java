package io.soldonce.engine;

import java.time.Clock;

import javax.sql.DataSource;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/// The log as an Axon event store, so that any stock Axon event processor can tail it: give it [#eventStore()] as its source and
/// [#transactions()] as its transaction manager. A token is a `GlobalSequenceTrackingToken`, the index of the last event seen.
///
/// Nothing of Axon is used that calls home or prints a banner: both live in its configuration module, which is not on the class path.
public final class EventStoreWiring implements AutoCloseable {
    private final BoundTransactions transactions;
    private final PgEventLog log;
    private final EmbeddedEventStore store;

    /// Opens nothing yet: connections are taken when they are needed.
    ///
    /// @param clock    gives `recorded_at` its time
    /// @param settings of these the time-outs count here
    public EventStoreWiring(DataSource dataSource, EventCatalogue catalogue, Clock clock, LaneSettings settings) {
        transactions = new BoundTransactions(dataSource, settings);
        log = new PgEventLog(transactions, catalogue, clock);
        store = EmbeddedEventStore.builder().storageEngine(log)
                .threadFactory(Thread.ofPlatform().daemon().name("event-store-", 0).factory())
                .build();
    }

    /// Publish to it only inside a unit of work that has a transaction of [#transactions()]; the lane is what normally does.
    public EmbeddedEventStore eventStore() {
        return store;
    }

    public EventStorageEngine engine() {
        return log;
    }

    public TransactionManager transactions() {
        return transactions;
    }

    /// Inside a transaction its connection, outside a new one: for a JDBC token store.
    public ConnectionProvider connections() {
        return transactions;
    }

    BoundTransactions boundTransactions() {
        return transactions;
    }

    PgEventLog log() {
        return log;
    }

    /// Ends the threads of open streams. The DataSource stays open.
    @Override
    public void close() {
        store.shutDown();
    }
}
