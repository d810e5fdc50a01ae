package io.soldonce.reconciler.listing;

import static io.soldonce.tables.queues.Tables.CIRCUIT;

import io.soldonce.channels.gateway.Circuit;
import io.soldonce.channels.gateway.CircuitRule;
import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.values.ChannelId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/// A circuit that all nodes see. A channel that works costs one read of a row that is not there.
public final class SharedCircuit implements Circuit {
    private final DSLContext db;
    private final ChannelId channel;
    private final Clock clock;

    public SharedCircuit(DSLContext db, ChannelId channel, Clock clock) {
        this.db = db;
        this.channel = channel;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> openUntil() {
        return Optional.ofNullable(rule(db).openUntil()).filter(until -> until.isAfter(clock.instant()));
    }

    @Override
    public void ended(Iterable<CallOutcome> outcomes) {
        db.transaction(transaction -> {
            var tx = transaction.dsl();
            var before = rule(tx);
            var after = before;
            for (var outcome : outcomes) {
                after = after.after(outcome, clock.instant());
            }
            if (after.equals(before)) {
                return;
            }
            if (after.equals(CircuitRule.CLOSED)) {
                tx.deleteFrom(CIRCUIT).where(CIRCUIT.CHANNEL.eq(channel.value())).execute();
                return;
            }
            tx.insertInto(CIRCUIT).set(CIRCUIT.CHANNEL, channel.value()).set(CIRCUIT.FAILURES, after.failures())
                    .set(CIRCUIT.OPEN_UNTIL, ReadBacks.at(after.openUntil())).set(CIRCUIT.WORDS, after.words())
                    .onConflict(CIRCUIT.CHANNEL).doUpdate().set(CIRCUIT.FAILURES, after.failures())
                    .set(CIRCUIT.OPEN_UNTIL, ReadBacks.at(after.openUntil())).set(CIRCUIT.WORDS, after.words()).execute();
        });
    }

    private CircuitRule rule(DSLContext tx) {
        return tx.selectFrom(CIRCUIT).where(CIRCUIT.CHANNEL.eq(channel.value()))
                .fetchOptional(row -> new CircuitRule(row.getFailures(), row.getOpenUntil() == null ? null : row.getOpenUntil().toInstant(),
                        row.getWords()))
                .orElse(CircuitRule.CLOSED);
    }
}
