package io.soldonce.sandbox.ebay;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// What the knobs do to every call, before and after its handler.
final class Faults {
    private Faults() {}

    static Answer around(Route route, Call call) {
        var caller = route.access() == Access.OPEN ? Tokens.applicant(call) : Tokens.caller(call);
        var known = new Call(call.db(), call.now(), caller, call.url(), call.variables(), call.query(), call.headers(), call.raw());
        before(known, route.access());
        var answer = route.handler().answer(known);
        if (route.access().isWrite()) {
            if (known.take(Knob.TIMEOUT_AFTER_EFFECT)) {
                throw new Silence(false);
            }
            if (known.take(Knob.DROP_AFTER_EFFECT)) {
                throw new Silence(true);
            }
        }
        return answer;
    }

    private static void before(Call call, Access access) {
        var knobs = call.knobs();
        if ("drop".equals(knobs.text(Knob.DOWN))) {
            throw new Silence(true);
        }
        if (knobs.text(Knob.DOWN) != null && !"false".equals(knobs.text(Knob.DOWN))) {
            throw new EbayError(503, 0, "ACCESS", "APPLICATION", "Service Unavailable", Map.of()).refusal();
        }
        if (knobs.number(Knob.SLOW_MILLIS) > 0) {
            pause(Duration.ofMillis(knobs.number(Knob.SLOW_MILLIS)));
        }
        var until = knobs.text(Knob.THROTTLE_UNTIL);
        if ((until != null && call.now().isBefore(Instant.parse(until))) || call.take(Knob.THROTTLE)) {
            throw EbayError.tooManyRequests().refusal();
        }
        if (access == Access.OPEN) {
            return;
        }
        if (knobs.isOn(Knob.REVOKE_TOKENS) || call.take(Knob.SESSION_LOST)) {
            throw EbayError.badToken().refusal();
        }
        if (!access.isOpenTo(call.caller())) {
            throw EbayError.accessDenied().refusal();
        }
        if (access.isWrite() && call.take(Knob.CONCURRENT_ACCESS)) {
            throw EbayError.concurrent().refusal();
        }
    }

    private static void pause(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
