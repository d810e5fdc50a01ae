package io.soldonce.reconciler.alert;

import java.time.Instant;

/// What a person is told.
///
/// @param key     of the exception it belongs to; never sent again under the same key once it was taken
/// @param subject one line
/// @param body    what happened, where, and what to do
public record Alert(String key, String subject, String body, Instant raisedAt) {}
