package io.soldonce.engine;

import java.time.Instant;

/// How the lane is.
///
/// @param running       false after close, or if its thread died
/// @param lastIndex     index of the last event this lane committed or saw; 0 before the first batch
/// @param queued        requests waiting, those being carried out not counted
/// @param lastFailure   the last failure of a batch, also one that a retry cured; null when there was none
/// @param lastFailureAt when; null when there was none
public record LaneHealth(boolean running, long lastIndex, int queued, String lastFailure, Instant lastFailureAt) {}
