package io.soldonce.projections.query;

import static io.soldonce.tables.ledger.Tables.LOG_ENTRY;
import static io.soldonce.tables.projections.Tables.HISTORY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/// The log itself, in its one order.
public final class LogLines {
    private final DSLContext dsl;

    public LogLines(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// One event.
    ///
    /// @param payload  JSON, the very text that is stored
    /// @param metadata JSON likewise: who, by which door, why
    /// @param sentence null while the history has not come so far
    public record Line(long index, String stream, long sequence, String eventId, String event, int revision, Instant recordedAt,
            String payload, String metadata, String sentence) {}

    /// Index of the last event, 0 for an empty log.
    public long head() {
        return dsl.select(coalesce(max(LOG_ENTRY.GLOBAL_INDEX), inline(0L))).from(LOG_ENTRY).fetchSingle().value1();
    }

    /// Oldest first.
    public List<Line> after(long index, int limit) {
        return dsl
                .select(LOG_ENTRY.GLOBAL_INDEX, LOG_ENTRY.STREAM_ID, LOG_ENTRY.SEQUENCE, LOG_ENTRY.EVENT_ID, LOG_ENTRY.NAME,
                        LOG_ENTRY.REVISION,
                        LOG_ENTRY.RECORDED_AT, LOG_ENTRY.PAYLOAD, LOG_ENTRY.METADATA, HISTORY.SENTENCE)
                .from(LOG_ENTRY).leftJoin(HISTORY).on(HISTORY.LOG_INDEX.eq(LOG_ENTRY.GLOBAL_INDEX))
                .where(LOG_ENTRY.GLOBAL_INDEX.gt(index)).orderBy(LOG_ENTRY.GLOBAL_INDEX).limit(limit)
                .fetch(row -> new Line(row.value1(), row.value2(), row.value3(), row.value4().toString(), row.value5(), row.value6(),
                        row.value7().toInstant(), row.value8().data(), row.value9().data(), row.value10()));
    }
}
