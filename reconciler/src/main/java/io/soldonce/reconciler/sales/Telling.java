package io.soldonce.reconciler.sales;

import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.order.Order;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.values.ChannelId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What the ledger is told of an order that a marketplace told. Pure.
///
/// A line that is recorded keeps the name, title and price it was first told with: a link made since, or a price the marketplace shows
/// otherwise today, makes no other line of it. Only another quantity, or another set of lines, is another order.
final class Telling {
    private Telling() {}

    /// What is new in it, cancellations first: then placing the order takes no unit that would be given back at once.
    ///
    /// @param known the order as the ledger has it, [Order#NONE] when it has not
    /// @param skus  SKU of our listing by the marketplace's id
    /// @throws IllegalArgumentException when it can not be an order
    static List<OrderAction> actions(ChannelId channel, ToldOrder told, Order known, Map<String, String> skus) {
        requireOrder(told);
        if (known.isIdentified()) {
            return List.of();
        }
        var changedAt = Objects.requireNonNullElse(told.changedAt(), told.placedAt());
        var actions = new ArrayList<OrderAction>();
        var reason = told.cancelReason() == null || told.cancelReason().isBlank() ? "cancelled on " + channel : told.cancelReason();
        var cancelled = told.cancelledLines().stream().filter(lineId -> !known.isLineCancelled(lineId)).distinct().toList();
        if (told.isCancelled() && !known.isCancelled()) {
            actions.add(new OrderAction.Cancel(channel, told.orderId(), List.of(), reason, changedAt));
        } else if (!told.isCancelled() && !cancelled.isEmpty()) {
            actions.add(new OrderAction.Cancel(channel, told.orderId(), cancelled, reason, changedAt));
        }
        if (known.isPlaced() && told.isPaid() && !known.isPaid()) {
            actions.add(new OrderAction.Pay(channel, told.orderId(), changedAt));
        }
        var lines = told.lines().stream().map(line -> remembered(line, known, skus)).toList();
        if (!known.isPlaced() || lines.size() != known.lines().size() || !new HashSet<>(known.lines()).containsAll(lines)) {
            actions.add(new OrderAction.Place(channel, told.orderId(), lines, told.isPaid(), told.placedAt()));
        }
        return List.copyOf(actions);
    }

    private static Line remembered(ToldOrder.Line line, Order known, Map<String, String> skus) {
        return known.lines().stream().filter(old -> old.lineId().equals(line.lineId()) && old.quantity() == line.quantity()).findFirst()
                .orElseGet(() -> fresh(line, skus));
    }

    /// Our own listing says best what was sold; the marketplace's SKU is what somebody once typed there.
    private static Line fresh(ToldOrder.Line line, Map<String, String> skus) {
        var ours = line.externalId() == null ? null : skus.get(line.externalId());
        var name = ours != null ? ours : line.sku() == null || line.sku().isBlank() ? null : line.sku().strip();
        var title = line.title() == null && name == null && line.externalId() != null ? "listing " + line.externalId() : line.title();
        return new Line(line.lineId(), name, null, title == null ? null : title.replace("\0", ""), line.quantity(), line.unitPrice());
    }

    private static void requireOrder(ToldOrder told) {
        require(told.orderId() != null && !told.orderId().isBlank(), "it has no order id");
        require(told.placedAt() != null, "it does not say when it was placed");
        require(!told.lines().isEmpty(), "it has no lines");
        var ids = new HashSet<String>();
        for (var line : told.lines()) {
            require(line.lineId() != null && !line.lineId().isBlank(), "a line has no id");
            require(ids.add(line.lineId()), "two lines have the id " + line.lineId());
            require(line.quantity() > 0, "line " + line.lineId() + " is for " + line.quantity() + " units");
        }
        told.cancelledLines().forEach(lineId -> require(ids.contains(lineId), "line " + lineId + " is cancelled and not among its lines"));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /// A short text of all that counts in it: told alike, nothing is new.
    static String state(ToldOrder told) {
        var lines = told.lines().stream().map(line -> line.lineId() + "=" + line.quantity()).sorted().collect(Collectors.joining(","));
        var cancelled = told.isCancelled()
                ? " cancelled"
                : told.cancelledLines().isEmpty()
                        ? ""
                        : told.cancelledLines().stream().distinct().sorted().collect(Collectors.joining(",", " cancelled ", ""));
        return lines + (told.isPaid() ? " paid" : " unpaid") + cancelled;
    }

    /// Of each order the newest telling, in the order they changed. What an older one says, the newest says as well.
    static List<ToldOrder> newest(Collection<ToldOrder> told) {
        var newest = new LinkedHashMap<String, ToldOrder>();
        told.stream().sorted(Comparator.comparing(ToldOrder::changedAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .forEach(order -> newest.put(order.orderId(), order));
        return List.copyOf(newest.values());
    }
}
