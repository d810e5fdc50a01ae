package io.soldonce.engine;

import java.util.Map;

/// What became of a request. Told only after the commit that it rests on.
public sealed interface Outcome {
    /// It is committed.
    ///
    /// @param index    index of its last event, or the log's head when nothing changed
    /// @param events   how many events it led to
    /// @param answer   from the decision; after a repeat it has gone through JSON (an instant comes back as a string)
    /// @param repeated true when an earlier request with this idempotency key did the work
    record Done(long index, int events, Map<String, Object> answer, boolean repeated) implements Outcome {}

    /// The rules rejected it. Nothing was appended.
    ///
    /// @param repeated true when an earlier request with this idempotency key was rejected so
    record Refused(String code, String message, Map<String, Object> details, boolean repeated) implements Outcome {}

    /// The key was used before for another request. Nothing was appended.
    record KeyConflict(String key) implements Outcome {}

    /// It could not be carried out and is not recorded, not under its idempotency key either: it may be sent again.
    ///
    /// @param unknown true only when the answer to the commit was lost and its fate could not be learned; then send it again only under an
    ///                idempotency key
    record Failed(String message, boolean unknown) implements Outcome {}
}
