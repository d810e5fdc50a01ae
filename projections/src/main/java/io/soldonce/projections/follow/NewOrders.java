package io.soldonce.projections.follow;

import io.soldonce.order.OrderStatus;
import io.soldonce.projections.CopiedRows;
import java.sql.Connection;
import java.sql.SQLException;

/// Orders whose first fact is among the events of this page: there is nothing to read and nothing to write over.
final class NewOrders {
    private static final String ORDERS = "order_now (channel, order_id, status, is_placed, is_paid, is_cancelled, cancelled_lines, placed_at,"
            + " paid_at, shipped_at, delivered_at, carrier, tracking, units, total, refunded, currency, return_state, return_times, state,"
            + " first_index, at_index, identified_as)";
    private static final String LINES = "order_line_now (channel, order_id, line_id, position, told, sku_key, title, quantity, unit_price,"
            + " currency, cancelled)";

    private final CopiedRows orders = new CopiedRows();
    private final CopiedRows lines = new CopiedRows();

    private final OrderState states;

    NewOrders(OrderState states) {
        this.states = states;
    }

    void add(OrderRows.Name name, OrderRows.Row row) {
        var order = row.order();
        var times = row.times();
        var refunded = row.refunded().amount();
        var total = row.total().amount();
        orders.column(name.channel()).column(name.orderId()).column(OrderStatus.of(order)).column(order.isPlaced()).column(order.isPaid())
                .column(order.isCancelled()).texts(OrderRows.cancelledLines(order)).column(times.placed()).column(times.paid())
                .column(times.shipped()).column(times.delivered()).column(times.carrier()).column(times.tracking())
                .column(OrderRows.units(order)).column(total == null ? null : total.toPlainString())
                .column(refunded == null ? null : refunded.toPlainString()).column(row.currency()).column(ReturnRows.state(row))
                .column(states.writeTimes(times.returns())).column(states.write(order)).column(row.firstIndex()).column(row.atIndex())
                .column(order.identifiedAs()).endRow();
        var position = 0;
        for (var line : order.lines()) {
            var price = line.unitPrice();
            lines.column(name.channel()).column(name.orderId()).column(line.lineId()).column(position++).column(line.told())
                    .column(line.sku() == null ? null : line.sku().key()).column(line.title()).column(line.quantity())
                    .column(price == null ? null : price.amount().toPlainString()).column(price == null ? null : price.currency())
                    .column(order.isLineCancelled(line.lineId())).endRow();
        }
    }

    void write(Connection connection) throws SQLException {
        orders.into(connection, ORDERS);
        lines.into(connection, LINES);
    }
}
