package io.soldonce.engine;

import java.util.Objects;

/// One command on its way into the lane.
///
/// @param command     what [Rules] will decide
/// @param provenance  stored with every event it leads to
/// @param idempotency null when the caller gave no key; then sending it twice does it twice
/// @param bulk        true for imports: waits behind everything that is not bulk
public record Request(Object command, Provenance provenance, Idempotency idempotency, boolean bulk) {
    public Request {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(provenance, "provenance");
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
