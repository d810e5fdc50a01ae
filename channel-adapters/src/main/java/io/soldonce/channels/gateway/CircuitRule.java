package io.soldonce.channels.gateway;

import io.soldonce.channels.spi.CallOutcome;
import java.time.Duration;
import java.time.Instant;

/// When a circuit opens and for how long. Pure.
///
/// @param failures  calls in a row that the channel did not work off
/// @param openUntil null while it is closed
/// @param words     of the last failure
public record CircuitRule(int failures, Instant openUntil, String words) {
    public static final CircuitRule CLOSED = new CircuitRule(0, null, null);

    private static final int PATIENCE = 5;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 4;

    /// A refusal closes it as well as a success does: the channel is there and speaks.
    public CircuitRule after(CallOutcome outcome, Instant now) {
        return switch (outcome) {
            case CallOutcome.Done _,CallOutcome.Refused _ -> CLOSED;
            case CallOutcome.Throttled(var until, var said) -> new CircuitRule(failures, until, said);
            case CallOutcome.Transient(var code, var said) -> failed(code + ": " + said, now);
            case CallOutcome.Unknown(var said) -> failed(said, now);
            case CallOutcome.SessionLost(var said) -> failed(said, now);
        };
    }

    private CircuitRule failed(String said, Instant now) {
        var count = failures + 1;
        if (count < PATIENCE) {
            return new CircuitRule(count, openUntil, said);
        }
        var pause = FIRST.multipliedBy(1L << Math.min(MOST_DOUBLINGS, count - PATIENCE));
        return new CircuitRule(count, now.plus(pause), said);
    }
}
