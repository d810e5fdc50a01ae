package io.soldonce.projections.query;

import static io.soldonce.tables.projections.Tables.ITEM_NOW;
import static io.soldonce.tables.projections.Tables.ORDER_LINE_NOW;
import static io.soldonce.tables.projections.Tables.ORDER_MONEY;
import static io.soldonce.tables.projections.Tables.ORDER_NOW;
import static io.soldonce.tables.projections.Tables.ORDER_RETURN;
import static io.soldonce.tables.projections.Tables.ORDER_SHIPMENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.soldonce.projections.query.OrderView.Line;
import io.soldonce.values.ChannelId;
import io.soldonce.ledger.LedgerCatalogue;
import io.soldonce.order.LinePosition;
import io.soldonce.order.Order;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import tools.jackson.databind.json.JsonMapper;

/// Orders, the newest first.
public final class OrderLookup {
    private static final JsonMapper STATES = LedgerCatalogue.create().mapper();
    private static final Field<List<Line>> LINES = lines();
    private static final Field<List<WholeOrder.Shipment>> SHIPMENTS = shipments();
    private static final Field<List<WholeOrder.Return>> RETURNS = returns();
    private static final Field<List<OrderSums.Entry>> ENTRIES = entries();

    private final DSLContext dsl;

    public OrderLookup(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Empty when nobody told of it, or the orders are still being read.
    public Optional<OrderView> find(ChannelId channel, String orderId) {
        return orders(ORDER_NOW.CHANNEL.eq(channel.value()).and(ORDER_NOW.ORDER_ID.eq(orderId)), 1).stream().findFirst();
    }

    /// All that became of it; empty as above.
    public Optional<WholeOrder> whole(ChannelId channel, String orderId) {
        var is = ORDER_NOW.CHANNEL.eq(channel.value()).and(ORDER_NOW.ORDER_ID.eq(orderId));
        return dsl.select(ORDER_NOW.asterisk(), LINES, SHIPMENTS, RETURNS, ENTRIES).from(ORDER_NOW).where(is)
                .fetchOptional(row -> new WholeOrder(row.get(ORDER_NOW.CHANNEL), row.get(ORDER_NOW.ORDER_ID), row.get(ORDER_NOW.STATUS),
                        Codes.instant(row.get(ORDER_NOW.PLACED_AT)), Codes.instant(row.get(ORDER_NOW.PAID_AT)),
                        Codes.instant(row.get(ORDER_NOW.SHIPPED_AT)), Codes.instant(row.get(ORDER_NOW.DELIVERED_AT)),
                        row.get(ORDER_NOW.RETURN_STATE), row.get(ORDER_NOW.UNITS),
                        Price.of(row.get(ORDER_NOW.TOTAL), row.get(ORDER_NOW.CURRENCY)), row.get(ORDER_NOW.FIRST_INDEX),
                        placed(row.get(LINES), row.get(ORDER_NOW.STATE)), row.get(SHIPMENTS), row.get(RETURNS),
                        OrderSums.of(row.get(ENTRIES)), row.get(ENTRIES)));
    }

    private static List<WholeOrder.Line> placed(List<Line> lines, JSON state) {
        var order = STATES.readValue(state.data(), Order.class);
        var where = new HashMap<String, Map<String, Integer>>();
        order.lines().forEach(line -> {
            var shown = new LinkedHashMap<String, Integer>();
            LinePosition.of(order, line).forEach((bucket, units) -> shown.put(Codes.shown(bucket), units));
            where.put(line.lineId(), shown);
        });
        return lines.stream().map(line -> WholeOrder.Line.of(line, where)).toList();
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

    private static Field<List<WholeOrder.Shipment>> shipments() {
        return multiset(select(ORDER_SHIPMENT.LINE_IDS, ORDER_SHIPMENT.CARRIER, ORDER_SHIPMENT.TRACKING, ORDER_SHIPMENT.OCCURRED_AT)
                .from(ORDER_SHIPMENT).where(ORDER_SHIPMENT.CHANNEL.eq(ORDER_NOW.CHANNEL))
                .and(ORDER_SHIPMENT.ORDER_ID.eq(ORDER_NOW.ORDER_ID)).orderBy(ORDER_SHIPMENT.AT_INDEX))
                .as("shipments").convertFrom(result -> result.map(row -> new WholeOrder.Shipment(List.of(row.value1()), row.value2(),
                        row.value3(), Codes.instant(row.value4()))));
    }

    private static Field<List<WholeOrder.Return>> returns() {
        return multiset(select(ORDER_RETURN.RETURN_ID, ORDER_RETURN.LINE_ID, coalesce(ITEM_NOW.SKU, ORDER_RETURN.SKU_KEY),
                ORDER_RETURN.STATUS, ORDER_RETURN.REASON, ORDER_RETURN.REQUESTED, ORDER_RETURN.RECEIVED, ORDER_RETURN.INSPECTED,
                ORDER_RETURN.VERDICTS, ORDER_RETURN.REQUESTED_AT, ORDER_RETURN.RECEIVED_AT, ORDER_RETURN.CLOSED_AT)
                .from(ORDER_RETURN).leftJoin(ITEM_NOW).on(ITEM_NOW.SKU_KEY.eq(ORDER_RETURN.SKU_KEY))
                .where(ORDER_RETURN.CHANNEL.eq(ORDER_NOW.CHANNEL)).and(ORDER_RETURN.ORDER_ID.eq(ORDER_NOW.ORDER_ID))
                .orderBy(ORDER_RETURN.AT_INDEX, ORDER_RETURN.RETURN_ID, ORDER_RETURN.LINE_ID))
                .as("returns").convertFrom(result -> result.map(row -> new WholeOrder.Return(row.value1(), row.value2(), row.value3(),
                        Codes.shown(row.value4()), row.value5(), row.value6(), row.value7(), row.value8(),
                        Stream.of(row.value9()).map(Codes::shown).toList(), Codes.instant(row.value10()),
                        Codes.instant(row.value11()), Codes.instant(row.value12()))));
    }

    private static Field<List<OrderSums.Entry>> entries() {
        return multiset(select(ORDER_MONEY.KIND, ORDER_MONEY.ENTRY, ORDER_MONEY.LINE_ID,
                coalesce(ITEM_NOW.SKU, ORDER_MONEY.ITEM_KEY, ORDER_MONEY.SKU_KEY), ORDER_MONEY.UNITS, ORDER_MONEY.AMOUNT,
                ORDER_MONEY.CURRENCY, ORDER_MONEY.OCCURRED_AT)
                .from(ORDER_MONEY).leftJoin(ITEM_NOW).on(ITEM_NOW.SKU_KEY.eq(coalesce(ORDER_MONEY.ITEM_KEY, ORDER_MONEY.SKU_KEY)))
                .where(ORDER_MONEY.CHANNEL.eq(ORDER_NOW.CHANNEL)).and(ORDER_MONEY.ORDER_ID.eq(ORDER_NOW.ORDER_ID))
                .orderBy(ORDER_MONEY.AT_INDEX, ORDER_MONEY.KIND, ORDER_MONEY.ENTRY))
                .as("entries").convertFrom(result -> result.map(row -> new OrderSums.Entry(Codes.shown(row.value1()), row.value2(),
                        row.value3(), row.value4(), row.value5(), Price.of(row.value6(), row.value7()), Codes.instant(row.value8()))));
    }
}
