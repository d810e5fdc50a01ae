package io.soldonce.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.TestPostgres;

/// A JVM whose threads append through stock Axon units of work, and roll back about every third: half of those before the append, half
/// after it. Says at the end how many events it committed.
final class Writer {
    private static final int THREADS = 4;
    private static final String DOOMED = "doomed";

    private final EventStoreWiring wiring;
    private final String name;
    private final AtomicLong committed = new AtomicLong();

    private Writer(EventStoreWiring wiring, String name) {
        this.wiring = wiring;
        this.name = name;
        wiring.eventStore().subscribe(events -> {
            if (events.getFirst().getPayload() instanceof Toy.Noted(String text) && text.equals(DOOMED)) {
                throw new IllegalStateException("rolled back after the append");
            }
        });
    }

    /// Arguments: JDBC URL, name, number of units of work per thread.
    public static void main(String[] arguments) {
        try (HikariDataSource database = TestPostgres.pool(arguments[0], THREADS);
                EventStoreWiring wiring = new EventStoreWiring(database, Toy.CATALOGUE, Clock.systemUTC(), LaneSettings.defaults())) {
            Writer writer = new Writer(wiring, arguments[1]);
            int units = Integer.parseInt(arguments[2]);
            IntStream.range(0, THREADS).mapToObj(t -> CompletableFuture.runAsync(() -> writer.write(t, units), r -> new Thread(r).start()))
                    .toList()
                    .forEach(CompletableFuture::join);
            System.out.println(writer.committed.get());
        }
    }

    private void write(int thread, int units) {
        Random random = new Random(thread);
        String stream = "jar:" + name + "-" + thread;
        long sequence = 0;
        for (int i = 0; i < units; i++) {
            int events = 1 + random.nextInt(3);
            int fate = random.nextInt(100);
            if (append(stream, sequence, events, fate)) {
                sequence += events;
                committed.addAndGet(events);
            }
        }
    }

    private boolean append(String stream, long sequence, int events, int fate) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(new GenericMessage<>("writer"));
        work.attachTransaction(wiring.transactions());
        String text = fate < 15 ? DOOMED : "kept";
        wiring.eventStore().publish(IntStream.range(0, events).mapToObj(i -> new GenericDomainEventMessage<>("jar", stream, sequence + i,
                new Toy.Noted(text), ProvenanceJson.toMetaData(Toy.ANN), UUID.randomUUID().toString(), Instant.EPOCH)).toList());
        if (fate >= 85) {
            work.rollback();
            return false;
        }
        try {
            work.commit();
            return true;
        } catch (IllegalStateException e) {
            if (fate < 15) {
                return false;
            }
            throw e;
        }
    }
}
