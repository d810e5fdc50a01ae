package io.soldonce.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/// One row of ledger.log_entry as it lies there; also the form in which Axon's readers take it.
record LogRow(long index, String stream, long sequence, UUID eventId, String name, int revision, Instant recordedAt, String payload,
        String metadata) implements TrackedEventData<String>, DomainEventData<String> {
    /// In the order [#of] reads them.
    static final String COLUMNS = "global_index, stream_id, sequence, event_id, name, revision, recorded_at, payload, metadata";

    static LogRow of(ResultSet row) throws SQLException {
        return new LogRow(row.getLong(1), row.getString(2), row.getLong(3), row.getObject(4, UUID.class), row.getString(5), row.getInt(6),
                row.getObject(7, OffsetDateTime.class).toInstant(), row.getString(8), row.getString(9));
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(index);
    }

    /// Axon's "aggregate type": streams have none but the prefix of their id.
    @Override
    public String getType() {
        int colon = stream.indexOf(':');
        return colon < 0 ? null : stream.substring(0, colon);
    }

    @Override
    public String getAggregateIdentifier() {
        return stream;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }

    @Override
    public String getEventIdentifier() {
        return eventId.toString();
    }

    @Override
    public Instant getTimestamp() {
        return recordedAt;
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SimpleSerializedObject<>(metadata, String.class, MetaData.class.getName(), null);
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(payload, String.class, name, Integer.toString(revision));
    }
}
