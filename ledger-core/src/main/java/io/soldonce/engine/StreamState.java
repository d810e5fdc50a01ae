package io.soldonce.engine;

/// One stream as far as it was folded.
///
/// @param lastSequence of the last event that went into `state`; -1 for a stream without events
record StreamState(Object state, long lastSequence) {}
