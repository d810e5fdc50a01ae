package io.soldonce.projections.follow;

import io.soldonce.order.OrderFact;
import io.soldonce.order.Returns;
import io.soldonce.tables.projections.tables.records.OrderReturnRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// `order_return`: what is on its way back, line by line, and how far it came. Pure: an order's rows follow from its state.
final class ReturnRows {
    /// As they are shown; the ones before `inspected` wait for somebody.
    private static final List<String> STATES = List.of("requested", "approved", "received", "inspected", "dropped");
    private static final List<String> CLOSED = List.of("inspected", "dropped");

    private ReturnRows() {}

    static List<OrderReturnRecord> of(OrderRows.Name name, OrderRows.Row row) {
        var records = new ArrayList<OrderReturnRecord>();
        row.order().returns().byId().forEach((id, told) -> {
            for (var line : row.order().lines()) {
                if (told.asked(line) > 0 || told.received(line) > 0) {
                    records.add(record(name, row, id, told, line));
                }
            }
        });
        return records;
    }

    /// Where the return stands that somebody has to do something about first, else what came of the last; null when nothing comes back.
    static String state(OrderRows.Row row) {
        return of(new OrderRows.Name("", ""), row).stream().map(OrderReturnRecord::getStatus).min(Comparator.comparingInt(STATES::indexOf))
                .orElse(null);
    }

    private static OrderReturnRecord record(OrderRows.Name name, OrderRows.Row row, String id, Returns.Return told, OrderFact.Line line) {
        var order = row.order();
        var looked = order.returns().inspected().stream()
                .filter(look -> look.returnId().equals(id) && look.lineId().equals(line.lineId())).toList();
        var parts = looked.stream().mapToInt(Returns.Inspected::parts).max().orElse(1);
        var inspected = looked.stream().mapToInt(Returns.Inspected::quantity).sum() / Math.max(1, parts);
        var status = status(told, told.asked(line), told.received(line), inspected);
        var times = row.times().of(id);
        return new OrderReturnRecord().setChannel(name.channel()).setOrderId(name.orderId()).setReturnId(id).setLineId(line.lineId())
                .setSkuKey(line.sku() == null ? null : line.sku().key()).setStatus(status).setReason(times.reason())
                .setRequested(told.asked(line)).setReceived(told.received(line))
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
