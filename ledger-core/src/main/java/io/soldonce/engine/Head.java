package io.soldonce.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;

/// The last entry of the log. A plain class, because a record would compare its hash by identity.
final class Head {
    static final Head EMPTY = new Head(0, null, ChainHash.beginning(), Instant.EPOCH);

    private final long index;
    private final UUID eventId;
    private final byte[] hash;
    private final Instant recordedAt;

    Head(long index, UUID eventId, byte[] hash, Instant recordedAt) {
        this.index = index;
        this.eventId = eventId;
        this.hash = hash;
        this.recordedAt = recordedAt;
    }

    /// From the columns global_index, event_id, hash, recorded_at.
    static Head of(ResultSet row) throws SQLException {
        return new Head(row.getLong(1), row.getObject(2, UUID.class), row.getBytes(3), row.getObject(4, OffsetDateTime.class).toInstant());
    }

    long index() {
        return index;
    }

    /// Null when the log is empty.
    UUID eventId() {
        return eventId;
    }

    byte[] hash() {
        return hash;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    boolean isSameAs(Head other) {
        return index == other.index && Arrays.equals(hash, other.hash);
    }
}
