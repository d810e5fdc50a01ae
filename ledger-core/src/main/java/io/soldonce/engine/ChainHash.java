package io.soldonce.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// The hash that chains each entry of the log to the one before: SHA-256 over all its fields, each with its length in front, so that no
/// byte can move from one field to the next unseen.
final class ChainHash {
    private static final int LENGTH = 32;
    private final MessageDigest sha256;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    ChainHash() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// What stands before the first entry.
    static byte[] beginning() {
        return new byte[LENGTH];
    }

    byte[] next(byte[] previous, LogRow row) {
        field(previous);
        field(row.index());
        field(row.stream().getBytes(UTF_8));
        field(row.sequence());
        field(row.eventId());
        field(row.name().getBytes(UTF_8));
        field(row.revision());
        field(micros(row.recordedAt()));
        field(row.payload().getBytes(UTF_8));
        field(row.metadata().getBytes(UTF_8));
        return sha256.digest();
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private void field(UUID id) {
        length(2 * Long.BYTES);
        bytes(id.getMostSignificantBits());
        bytes(id.getLeastSignificantBits());
    }

    private void field(long value) {
        length(Long.BYTES);
        bytes(value);
    }

    private void field(byte[] value) {
        length(value.length);
        sha256.update(value);
    }

    private void length(int length) {
        bytes(length);
    }

    private void bytes(long value) {
        sha256.update(number.clear().putLong(value).flip());
    }
}
