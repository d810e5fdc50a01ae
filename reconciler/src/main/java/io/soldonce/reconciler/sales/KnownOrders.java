package io.soldonce.reconciler.sales;

import static io.soldonce.tables.ledger.Tables.LOG_ENTRY;

import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.engine.EventCatalogue;
import io.soldonce.item.Item;
import io.soldonce.item.ItemFact;
import io.soldonce.ledger.LedgerCatalogue;
import io.soldonce.order.Order;
import io.soldonce.order.OrderFact;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import io.soldonce.values.StreamId;
import java.time.Instant;
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

    /// When each of these was placed, by order id; one that was not is left out.
    Map<String, Instant> placedAt(ChannelId channel, Collection<String> orderIds) {
        var prefix = StreamId.order(channel, "");
        var streams = orderIds.stream().map(orderId -> prefix + orderId).toArray(String[]::new);
        var placed = new HashMap<String, Instant>();
        db.select(LOG_ENTRY.STREAM_ID, LOG_ENTRY.NAME, LOG_ENTRY.REVISION, LOG_ENTRY.PAYLOAD).from(LOG_ENTRY)
                .where(LOG_ENTRY.STREAM_ID.eq(DSL.any(streams))).and(LOG_ENTRY.NAME.eq("order-placed"))
                .forEach(row -> placed.put(row.value1().substring(prefix.length()),
                        ((OrderFact.Placed) catalogue.read(row.value2(), row.value3(), row.value4().data())).occurredAt()));
        return placed;
    }

    /// An item as the log has it this moment; [Item#NONE] when there is none.
    Item item(Sku sku) {
        var item = Item.NONE;
        for (var row : db.select(LOG_ENTRY.NAME, LOG_ENTRY.REVISION, LOG_ENTRY.PAYLOAD).from(LOG_ENTRY)
                .where(LOG_ENTRY.STREAM_ID.eq(StreamId.item(sku))).orderBy(LOG_ENTRY.SEQUENCE).fetch()) {
            item = item.after((ItemFact) catalogue.read(row.value1(), row.value2(), row.value3().data()));
        }
        return item;
    }

    /// Whether a mail ever told an order of this channel that has no number.
    boolean hasProvisional(ChannelId channel) {
        var from = StreamId.order(channel, ToldOrder.PROVISIONAL);
        // '.' is the character behind '-'
        return db.fetchExists(LOG_ENTRY,
                LOG_ENTRY.STREAM_ID.ge(from).and(LOG_ENTRY.STREAM_ID.lt(from.substring(0, from.length() - 1) + '.')));
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
