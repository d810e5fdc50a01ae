package io.soldonce.reconciler.sales;

import io.soldonce.item.Item;
import io.soldonce.order.Identification;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderDecider;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.reconciler.sales.SameSale.Finding;
import io.soldonce.reconciler.sales.SameSale.Sale;
import io.soldonce.values.ChannelId;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/// Mails tell sales without an order number; the orders come later, from a report or by hand. Both are one sale.
///
/// Asked of the log, which has what was committed a moment ago.
public final class ProvisionalOrders {
    private final KnownOrders orders;

    public ProvisionalOrders(DSLContext db) {
        this.orders = new KnownOrders(db);
    }

    /// Of the orders of one channel, told together: what the ledger is told of each, see [#telling(OrderAction.Place)].
    public Function<OrderAction.Place, Object> tellings(ChannelId channel) {
        return orders.hasProvisional(channel) ? this::telling : place -> place;
    }

    /// What the ledger is told of an order that has a number: the order alone, or together with the mails that told it before. A line that
    /// may be the one mail's or the other's is told without its item, so that it waits for a person and takes nothing.
    ///
    /// @return the placing itself, or an [Identification]
    public Object telling(OrderAction.Place place) {
        if (SameSale.isProvisional(place.orderId()) || !orders.hasProvisional(place.channel())) {
            return place;
        }
        var mails = new ArrayList<String>();
        var lines = new ArrayList<Line>();
        for (var line : place.lines()) {
            switch (mailOf(place, line, mails)) {
                case Finding.None _ -> lines.add(line);
                case Finding.Of(var mail) -> {
                    mails.add(mail);
                    lines.add(line);
                }
                case Finding.Ambiguous(var several) -> lines.add(new Line(line.lineId(), null, null,
                        (line.title() == null ? line.told() : line.title()) + " (told by one of " + String.join(", ", several) + ")",
                        line.quantity(), line.unitPrice()));
            }
        }
        var told = new OrderAction.Place(place.channel(), place.orderId(), lines, place.paid(), place.at());
        return mails.isEmpty() ? told : new Identification(place.channel(), place.orderId(), mails, told, place.at());
    }

    private Finding mailOf(OrderAction.Place place, Line line, List<String> taken) {
        var sku = OrderDecider.skuOf(line.told()).map(orders::item).filter(Item::isRegistered).map(Item::sku);
        return sku.isEmpty()
                ? new Finding.None()
                : SameSale.find(new Sale(place.orderId(), line.quantity(), line.unitPrice(), place.at()),
                        sales(place.channel(), sku.get(), id -> SameSale.isProvisional(id) && !taken.contains(id)));
    }

    /// What a mail's sale is to the ledger.
    sealed interface Meaning {
        /// Nobody told it before, or this very mail did.
        record New() implements Meaning {}

        /// The order it tells is recorded already.
        record Known(String orderId) implements Meaning {}

        /// The one unit of it was sold there before: the same sale told again, or a second one.
        record AgainOrTwice(String orderId) implements Meaning {}
    }

    Meaning meaning(ChannelId channel, Sku sku, Sale mail) {
        if (SameSale.find(mail, sales(channel, sku, id -> !SameSale.isProvisional(id))) instanceof Finding.Of(var orderId)) {
            return new Meaning.Known(orderId);
        }
        var item = orders.item(sku);
        var before = orderIds(channel, item);
        // another reader of the same mailbox may have recorded this very mail a moment ago
        var isRecorded = before.contains(mail.orderId());
        return !isRecorded && !item.isKit() && item.isRegistered() && item.details().oneOfAKind() && item.units().available() <= 0
                && !before.isEmpty()
                        ? new Meaning.AgainOrTwice(before.getFirst())
                        : new Meaning.New();
    }

    /// Sales of an item on a channel that stand, and are nobody's mail yet or no mail's yet.
    private List<Sale> sales(ChannelId channel, Sku sku, Predicate<String> which) {
        var ids = orderIds(channel, orders.item(sku)).stream().filter(which).toList();
        var known = orders.of(channel, ids);
        var placedAt = orders.placedAt(channel, ids);
        return ids.stream().filter(id -> known.containsKey(id) && placedAt.containsKey(id)).filter(id -> known.get(id).absorbed().isEmpty())
                .flatMap(id -> known.get(id).lines().stream().filter(line -> sku.equals(line.sku()))
                        .map(line -> sale(id, line, placedAt.get(id))))
                .toList();
    }

    private static Sale sale(String id, Line line, Instant at) {
        return new Sale(id, line.quantity(), line.unitPrice(), at);
    }

    /// Orders that hold units of it; of a kit, those that hold its components in its name.
    private List<String> orderIds(ChannelId channel, Item item) {
        if (!item.isRegistered()) {
            return List.of();
        }
        var held = item.isKit() ? orders.item(item.components().getFirst().sku()) : item;
        return held.sold().keySet().stream().filter(order -> order.channel().equals(channel) && order.line().equals(item.sku()))
                .map(OrderLine::orderId).sorted().toList();
    }
}
