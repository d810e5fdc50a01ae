package io.soldonce.projections.query;

import static io.soldonce.tables.journals.Tables.EXCEPTION;
import static org.jooq.impl.DSL.noCondition;

import io.soldonce.tables.journals.tables.records.ExceptionRecord;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// What needs a person, the newest first.
public final class ExceptionQueue {
    private final DSLContext dsl;

    public ExceptionQueue(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Which exceptions to show.
    public enum State {
        OPEN,
        RESOLVED,
        ALL
    }

    /// Reads one page.
    ///
    /// @param before id of the last one of the page before, null for the first page
    public Page<ExceptionView> page(State state, Long before, int limit) {
        var rows = dsl.selectFrom(EXCEPTION).where(condition(state)).and(before == null ? noCondition() : EXCEPTION.ID.lt(before))
                .orderBy(EXCEPTION.ID.desc()).limit(limit + 1).fetch(ExceptionQueue::view);
        return Page.of(rows, limit);
    }

    public Optional<ExceptionView> find(long id) {
        return dsl.selectFrom(EXCEPTION).where(EXCEPTION.ID.eq(id)).fetchOptional(ExceptionQueue::view);
    }

    public int countOpen() {
        return dsl.fetchCount(EXCEPTION, EXCEPTION.RESOLVED_AT.isNull());
    }

    private static Condition condition(State state) {
        return switch (state) {
            case OPEN -> EXCEPTION.RESOLVED_AT.isNull();
            case RESOLVED -> EXCEPTION.RESOLVED_AT.isNotNull();
            case ALL -> noCondition();
        };
    }

    private static ExceptionView view(ExceptionRecord row) {
        return new ExceptionView(row.getId(), row.getCode(), row.getSkuKey(), row.getChannel(), row.getOrderId(), row.getMessage(),
                row.getEventId() == null ? null : row.getEventId().toString(), Codes.instant(row.getRaisedAt()),
                Codes.instant(row.getResolvedAt()), row.getResolvedBy(), row.getResolution());
    }
}
