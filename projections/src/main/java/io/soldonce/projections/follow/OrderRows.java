package io.soldonce.projections.follow;

import static io.soldonce.tables.projections.Tables.ORDER_NOW;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.Recorded;
import io.soldonce.order.Order;
import io.soldonce.order.OrderFact;
import io.soldonce.order.OrderStatus;
import io.soldonce.projections.Database;
import io.soldonce.tables.projections.tables.records.OrderLineNowRecord;
import io.soldonce.tables.projections.tables.records.OrderNowRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/// `order_now`, `order_line_now`, `order_return` and `order_money`: each order as it stands, folded by the domain's own [Order#after].
final class OrderRows {
    private final OrderState states;

    OrderRows(EventCatalogue catalogue) {
        this.states = new OrderState(catalogue);
    }

    /// @param firstIndex 0 before the first fact
    record Row(Order order, OrderTimes times, long firstIndex, long atIndex) {
        static final Row NONE = new Row(Order.NONE, OrderTimes.NONE, 0, 0);

        Row after(OrderFact fact, long index) {
            return new Row(order.after(fact), times.after(fact), firstIndex == 0 ? index : firstIndex, index);
        }

        Sum total() {
            return Sum.ofLines(order.lines());
        }

        /// In the currency of the prices.
        Sum refunded() {
            return Sum.of(order.cash().refunds().values().stream().map(refund -> Sum.of(refund.amount(), 1)).toList());
        }

        String currency() {
            return total().isKnown() ? total().currency() : refunded().currency();
        }
    }

    record Name(String channel, String orderId) {
        static Name of(Recorded event) {
            var name = event.stream().substring(event.stream().indexOf(':') + 1);
            var slash = name.indexOf('/');
            return new Name(name.substring(0, slash), name.substring(slash + 1));
        }
    }

    void project(Connection connection, List<Recorded> events) throws SQLException {
        var db = Database.on(connection);
        var money = new MoneyRows(db);
        var facts = events.stream().filter(event -> event.event() instanceof OrderFact).toList();
        if (!facts.isEmpty()) {
            project(connection, db, facts, money);
        }
        money.addCosts(events);
        money.write();
    }

    private void project(Connection connection, DSLContext db, List<Recorded> facts, MoneyRows money) throws SQLException {
        var fresh = facts.stream().filter(event -> event.sequence() == 0).map(Name::of).collect(Collectors.toSet());
        var rows = read(db, facts.stream().map(Name::of).filter(name -> !fresh.contains(name)).distinct().toList());
        var changed = new LinkedHashMap<Name, Row>();
        for (var event : facts) {
            var name = Name.of(event);
            var before = changed.getOrDefault(name, rows.getOrDefault(name, Row.NONE));
            var after = before.after((OrderFact) event.event(), event.index());
            changed.put(name, after);
            money.add(name, event, before.order(), after.order());
        }
        var created = new NewOrders(states);
        var orders = new ArrayList<OrderNowRecord>();
        var lines = new ArrayList<OrderLineNowRecord>();
        changed.forEach((name, row) -> {
            if (fresh.contains(name)) {
                created.add(name, row);
            } else {
                orders.add(record(name, row));
                lines.addAll(lines(name, row.order()));
            }
        });
        created.write(connection);
        Database.upsert(db, orders);
        Database.upsert(db, lines);
        Database.upsert(db,
                changed.entrySet().stream().flatMap(entry -> ReturnRows.of(entry.getKey(), entry.getValue()).stream()).toList());
    }

    private Map<Name, Row> read(DSLContext db, List<Name> names) {
        var rows = new LinkedHashMap<Name, Row>();
        if (names.isEmpty()) {
            return rows;
        }
        var keys = names.stream().map(name -> List.of(name.channel(), name.orderId())).toList();
        db.selectFrom(ORDER_NOW).where(Database.isOneOf(List.of(ORDER_NOW.CHANNEL, ORDER_NOW.ORDER_ID), keys)).forEach(r -> {
            var times = new OrderTimes(instant(r.getPlacedAt()), instant(r.getPaidAt()), instant(r.getShippedAt()),
                    instant(r.getDeliveredAt()), r.getCarrier(), r.getTracking(), states.readTimes(r.getReturnTimes()));
            rows.put(new Name(r.getChannel(), r.getOrderId()),
                    new Row(states.read(r.getState()), times, r.getFirstIndex(), r.getAtIndex()));
        });
        return rows;
    }

    private OrderNowRecord record(Name name, Row row) {
        var order = row.order();
        var times = row.times();
        return new OrderNowRecord().setChannel(name.channel()).setOrderId(name.orderId()).setStatus(OrderStatus.of(order))
                .setIsPlaced(order.isPlaced()).setIsPaid(order.isPaid()).setIsCancelled(order.isCancelled())
                .setCancelledLines(cancelledLines(order)).setIdentifiedAs(order.identifiedAs()).setPlacedAt(time(times.placed()))
                .setPaidAt(time(times.paid())).setShippedAt(time(times.shipped())).setDeliveredAt(time(times.delivered()))
                .setCarrier(times.carrier()).setTracking(times.tracking()).setUnits(units(order)).setTotal(row.total().amount())
                .setRefunded(row.refunded().amount()).setCurrency(row.currency()).setReturnState(ReturnRows.state(row))
                .setReturnTimes(states.writeTimes(times.returns())).setState(states.write(order)).setFirstIndex(row.firstIndex())
                .setAtIndex(row.atIndex());
    }

    private static List<OrderLineNowRecord> lines(Name name, Order order) {
        var records = new ArrayList<OrderLineNowRecord>();
        for (var line : order.lines()) {
            var price = line.unitPrice();
            records.add(new OrderLineNowRecord(name.channel(), name.orderId(), line.lineId(), records.size(), line.told(),
                    line.sku() == null ? null : line.sku().key(), line.title(), line.quantity(), price == null ? null : price.amount(),
                    price == null ? null : price.currency(), order.isLineCancelled(line.lineId())));
        }
        return records;
    }

    static String[] cancelledLines(Order order) {
        return new TreeSet<>(order.cancelledLines()).toArray(String[]::new);
    }

    static int units(Order order) {
        return order.lines().stream().mapToInt(OrderFact.Line::quantity).sum();
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
