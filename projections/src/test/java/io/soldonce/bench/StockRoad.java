package io.soldonce.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.engine.Decision;
import io.soldonce.engine.EventStoreWiring;
import io.soldonce.engine.LaneSettings;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Recorded;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/// Axon as it comes: its JDBC event storage, one unit of work and one transaction per command, the same rules and the same read models.
/// States are kept in memory and a new stream is taken to be new without looking, both to its advantage.
final class StockRoad implements AutoCloseable {
    private final Path path;
    private final HikariDataSource pool;
    private final ConnectionProvider connections;
    private final EmbeddedEventStore store;
    private final KeptStates states;
    private final AtomicLong next;
    private final AtomicLong index = new AtomicLong();

    /// @param pool without auto-commit
    StockRoad(Path path, HikariDataSource pool, KeptStates states, long firstCommand) {
        this.path = path;
        this.pool = pool;
        this.states = states;
        this.next = new AtomicLong(firstCommand);
        this.connections = new UnitOfWorkAwareConnectionProviderWrapper(pool::getConnection);
        try (var ours = new EventStoreWiring(pool, path.catalogue(), Clock.systemUTC(), LaneSettings.defaults())) {
            var serializer = ((AbstractEventStorageEngine) ours.engine()).getEventSerializer();
            var engine = JdbcEventStorageEngine.builder().connectionProvider(connections)
                    .transactionManager(NoTransactionManager.instance())
                    .eventSerializer(serializer).snapshotSerializer(serializer).build();
            inUnitOfWork(() -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
            store = EmbeddedEventStore.builder().storageEngine(engine).build();
        }
        store.subscribe(this::project);
    }

    Variant with(int callers) {
        return new Variant("Axon's stock engine, " + callers + " callers, pool of " + pool.getMaximumPoolSize(),
                time -> Callers.run(callers, time, meter -> meter.repeat(this::send)).inBatchesOf(1));
    }

    private int send() {
        var command = path.command(next.getAndIncrement());
        var metaData = MetaData.from(Map.of("actor", "bench", "source", "bench", "correlation", UUID.randomUUID().toString()));
        inUnitOfWork(() -> {
            var accepted = (Decision.Accepted) path.rules().decide(command, states);
            var changed = new HashMap<String, KeptStates.Kept>();
            var messages = new ArrayList<EventMessage<?>>();
            for (var staged : accepted.events()) {
                var before = changed.getOrDefault(staged.stream(), states.kept(staged.stream()));
                var after = new KeptStates.Kept(path.rules().evolve(before.state(), staged.event()), before.sequence() + 1);
                changed.put(staged.stream(), after);
                messages.add(new GenericDomainEventMessage<>(null, staged.stream(), after.sequence(), staged.event(), metaData));
            }
            store.publish(messages);
            states.keep(changed);
        });
        return 1;
    }

    private void project(List<? extends EventMessage<?>> messages) {
        var provenance = new Provenance("bench", "bench", null, "bench", null);
        var recorded = messages.stream().map(message -> {
            var event = (DomainEventMessage<?>) message;
            return new Recorded(index.incrementAndGet(), event.getAggregateIdentifier(), event.getSequenceNumber(),
                    UUID.fromString(event.getIdentifier()), event.getTimestamp(), event.getPayload(), provenance);
        }).toList();
        try {
            path.inline().project(connections.getConnection(), recorded);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void inUnitOfWork(Runnable task) {
        var work = DefaultUnitOfWork.startAndGet(new GenericMessage<>("command"));
        try {
            task.run();
            work.commit();
        } catch (RuntimeException e) {
            if (work.isActive()) {
                work.rollback(e);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        store.shutDown();
        pool.close();
    }
}
