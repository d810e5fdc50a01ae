package io.soldonce.projections.follow;

import static io.soldonce.tables.projections.Tables.ORDER_RETURN;

import io.soldonce.order.OrderFact;
import io.soldonce.order.Returns;
import io.soldonce.projections.Database;
import io.soldonce.tables.projections.tables.records.OrderReturnRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/// `order_return`: what is on its way back, line by line, and how far it came. An order's rows follow from its state.
final class ReturnRows {
    /// As they are shown; the ones before `inspected` wait for somebody.
    private static final List<String> STATES = List.of("requested", "approved", "received", "inspected", "dropped");
    private static final List<String> CLOSED = List.of("inspected", "dropped");

    private ReturnRows() {}

    /// A line may leave a return that was told of the whole order, when it turns out that it had been cancelled before.
    static void write(DSLContext db, Map<OrderRows.Name, OrderRows.Row> orders) {
        var returned = orders.entrySet().stream().filter(order -> !order.getValue().order().returns().byId().isEmpty()).toList();
        if (returned.isEmpty()) {
            return;
        }
        db.deleteFrom(ORDER_RETURN).where(Database.isOneOf(List.of(ORDER_RETURN.CHANNEL, ORDER_RETURN.ORDER_ID),
                returned.stream().map(order -> List.of(order.getKey().channel(), order.getKey().orderId())).toList())).execute();
        Database.upsert(db, returned.stream().flatMap(order -> of(order.getKey(), order.getValue()).stream()).toList());
    }

    static List<OrderReturnRecord> of(OrderRows.Name name, OrderRows.Row row) {
        var records = new ArrayList<OrderReturnRecord>();
        row.order().returns().byId().forEach((id, told) -> {
            for (var line : row.order().lines()) {
                if (told.asked(line, row.order().fulfilment()) > 0 || told.received(line, row.order().fulfilment()) > 0) {
                    records.add(record(name, row, id, told, line));
                }
            }
        });
        return records;
    }

    /// Where the return stands that somebody has to do something about first, else what came of the last; null when nothing comes back.
    static String state(OrderRows.Row row) {
        return of(new OrderRows.Name("", ""), row).stream().map(OrderReturnRecord::getStatus).min(Comparator.comparing(STATES::indexOf))
                .orElse(null);
    }

    private static OrderReturnRecord record(OrderRows.Name name, OrderRows.Row row, String id, Returns.Return told, OrderFact.Line line) {
        var order = row.order();
        var looked = order.returns().inspected().stream()
                .filter(look -> look.returnId().equals(id) && look.lineId().equals(line.lineId())).toList();
        var parts = looked.stream().mapToInt(Returns.Inspected::parts).max().orElse(1);
        var inspected = looked.stream().mapToInt(Returns.Inspected::quantity).sum() / Math.max(1, parts);
        var status = status(told, told.asked(line, order.fulfilment()), told.received(line, order.fulfilment()), inspected);
        var times = row.times().of(id);
        return new OrderReturnRecord().setChannel(name.channel()).setOrderId(name.orderId()).setReturnId(id).setLineId(line.lineId())
                .setSkuKey(line.sku() == null ? null : line.sku().key()).setStatus(status).setReason(times.reason())
                .setRequested(told.asked(line, order.fulfilment())).setReceived(told.received(line, order.fulfilment()))
                .setInspected(inspected)
                .setVerdicts(looked.stream().map(look -> look.verdict().name()).distinct().toArray(String[]::new))
                .setRequestedAt(OrderRows.time(times.requestedAt())).setReceivedAt(OrderRows.time(times.receivedAt()))
                .setClosedAt(CLOSED.contains(status) ? OrderRows.time(times.closedAt()) : null).setAtIndex(row.atIndex());
    }

    private static String status(Returns.Return told, int asked, int received, int inspected) {
        if (received == 0) {
            return told.isDropped() ? "dropped" : told.isApproved() ? "approved" : "requested";
        }
        return inspected >= received && (received >= asked || told.isDropped()) ? "inspected" : "received";
    }
}
