package io.soldonce.channels.spi;

import java.time.Instant;

/// How a call to a marketplace ended.
public sealed interface CallOutcome {
    /// It took the call; that is not yet an effect.
    record Done() implements CallOutcome {}

    /// It could not just now, and did nothing; may be tried again.
    record Transient(String code, String words) implements CallOutcome {}

    /// It will not take more before an instant, and did nothing.
    record Throttled(Instant until, String words) implements CallOutcome {}

    /// It no longer knows us: somebody has to sign in or to consent again.
    record SessionLost(String words) implements CallOutcome {}

    /// It will not, however often it is asked.
    ///
    /// @param code  the marketplace's own
    /// @param words the marketplace's own, verbatim
    record Refused(String code, String words) implements CallOutcome {}

    /// Nobody knows whether it happened: read back, never repeat.
    record Unknown(String words) implements CallOutcome {}

    /// The kind of the end, as the journal keeps it.
    default String kind() {
        return switch (this) {
            case Done _ -> "DONE";
            case Transient _ -> "TRANSIENT";
            case Throttled _ -> "THROTTLED";
            case SessionLost _ -> "SESSION_LOST";
            case Refused _ -> "REFUSED";
            case Unknown _ -> "UNKNOWN";
        };
    }

    /// What the marketplace said of it, with its code; null when nothing.
    default String said() {
        return switch (this) {
            case Done _ -> null;
            case Transient(var code, var words) -> code + ": " + words;
            case Throttled(var _, var words) -> words;
            case SessionLost(var words) -> words;
            case Refused(var code, var words) -> code + ": " + words;
            case Unknown(var words) -> words;
        };
    }
}
