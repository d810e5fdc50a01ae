package io.soldonce.reconciler;

import io.soldonce.projections.inline.Trouble;

/// Where the loops report what needs a person.
@FunctionalInterface
public interface Alarm {
    /// @param isAlert also told outside, by mail or webhook; once however often it is raised
    void raise(Trouble trouble, boolean isAlert);
}
