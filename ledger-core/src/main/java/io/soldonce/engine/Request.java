package io.soldonce.engine;

import java.util.Objects;

/// One command on its way into the lane.
///
/// @param command     what [Rules] will decide
/// @param provenance  stored with every event it leads to
/// @param idempotency null when the caller gave no key; then sending it twice does it twice
/// @param bulk        true for imports: waits behind everything that is not bulk
/// @param expected    what its sender has seen; refused as [#CHANGED_SINCE] when more has happened since. Null when it does not matter
public record Request(Object command, Provenance provenance, Idempotency idempotency, boolean bulk, Expected expected) {
    /// Code of the refusal of a request that rests on what was. Its idempotency key stays free: nothing was decided.
    public static final String CHANGED_SINCE = "CHANGED_SINCE";

    public Request {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(provenance, "provenance");
    }

    public Request(Object command, Provenance provenance, Idempotency idempotency, boolean bulk) {
        this(command, provenance, idempotency, bulk, null);
    }

    /// How far somebody knows a stream. Looked at where the request is decided, so nothing can come between.
    ///
    /// @param sequence of the last event seen of `stream`; -1 for none
    public record Expected(String stream, long sequence) {
        public Expected {
            Objects.requireNonNull(stream, "stream");
        }
    }

    /// The same key with the same hash gets the stored outcome again; with another hash it is a conflict.
    ///
    /// @param key         chosen by the caller, kept for ever
    /// @param requestHash fingerprint of the request's content
    public record Idempotency(String key, String requestHash) {
        public Idempotency {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(requestHash, "requestHash");
        }
    }
}
