package io.soldonce.sandbox.ebay;

import java.time.Clock;
import java.time.Instant;

import org.jooq.DSLContext;

/// Sends notifications in the background.
final class Deliveries implements AutoCloseable {
    static Deliveries start(DSLContext db, Clock clock) {
        return new Deliveries();
    }

    static void confirm(DSLContext tx, String account, Knobs knobs, String orderId, Instant now) {
    }

    void wake() {
    }

    void releaseHeld(String account) {
    }

    @Override
    public void close() {
    }
}
