package io.soldonce.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.Await;
import io.soldonce.testing.ChildJvm;
import io.soldonce.testing.TestPostgres;

/// Two JVMs append at once and roll back a lot; nobody who reads forward may ever miss an event.
class OrderTest {
    private static final int UNITS = 400;

    private final HikariDataSource database = TestPostgres.database("db/ledger");
    private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(2);

    @AfterEach
    void close() {
        workers.shutdownNow();
        database.close();
    }

    /// How often the stock processor handled each event, by its id.
    static final class Tail {
        final Map<String, Integer> seen = new ConcurrentHashMap<>();

        @EventHandler
        public void on(Toy.Noted event, @MessageIdentifier String id) {
            assertThat(event.text()).isEqualTo("kept");
            seen.merge(id, 1, Integer::sum);
        }
    }

    @Test
    void commit_order_is_index_order_without_gaps_and_a_stock_processor_sees_every_event_once() throws Exception {
        Tail tail = new Tail();
        try (EventStoreWiring wiring = new EventStoreWiring(database, Toy.CATALOGUE, Clock.systemUTC(), LaneSettings.defaults())) {
            PooledStreamingEventProcessor processor = processor(wiring, tail);
            processor.start();
            Process one = ChildJvm.start(Writer.class, database.getJdbcUrl(), "one", "" + UNITS);
            Process two = ChildJvm.start(Writer.class, database.getJdbcUrl(), "two", "" + UNITS);

            long polls = followWithoutHole(List.of(one, two));
            long told = committed(one) + committed(two);

            assertThat(polls).isGreaterThan(50);
            assertThat(Log.number(database, "select count(*) from ledger.log_entry")).isEqualTo(told);
            assertThat(Log.number(database, "select max(global_index) from ledger.log_entry")).isEqualTo(told);
            Await.until("the processor has seen all", () -> tail.seen.size() >= told);
            processor.shutDown();
            assertThat(tail.seen).hasSize((int) told).allSatisfy((_, times) -> assertThat(times).isOne());
        }
        Log.assertSound(database);
    }

    private PooledStreamingEventProcessor processor(EventStoreWiring wiring, Tail tail) {
        return PooledStreamingEventProcessor.builder().name("tail")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder().eventHandlers(tail).build())
                .errorHandler(PropagatingErrorHandler.instance()).messageSource(wiring.eventStore()).tokenStore(new InMemoryTokenStore())
                .transactionManager(wiring.transactions()).coordinatorExecutor(workers).workerExecutor(workers).initialSegmentCount(2)
                .batchSize(200)
                .build();
    }

    /// Asks for "greater than the last I saw" as fast as it can until the writers have ended.
    private long followWithoutHole(List<Process> writers) throws Exception {
        long last = 0;
        long polls = 0;
        try (Connection connection = database.getConnection();
                var query = connection
                        .prepareStatement("select global_index from ledger.log_entry where global_index > ? order by global_index")) {
            boolean running = true;
            while (running) {
                running = writers.stream().anyMatch(Process::isAlive); // before the poll, so that the last poll sees the end
                query.setLong(1, last);
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        assertThat(row.getLong(1)).as("no hole").isEqualTo(last + 1);
                        last++;
                    }
                }
                polls++;
            }
        }
        return polls;
    }

    private static long committed(Process writer) throws Exception {
        String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(writer.waitFor()).isZero();
        return Long.parseLong(said);
    }
}
