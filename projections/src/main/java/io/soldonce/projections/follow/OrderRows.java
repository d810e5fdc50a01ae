package io.soldonce.projections.follow;

import static io.soldonce.tables.projections.Tables.ORDER_LINE_NOW;
import static io.soldonce.tables.projections.Tables.ORDER_NOW;

import io.soldonce.engine.Recorded;
import io.soldonce.order.Order;
import io.soldonce.order.OrderFact;
import io.soldonce.projections.Database;
import io.soldonce.tables.projections.tables.records.OrderLineNowRecord;
import io.soldonce.tables.projections.tables.records.OrderNowRecord;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/// `order_now` and `order_line_now`: each order as it stands, folded by the domain's own [Order#after].
final class OrderRows {
    private OrderRows() {}

    record Row(Order order, Instant placedAt, Instant paidAt, long firstIndex, long atIndex) {
        Row after(OrderFact fact, long index) {
            var placed = fact instanceof OrderFact.Placed told ? told.occurredAt() : placedAt;
            var paid = switch (fact) {
                case OrderFact.Paid told -> told.occurredAt();
                case OrderFact.Placed told when told.paid() && paidAt == null -> told.occurredAt();
                default -> paidAt;
            };
            return new Row(order.after(fact), placed, paid, firstIndex == 0 ? index : firstIndex, index);
        }
    }

    record Name(String channel, String orderId) {
        static Name of(Recorded event) {
            var name = event.stream().substring(event.stream().indexOf(':') + 1);
            var slash = name.indexOf('/');
            return new Name(name.substring(0, slash), name.substring(slash + 1));
        }
    }

    static void project(Connection connection, List<Recorded> events) throws SQLException {
        var db = Database.on(connection);
        var facts = events.stream().filter(event -> event.event() instanceof OrderFact).toList();
        if (facts.isEmpty()) {
            return;
        }
        var fresh = facts.stream().filter(event -> event.sequence() == 0).map(Name::of).collect(Collectors.toSet());
        var rows = read(db, facts.stream().map(Name::of).filter(name -> !fresh.contains(name)).distinct().toList());
        var changed = new LinkedHashMap<Name, Row>();
        for (var event : facts) {
            var name = Name.of(event);
            var row = changed.getOrDefault(name, rows.getOrDefault(name, new Row(Order.NONE, null, null, 0, 0)));
            changed.put(name, row.after((OrderFact) event.event(), event.index()));
        }
        var created = new NewOrders();
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
    }

    private static Map<Name, Row> read(DSLContext db, List<Name> names) {
        var rows = new LinkedHashMap<Name, Row>();
        if (names.isEmpty()) {
            return rows;
        }
        var keys = names.stream().map(name -> List.of(name.channel(), name.orderId())).toList();
        var lines = db.selectFrom(ORDER_LINE_NOW).where(Database.isOneOf(List.of(ORDER_LINE_NOW.CHANNEL, ORDER_LINE_NOW.ORDER_ID), keys))
                .orderBy(ORDER_LINE_NOW.POSITION).fetchGroups(r -> new Name(r.getChannel(), r.getOrderId()), OrderRows::line);
        db.selectFrom(ORDER_NOW).where(Database.isOneOf(List.of(ORDER_NOW.CHANNEL, ORDER_NOW.ORDER_ID), keys)).forEach(r -> {
            var name = new Name(r.getChannel(), r.getOrderId());
            var order = new Order(new ChannelId(name.channel()), name.orderId(), r.getIsPlaced(), r.getIsPaid(), r.getIsCancelled(),
                    lines.getOrDefault(name, List.of()), Set.of(r.getCancelledLines()), List.of(), r.getIdentifiedAs(),
                    Set.of());
            rows.put(name, new Row(order, instant(r.getPlacedAt()), instant(r.getPaidAt()), r.getFirstIndex(), r.getAtIndex()));
        });
        return rows;
    }

    private static OrderFact.Line line(OrderLineNowRecord r) {
        return new OrderFact.Line(r.getLineId(), r.getTold(), r.getSkuKey() == null ? null : new Sku(r.getSkuKey()), r.getTitle(),
                r.getQuantity(), r.getUnitPrice() == null ? null : new Money(r.getUnitPrice(), r.getCurrency()));
    }

    private static OrderNowRecord record(Name name, Row row) {
        var order = row.order();
        return new OrderNowRecord().setChannel(name.channel()).setOrderId(name.orderId()).setStatus(status(order))
                .setIsPlaced(order.isPlaced()).setIsPaid(order.isPaid()).setIsCancelled(order.isCancelled())
                .setCancelledLines(cancelledLines(order)).setIdentifiedAs(order.identifiedAs()).setPlacedAt(time(row.placedAt()))
                .setPaidAt(time(row.paidAt())).setFirstIndex(row.firstIndex()).setAtIndex(row.atIndex());
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

    /// `announced`: only a payment or a cancellation was heard so far. `identified`: a mail's order that is another one by now.
    static String status(Order order) {
        var allCancelled = order.isPlaced() && order.lines().stream().allMatch(line -> order.isLineCancelled(line.lineId()));
        if (order.isCancelled() || allCancelled) {
            return "cancelled";
        }
        if (order.isIdentified()) {
            return "identified";
        }
        if (!order.isPlaced()) {
            return "announced";
        }
        return order.isPaid() ? "paid" : "pending";
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
