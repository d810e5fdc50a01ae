package io.soldonce.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.Await;
import io.soldonce.testing.TestPostgres;

/// Why there is an engine of our own. An event is appended but not committed; a second one, whose time is older than the gap time-out, is
/// appended behind it and committed; a reader goes by; then the first one is committed.
class StockEngineSkipTest {
    private final HikariDataSource database = TestPostgres.database("db/ledger");
    private final EventStoreWiring wiring = new EventStoreWiring(database, Toy.CATALOGUE, Clock.systemUTC(), LaneSettings.defaults());
    private TrackingToken token;
    private final List<String> seen = new ArrayList<>();

    @BeforeEach
    @AfterEach
    void noTransactionIsLeft() {
        wiring.boundTransactions().abandon();
    }

    @AfterEach
    void close() {
        wiring.close();
        database.close();
    }

    @Test
    void the_stock_engine_skips_a_committed_event_for_ever() {
        JdbcEventStorageEngine stock = JdbcEventStorageEngine.builder().connectionProvider(wiring.connections())
                .transactionManager(wiring.transactions()).eventSerializer(new CatalogueSerializer(Toy.CATALOGUE))
                .snapshotSerializer(new CatalogueSerializer(Toy.CATALOGUE)).schema(new EventSchema()).gapTimeout(2_000).build();
        stock.createSchema(PostgresEventTableFactory.INSTANCE);
        appendCommitted(stock, "before");

        Transaction slow = wiring.transactions().startTransaction();
        append(stock, "slow");
        elsewhere(() -> appendCommitted(stock, "quick")).join();
        elsewhere(() -> read(stock)).join();
        slow.commit();
        read(stock);

        assertThat(seen).containsExactly("before", "quick"); // "slow" is committed, and nobody will ever see it
    }

    @Test
    void here_the_second_waits_for_the_first_and_nothing_is_skipped() throws Exception {
        EventStorageEngine ours = wiring.engine();
        appendCommitted(ours, "before");

        Transaction slow = wiring.transactions().startTransaction();
        append(ours, "slow");
        CompletableFuture<Void> quick = elsewhere(() -> appendCommitted(ours, "quick"));
        Await.until("the second waits for the append lock", this::someoneWaits);
        elsewhere(() -> read(ours)).join();
        assertThat(seen).containsExactly("before");
        slow.commit();
        quick.join();
        read(ours);

        assertThat(seen).containsExactly("before", "slow", "quick");
        Log.assertSound(database);
    }

    /// On another thread: this one is inside the slow transaction.
    private static CompletableFuture<Void> elsewhere(Runnable work) {
        return CompletableFuture.runAsync(work, task -> Thread.ofVirtual().start(task));
    }

    private boolean someoneWaits() throws SQLException {
        return Log.number(database, "select count(*) from pg_locks where locktype = 'advisory' and not granted and database ="
                + " (select oid from pg_database where datname = current_database())") == 1;
    }

    private void appendCommitted(EventStorageEngine engine, String text) {
        wiring.transactions().executeInTransaction(() -> append(engine, text));
    }

    private static void append(EventStorageEngine engine, String text) {
        Instant old = Instant.now().minusSeconds(30);
        engine.appendEvents(new GenericDomainEventMessage<>("jar", "jar:" + text, 0, new Toy.Noted(text),
                ProvenanceJson.toMetaData(Toy.ANN), UUID.randomUUID().toString(), old));
    }

    private void read(EventStorageEngine engine) {
        engine.readEvents(token, false).forEach(event -> take(event));
    }

    private void take(TrackedEventMessage<?> event) {
        token = event.trackingToken();
        seen.add(((Toy.Noted) event.getPayload()).text());
    }
}
