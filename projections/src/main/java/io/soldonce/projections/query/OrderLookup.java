package io.soldonce.projections.query;

import static io.soldonce.tables.projections.Tables.ITEM_NOW;
import static io.soldonce.tables.projections.Tables.ORDER_LINE_NOW;
import static io.soldonce.tables.projections.Tables.ORDER_NOW;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.soldonce.projections.query.OrderView.Line;
import io.soldonce.values.ChannelId;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/// Orders, the newest first.
public final class OrderLookup {
    private static final Field<List<Line>> LINES = lines();

    private final DSLContext dsl;

    public OrderLookup(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Empty when nobody told of it, or the orders are still being read.
    public Optional<OrderView> find(ChannelId channel, String orderId) {
        return orders(ORDER_NOW.CHANNEL.eq(channel.value()).and(ORDER_NOW.ORDER_ID.eq(orderId)), 1).stream().findFirst();
    }

    /// Reads one page.
    ///
    /// @param channel null for all
    /// @param status  null for all
    /// @param before  index of the last order of the page before, null for the first page
    public Page<OrderView> page(String channel, String status, Long before, int limit) {
        var condition = (channel == null ? noCondition() : ORDER_NOW.CHANNEL.eq(channel))
                .and(status == null ? noCondition() : ORDER_NOW.STATUS.eq(status))
                .and(before == null ? noCondition() : ORDER_NOW.FIRST_INDEX.lt(before));
        return Page.of(orders(condition, limit + 1), limit);
    }

    private List<OrderView> orders(Condition condition, int limit) {
        return dsl
                .select(ORDER_NOW.CHANNEL, ORDER_NOW.ORDER_ID, ORDER_NOW.STATUS, ORDER_NOW.PLACED_AT, ORDER_NOW.PAID_AT,
                        ORDER_NOW.FIRST_INDEX,
                        LINES)
                .from(ORDER_NOW).where(condition).orderBy(ORDER_NOW.FIRST_INDEX.desc()).limit(limit)
                .fetch(row -> new OrderView(row.value1(), row.value2(), row.value3(), Codes.instant(row.value4()),
                        Codes.instant(row.value5()), row.value6(), row.value7()));
    }

    private static Field<List<Line>> lines() {
        return multiset(
                select(ORDER_LINE_NOW.LINE_ID, ORDER_LINE_NOW.TOLD, coalesce(ITEM_NOW.SKU, ORDER_LINE_NOW.SKU_KEY), ORDER_LINE_NOW.TITLE,
                        ORDER_LINE_NOW.QUANTITY, ORDER_LINE_NOW.UNIT_PRICE, ORDER_LINE_NOW.CURRENCY, ORDER_LINE_NOW.CANCELLED)
                        .from(ORDER_LINE_NOW).leftJoin(ITEM_NOW).on(ITEM_NOW.SKU_KEY.eq(ORDER_LINE_NOW.SKU_KEY))
                        .where(ORDER_LINE_NOW.CHANNEL.eq(ORDER_NOW.CHANNEL)).and(ORDER_LINE_NOW.ORDER_ID.eq(ORDER_NOW.ORDER_ID))
                        .orderBy(ORDER_LINE_NOW.POSITION))
                .as("lines").convertFrom(result -> result.map(row -> new Line(row.value1(), row.value2(), row.value3(), row.value4(),
                        row.value5(), Price.of(row.value6(), row.value7()), row.value8())));
    }
}
