package io.soldonce.reconciler.sales;

import static io.soldonce.tables.ledger.Tables.LOG_ENTRY;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.ledger.LedgerCatalogue;
import io.soldonce.order.Order;
import io.soldonce.order.OrderFact;
import io.soldonce.values.ChannelId;
import io.soldonce.values.StreamId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Orders as the log has them this moment; the read models may lag behind it.
final class KnownOrders {
    private final DSLContext db;
    private final EventCatalogue catalogue = LedgerCatalogue.create();

    KnownOrders(DSLContext db) {
        this.db = db;
    }

    /// By order id; one that nobody told of is left out.
    Map<String, Order> of(ChannelId channel, Collection<String> orderIds) {
        var prefix = StreamId.order(channel, "");
        var streams = orderIds.stream().map(orderId -> prefix + orderId).toArray(String[]::new);
        var orders = new HashMap<String, Order>();
        db.select(LOG_ENTRY.STREAM_ID, LOG_ENTRY.NAME, LOG_ENTRY.REVISION, LOG_ENTRY.PAYLOAD).from(LOG_ENTRY)
                .where(LOG_ENTRY.STREAM_ID.eq(DSL.any(streams))).orderBy(LOG_ENTRY.STREAM_ID, LOG_ENTRY.SEQUENCE).forEach(row -> {
                    var fact = (OrderFact) catalogue.read(row.value2(), row.value3(), row.value4().data());
                    orders.compute(row.value1().substring(prefix.length()),
                            (_, before) -> (before == null ? Order.NONE : before).after(fact));
                });
        return orders;
    }
}
