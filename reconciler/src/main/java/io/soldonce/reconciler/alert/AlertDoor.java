package io.soldonce.reconciler.alert;

/// A way to reach a person.
@FunctionalInterface
public interface AlertDoor {
    /// Returns when the other side has taken it.
    ///
    /// @throws AlertFailed saying what the other side said; it is tried again later
    void send(Alert alert) throws AlertFailed;
}
