package io.soldonce.projections.query.asof;

import io.soldonce.engine.LogReader;
import io.soldonce.projections.follow.Follower;
import io.soldonce.projections.query.Codes;
import java.time.Instant;
import org.jooq.DSLContext;

/// Up to where an answer has looked.
///
/// @param axis     `recorded` or `occurred`
/// @param index    the last entry of the log that counts. By `recorded` it is the last one recorded at the instant or before; by `occurred`
///                 the last one of all, because what happened by then may be told much later
/// @param readUpTo how far the movements have read the log: an answer made of them is complete when this is not below `index`
public record Moment(String axis, Instant at, long index, long readUpTo) {
    /// The finest time PostgreSQL knows.
    private static final long MICROSECOND = 1_000;

    public static Moment of(DSLContext dsl, AsOf asOf) {
        return dsl.connectionResult(connection -> {
            var index = asOf.isByOccurrence() ? LogReader.head(connection) : LogReader.headAt(connection, asOf.at());
            return new Moment(Codes.shown(asOf.axis()), asOf.at(), index, Follower.position(dsl));
        });
    }

    /// The last entry recorded before an instant: two instants are a range of the log, because its order is that of its times.
    public static long indexBefore(DSLContext dsl, Instant instant) {
        return dsl.connectionResult(connection -> LogReader.headAt(connection, instant.minusNanos(MICROSECOND)));
    }

    /// False while the movements are still behind the log.
    public boolean isComplete() {
        return readUpTo >= index;
    }
}
