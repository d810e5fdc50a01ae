package io.soldonce.engine;

import java.time.Duration;

/// Bounds of the append lane. [#defaults] is right for a machine with a few cores.
///
/// @param maxBatch              requests per commit
/// @param maxBulkBatch          bulk requests per commit: small, so that a live sale never waits long behind an import
/// @param maxEvents             a batch that reaches so many events is closed early; one command may exceed it alone
/// @param cacheStreams          streams whose state is kept in memory
/// @param lockTimeout           longest wait for any database lock, the append lock included; then the attempt is repeated
/// @param idleInTransaction     PostgreSQL ends a transaction of ours that is silent for so long, which frees the append lock
/// @param retryFor              how long a batch is tried again when the database is away or busy, before its callers are told
public record LaneSettings(int maxBatch, int maxBulkBatch, int maxEvents, int cacheStreams, Duration lockTimeout,
        Duration idleInTransaction, Duration retryFor) {
    public LaneSettings {
        if (maxBatch < 1 || maxBulkBatch < 1 || maxEvents < 1 || cacheStreams < 1) {
            throw new IllegalArgumentException("maxBatch, maxBulkBatch, maxEvents and cacheStreams must be at least 1");
        }
        // 0 would switch the time-outs off in PostgreSQL
        if (lockTimeout.toMillis() < 1 || idleInTransaction.toMillis() < 1 || retryFor.isNegative()) {
            throw new IllegalArgumentException("lockTimeout and idleInTransaction must be at least 1 ms, retryFor not negative");
        }
    }

    public static LaneSettings defaults() {
        return new LaneSettings(256, 32, 512, 20_000, Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30));
    }

    public LaneSettings withMaxBatch(int requests) {
        return new LaneSettings(requests, Math.min(maxBulkBatch, requests), maxEvents, cacheStreams, lockTimeout, idleInTransaction,
                retryFor);
    }

    public LaneSettings withMaxEvents(int events) {
        return new LaneSettings(maxBatch, maxBulkBatch, events, cacheStreams, lockTimeout, idleInTransaction, retryFor);
    }

    public LaneSettings withCacheStreams(int streams) {
        return new LaneSettings(maxBatch, maxBulkBatch, maxEvents, streams, lockTimeout, idleInTransaction, retryFor);
    }

    public LaneSettings withTimeouts(Duration lock, Duration idle, Duration retry) {
        return new LaneSettings(maxBatch, maxBulkBatch, maxEvents, cacheStreams, lock, idle, retry);
    }
}
