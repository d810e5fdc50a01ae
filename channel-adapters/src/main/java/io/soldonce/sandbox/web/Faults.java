package io.soldonce.sandbox.web;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.jooq.DSLContext;

/// What may go wrong at every marketplace, around a call's own work.
public final class Faults {
    /// The knobs that all have.
    public enum Common implements Knob {
        DOWN("down", Kind.FLAG, "Every call is answered 503, as in an outage."),
        SLOW_MILLIS("slowMillis", Kind.NUMBER, "Every call waits so long before anything happens."),
        DROP_AFTER_EFFECT("dropAfterEffect", Kind.COUNTER, "So many next writes take effect, and the connection closes without an answer.");

        private final String key;
        private final Kind kind;
        private final String meaning;

        Common(String key, Kind kind, String meaning) {
            this.key = key;
            this.kind = kind;
            this.meaning = meaning;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public Kind kind() {
            return kind;
        }

        @Override
        public String meaning() {
            return meaning;
        }
    }

    private Faults() {}

    /// @param isWrite whether the work changes something, so that its answer may get lost
    /// @throws Refusal 503 when the account's marketplace is down
    /// @throws HangUp  after the work, when its answer is lost
    public static Answer around(DSLContext db, KnobStore store, String account, boolean isWrite, Supplier<Answer> work) {
        var knobs = store.of(db, account);
        if (knobs.isOn(Common.DOWN)) {
            throw new Refusal(503, "Service Unavailable");
        }
        pause(Duration.ofMillis(knobs.number(Common.SLOW_MILLIS)));
        var answer = work.get();
        if (isWrite && store.take(db, account, Common.DROP_AFTER_EFFECT)) {
            throw new HangUp();
        }
        return answer;
    }

    private static void pause(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
