package io.soldonce.reconciler.drift;

import io.soldonce.projections.inline.Trouble;

/// Where trouble goes that needs a person.
@FunctionalInterface
public interface Alarm {
    /// Puts it into the queue of exceptions, once for each key.
    ///
    /// @param isAlert somebody should be told at once
    void raise(Trouble trouble, boolean isAlert);
}
