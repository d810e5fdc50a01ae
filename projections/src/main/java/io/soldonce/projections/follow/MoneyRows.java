package io.soldonce.projections.follow;

import static io.soldonce.tables.projections.Tables.ORDER_MONEY;

import io.soldonce.engine.Recorded;
import io.soldonce.item.ItemFact;
import io.soldonce.order.Order;
import io.soldonce.order.OrderFact;
import io.soldonce.projections.Database;
import io.soldonce.tables.projections.tables.records.OrderMoneyRecord;
import io.soldonce.values.OrderLine;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;

/// `order_money`: prices, what came and went beside them, and what the goods had cost. What a later fact takes back is entered again, below
/// zero, so that the rows up to any event are what was known then.
final class MoneyRows {
    private static final String COST = "COST";
    private static final String PRICE = "PRICE";
    private static final String REFUND = "REFUND";

    private final DSLContext db;
    private final Map<List<String>, OrderMoneyRecord> rows = new LinkedHashMap<>();

    MoneyRows(DSLContext db) {
        this.db = db;
    }

    /// A fact of an order, and the order without it and with it.
    void add(OrderRows.Name name, Recorded event, Order before, Order after) {
        var at = time(HistoryRows.occurredAt((OrderFact) event.event(), event.recordedAt()));
        for (var line : after.lines()) {
            var was = priced(before, line.lineId());
            var is = priced(after, line.lineId());
            if (!Objects.equals(was, is)) {
                price(name, was, event.index(), false).ifPresent(row -> row.setOccurredAt(at).setAtIndex(event.index()));
                price(name, is, event.index(), true).ifPresent(row -> row.setOccurredAt(at).setAtIndex(event.index()));
            }
        }
        switch (event.event()) {
            case OrderFact.Refunded(var id, var lineId, var amount, var _, var _) ->
                enter(name, REFUND, id, Sum.of(amount, 1)).setLineId(lineId).setSkuKey(sku(after, lineId)).setOccurredAt(at)
                        .setAtIndex(event.index());
            case OrderFact.MoneyEntered(var id, var lineId, var kind, var amount, var _) ->
                enter(name, kind.name(), id, Sum.of(amount, 1)).setLineId(lineId).setSkuKey(sku(after, lineId)).setOccurredAt(at)
                        .setAtIndex(event.index());
            default -> {
            }
        }
    }

    /// What the goods cost that went or came back.
    void addCosts(List<Recorded> events) {
        for (var event : events) {
            switch (event.event()) {
                case ItemFact.UnitsSold sold -> costs(event, sold, sold.order(), sold.cost(), 1);
                case ItemFact.SaleCancelled cancelled -> costs(event, cancelled, cancelled.order(), cancelled.cost(), -1);
                case ItemFact.ReturnInspected inspected -> costs(event, inspected, inspected.order(), inspected.cost(), -1);
                case ItemFact.SaleIdentified same -> identified(event, same);
                default -> {
                }
            }
        }
    }

    void write() {
        Database.upsert(db, List.copyOf(rows.values()));
    }

    /// The line as its price counts: not while it is cancelled, and not in an order that is another one by now.
    private static OrderFact.Line priced(Order order, String lineId) {
        if (order.isIdentified() || order.isLineCancelled(lineId)) {
            return null;
        }
        return order.lines().stream().filter(line -> line.lineId().equals(lineId) && line.unitPrice() != null).findFirst().orElse(null);
    }

    private Optional<OrderMoneyRecord> price(OrderRows.Name name, OrderFact.Line priced, long index, boolean counts) {
        return Optional.ofNullable(priced).map(line -> {
            var sum = Sum.of(line.unitPrice(), line.quantity());
            return enter(name, PRICE, line.lineId() + "/" + index + (counts ? "" : "/back"), counts ? sum : sum.negated())
                    .setLineId(line.lineId()).setUnits(counts ? line.quantity() : -line.quantity())
                    .setSkuKey(line.sku() == null ? null : line.sku().key());
        });
    }

    private static String sku(Order order, String lineId) {
        return order.lines().stream().filter(line -> line.lineId().equals(lineId) && line.sku() != null).map(line -> line.sku().key())
                .findFirst().orElse(null);
    }

    private void costs(Recorded event, ItemFact.Moved fact, OrderLine order, List<ItemFact.CostShare> shares, int sign) {
        for (var i = 0; i < shares.size(); i++) {
            var sum = Sum.of(shares.get(i).unitCost(), shares.get(i).quantity());
            cost(order, fact, event.index() + "/" + i, sign < 0 ? sum.negated() : sum, sign * shares.get(i).quantity())
                    .setOccurredAt(time(fact.occurredAt())).setAtIndex(event.index());
        }
    }

    /// The goods of a provisional order are another order's from now on, and so is what they cost.
    private void identified(Recorded event, ItemFact.SaleIdentified same) {
        write();
        rows.clear();
        var before = same.before();
        var moved = db.selectFrom(ORDER_MONEY).where(ORDER_MONEY.CHANNEL.eq(before.channel().value()))
                .and(ORDER_MONEY.ORDER_ID.eq(before.orderId())).and(ORDER_MONEY.KIND.eq(COST))
                .and(ORDER_MONEY.SKU_KEY.eq(before.line().key())).and(ORDER_MONEY.ITEM_KEY.eq(same.sku().key()))
                .orderBy(ORDER_MONEY.AT_INDEX, ORDER_MONEY.ENTRY).fetch();
        for (var i = 0; i < moved.size(); i++) {
            var sum = new Sum(moved.get(i).getAmount(), moved.get(i).getCurrency());
            cost(before, same, event.index() + "/" + i + "/back", sum.negated(), -moved.get(i).getUnits())
                    .setOccurredAt(time(same.occurredAt())).setAtIndex(event.index());
            cost(same.now(), same, event.index() + "/" + i, sum, moved.get(i).getUnits()).setOccurredAt(time(same.occurredAt()))
                    .setAtIndex(event.index());
        }
    }

    private OrderMoneyRecord cost(OrderLine order, ItemFact fact, String entry, Sum sum, int units) {
        return enter(new OrderRows.Name(order.channel().value(), order.orderId()), COST, entry, sum).setSkuKey(order.line().key())
                .setItemKey(fact.sku().key()).setUnits(units);
    }

    private OrderMoneyRecord enter(OrderRows.Name name, String kind, String entry, Sum sum) {
        return rows.computeIfAbsent(List.of(name.channel(), name.orderId(), kind, entry), _ -> new OrderMoneyRecord())
                .setChannel(name.channel()).setOrderId(name.orderId()).setKind(kind).setEntry(entry).setAmount(sum.amount())
                .setCurrency(sum.currency());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
