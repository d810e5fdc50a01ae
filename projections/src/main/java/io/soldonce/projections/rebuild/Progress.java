package io.soldonce.projections.rebuild;

/// Told how far a long step is.
@FunctionalInterface
public interface Progress {
    /// @param step  what is being done, as a person would say it
    /// @param total 0 when not known
    void at(String step, long done, long total);
}
