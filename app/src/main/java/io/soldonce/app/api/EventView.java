package io.soldonce.app.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.soldonce.projections.query.LogLines;
import java.time.Instant;

/// One event of the log as it goes out: what is stored, and the sentence that says it.
record EventView(long index, String event, int revision, String stream, long sequence, String eventId, Instant recordedAt, String sentence,
        @JsonRawValue String payload, @JsonRawValue String metadata) {

    static EventView of(LogLines.Line line) {
        return new EventView(line.index(), line.event(), line.revision(), line.stream(), line.sequence(), line.eventId(), line.recordedAt(),
                line.sentence(), line.payload(), line.metadata());
    }
}
