package io.soldonce.engine;

/// What a decision may look at.
public interface States {
    /// The state of `stream` now, including what the commands before this one in the same batch decided.
    Object of(String stream);
}
