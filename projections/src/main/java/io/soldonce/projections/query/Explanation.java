package io.soldonce.projections.query;

import static io.soldonce.tables.projections.Tables.AVAILABILITY;
import static io.soldonce.tables.projections.Tables.HISTORY;
import static io.soldonce.tables.projections.Tables.MOVEMENT;
import static io.soldonce.tables.projections.Tables.PROJECTION_POSITION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.soldonce.item.Bucket;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/// Explains a number: the movements whose effects add up to the units in a bucket.
public final class Explanation {
    private final DSLContext dsl;

    public Explanation(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// The number and its reasons.
    ///
    /// @param quantity units in the bucket now
    /// @param sum      of the effects of all movements, those on other pages included; differs from `quantity` only while the story is
    ///                 behind the log
    /// @param readUpTo how far the story has read the log
    public record Explained(String sku, String bucket, int quantity, int sum, long readUpTo, List<Step> movements, boolean hasMore) {
        public Explained {
            movements = List.copyOf(movements);
        }
    }

    /// One movement.
    ///
    /// @param effect  on the bucket, negative when it took
    /// @param balance units in the bucket after it
    public record Step(long index, int part, int effect, int balance, String change, String from, String to, int quantity, String location,
            String sentence, String channel, String orderId, String actor, String source, String cause, String eventId, Instant occurredAt,
            Instant recordedAt) {
        private Step withBalance(int after) {
            return new Step(index, part, effect, after, change, from, to, quantity, location, sentence, channel, orderId, actor, source,
                    cause,
                    eventId, occurredAt, recordedAt);
        }
    }

    /// Where a page ends.
    public record Place(long index, int part) {}

    /// Newest movement first.
    ///
    /// @param bucket a counted one
    /// @param before the last movement of the page before, null for the first page
    public Explained explain(Sku sku, Bucket bucket, Place before, int limit) {
        var touches = MOVEMENT.SKU_KEY.eq(sku.key())
                .and(MOVEMENT.FROM_BUCKET.eq(bucket.name()).or(MOVEMENT.TO_BUCKET.eq(bucket.name())));
        var effect = when(MOVEMENT.TO_BUCKET.eq(bucket.name()), MOVEMENT.QUANTITY).otherwise(MOVEMENT.QUANTITY.neg());
        var behind = before == null
                ? noCondition()
                : row(MOVEMENT.LOG_INDEX, MOVEMENT.PART).lt(row(inline(before.index()), inline(before.part())));
        var numbers = dsl.select(field(select(ItemLookup.column(bucket)).from(AVAILABILITY).where(AVAILABILITY.SKU_KEY.eq(sku.key()))),
                total(touches, effect), total(touches.and(behind), effect),
                field(select(coalesce(min(PROJECTION_POSITION.LOG_INDEX), inline(0L))).from(PROJECTION_POSITION))).fetchSingle();
        var steps = Page.of(steps(touches.and(behind), effect, limit), limit);
        return new Explained(sku.value(), Codes.shown(bucket), numbers.value1() == null ? 0 : numbers.value1(), numbers.value2(),
                numbers.value4(), balanced(steps.rows(), numbers.value3()), steps.hasMore());
    }

    private List<Step> steps(Condition which, Field<Integer> effect, int limit) {
        return dsl
                .select(MOVEMENT.asterisk(), effect.as("effect"), HISTORY.SENTENCE, HISTORY.CHANNEL, HISTORY.ORDER_ID, HISTORY.ACTOR,
                        HISTORY.SOURCE, HISTORY.CAUSE, HISTORY.EVENT_ID, HISTORY.OCCURRED_AT, HISTORY.RECORDED_AT)
                .from(MOVEMENT).leftJoin(HISTORY).on(HISTORY.LOG_INDEX.eq(MOVEMENT.LOG_INDEX))
                .where(which).orderBy(MOVEMENT.LOG_INDEX.desc(), MOVEMENT.PART.desc()).limit(limit + 1)
                .fetch(found -> new Step(found.get(MOVEMENT.LOG_INDEX), found.get(MOVEMENT.PART), found.get("effect", Integer.class), 0,
                        Codes.shown(found.get(MOVEMENT.CHANGE)), Codes.shown(found.get(MOVEMENT.FROM_BUCKET)),
                        Codes.shown(found.get(MOVEMENT.TO_BUCKET)), found.get(MOVEMENT.QUANTITY), found.get(MOVEMENT.LOCATION),
                        found.get(HISTORY.SENTENCE), found.get(HISTORY.CHANNEL), found.get(HISTORY.ORDER_ID), found.get(HISTORY.ACTOR),
                        found.get(HISTORY.SOURCE), found.get(HISTORY.CAUSE),
                        found.get(HISTORY.EVENT_ID) == null ? null : found.get(HISTORY.EVENT_ID).toString(),
                        Codes.instant(found.get(HISTORY.OCCURRED_AT)), Codes.instant(found.get(HISTORY.RECORDED_AT))));
    }

    private static Field<Integer> total(Condition which, Field<Integer> effect) {
        return field(select(coalesce(sum(effect), inline(0)).cast(Integer.class)).from(MOVEMENT).where(which));
    }

    private static List<Step> balanced(List<Step> newestFirst, int balance) {
        var steps = new ArrayList<Step>();
        var after = balance;
        for (var step : newestFirst) {
            steps.add(step.withBalance(after));
            after -= step.effect();
        }
        return steps;
    }
}
