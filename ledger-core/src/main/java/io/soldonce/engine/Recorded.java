package io.soldonce.engine;

import java.time.Instant;
import java.util.UUID;

/// One event as the log holds it.
///
/// @param index      place in the log: 1, 2, 3 ... without a gap, in the order of the commits
/// @param stream     what it is about, for example `item:PSA-1`
/// @param sequence   place in its stream: 0, 1, 2 ... without a gap
/// @param eventId    unique id
/// @param recordedAt when it was appended, in microseconds; never earlier than that of the entry before
/// @param event      the record, in its newest revision
/// @param provenance who caused it
public record Recorded(long index, String stream, long sequence, UUID eventId, Instant recordedAt, Object event, Provenance provenance) {}
