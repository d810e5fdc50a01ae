package io.soldonce.projections.query;

import java.time.Instant;

/// Something that needs a person.
///
/// @param code       stable, in capitals
/// @param eventId    of the event that raised it, null when none did
/// @param resolvedAt null while open
public record ExceptionView(long id, String code, String sku, String channel, String orderId, String message, String eventId,
        Instant raisedAt, Instant resolvedAt, String resolvedBy, String resolution) {}
