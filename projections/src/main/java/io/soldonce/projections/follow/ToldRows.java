package io.soldonce.projections.follow;

import io.soldonce.engine.Recorded;
import io.soldonce.item.ItemFact;
import io.soldonce.order.OrderFact;
import io.soldonce.projections.CopiedRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// `stock_count` and `order_shipment`: one row for each fact, never changed.
final class ToldRows {
    private static final String COUNTS = "stock_count (sku_key, at_index, count_id, location, counted, expected, counted_at)";
    private static final String SHIPMENTS = "order_shipment (channel, order_id, at_index, line_ids, carrier, tracking, occurred_at)";

    private ToldRows() {}

    static void project(Connection connection, List<Recorded> events) throws SQLException {
        var counts = new CopiedRows();
        var shipments = new CopiedRows();
        for (var event : events) {
            switch (event.event()) {
                case ItemFact.StockCounted(var sku, var id, var location, var counted, var expected, var at) -> counts.column(sku.key())
                        .column(event.index()).column(id).column(location).column(counted).column(expected).column(at).endRow();
                case OrderFact.Shipped(var lineIds, var carrier, var tracking, var at) -> {
                    var order = OrderRows.Name.of(event);
                    shipments.column(order.channel()).column(order.orderId()).column(event.index())
                            .texts(lineIds.toArray(String[]::new)).column(carrier).column(tracking).column(at).endRow();
                }
                default -> {
                }
            }
        }
        counts.into(connection, COUNTS);
        shipments.into(connection, SHIPMENTS);
    }
}
