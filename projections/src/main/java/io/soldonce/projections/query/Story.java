package io.soldonce.projections.query;

import static io.soldonce.tables.projections.Tables.HISTORY;
import static org.jooq.impl.DSL.noCondition;

import io.soldonce.values.Sku;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// What happened, as sentences, newest first.
public final class Story {
    private final DSLContext dsl;

    public Story(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// One sentence of the story.
    ///
    /// @param units by which the available units changed
    /// @param cause id of what led here, null when it was the first
    public record Line(long index, String sentence, String kind, String sku, String channel, String orderId, int units, String actor,
            String source, String cause, String eventId, Instant occurredAt, Instant recordedAt) {}

    /// One item's story.
    ///
    /// @param before index of the last line of the page before, null for the first page
    public Page<Line> of(Sku sku, Long before, int limit) {
        return page(HISTORY.SKU_KEY.eq(sku.key()), before, limit);
    }

    /// Everything that happened last.
    public Page<Line> newest(int limit) {
        return page(noCondition(), null, limit);
    }

    private Page<Line> page(Condition of, Long before, int limit) {
        var lines = dsl.selectFrom(HISTORY).where(of)
                .and(before == null ? noCondition() : HISTORY.LOG_INDEX.lt(before))
                .orderBy(HISTORY.LOG_INDEX.desc()).limit(limit + 1)
                .fetch(row -> new Line(row.getLogIndex(), row.getSentence(), row.getKind(), row.getSkuKey(), row.getChannel(),
                        row.getOrderId(), row.getUnits(), row.getActor(), row.getSource(), row.getCause(), row.getEventId().toString(),
                        Codes.instant(row.getOccurredAt()), Codes.instant(row.getRecordedAt())));
        return Page.of(lines, limit);
    }
}
