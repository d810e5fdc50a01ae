package io.soldonce.order;

import io.soldonce.order.OrderAction.Step;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The state of one order, folded from its facts by [#after]. Its status is not the status of the items. Immutable.
///
/// @param isPlaced       false while only a payment or a cancellation was heard: facts arrive in any order
/// @param lines          as told, each with the item it is
/// @param cancelledLines line ids that were cancelled, also such as are not known yet
/// @param contradictions other contents told under the same order id
/// @param identifiedAs   the order this provisional one turned out to be; null while it is an order of its own
/// @param absorbed       provisional orders that turned out to be this one
public record Order(
        ChannelId channel,
        String orderId,
        boolean isPlaced,
        boolean isPaid,
        boolean isCancelled,
        List<OrderFact.Line> lines,
        Set<String> cancelledLines,
        List<List<OrderFact.Line>> contradictions,
        String identifiedAs,
        Set<String> absorbed,
        Fulfilment fulfilment,
        Returns returns,
        Cash cash) {

    public static final Order NONE = new Order(null, null, false, false, false, List.of(), Set.of(), List.of(), null, Set.of());

    /// An order of which nothing else was heard.
    public Order(ChannelId channel, String orderId, boolean isPlaced, boolean isPaid, boolean isCancelled, List<OrderFact.Line> lines,
            Set<String> cancelledLines, List<List<OrderFact.Line>> contradictions, String identifiedAs, Set<String> absorbed) {
        this(channel, orderId, isPlaced, isPaid, isCancelled, lines, cancelledLines, contradictions, identifiedAs, absorbed,
                Fulfilment.NONE, Returns.NONE, Cash.NONE);
    }

    public boolean isIdentified() {
        return identifiedAs != null;
    }

    public boolean isLineCancelled(String lineId) {
        return isCancelled || cancelledLines.contains(lineId);
    }

    /// Its units left the house, or must have: it was shipped, or it is on its way back.
    boolean isOut(OrderFact.Line line) {
        return fulfilment.isOut(line.lineId()) || returns.isOf(line);
    }

    public Order after(OrderFact fact) {
        return switch (fact) {
            case OrderFact.Placed(var where, var id, var told, var paid, var _) -> new Order(where, id, true, isPaid || paid, isCancelled,
                    List.copyOf(told), cancelledLines, contradictions, identifiedAs, absorbed, fulfilment, returns, cash);
            case OrderFact.LineUnmatched _ -> this;
            case OrderFact.LineMatched(var lineId, var sku) -> with(isPaid, isCancelled,
                    lines.stream().map(line -> line.lineId().equals(lineId) ? line.as(sku) : line).toList(), cancelledLines,
                    contradictions);
            case OrderFact.Paid _ -> with(true, isCancelled, lines, cancelledLines, contradictions);
            case OrderFact.Cancelled(var lineIds, var _, var _) -> with(isPaid, isCancelled || lineIds.isEmpty(), lines,
                    union(cancelledLines, lineIds), contradictions);
            case OrderFact.Contradicted(var told, var _, var _) -> with(isPaid, isCancelled, lines, cancelledLines,
                    joined(contradictions, told));
            case OrderFact.Identified(var id, var _) -> identity(id, absorbed);
            case OrderFact.Absorbed(var id, var _) -> identity(identifiedAs, union(absorbed, List.of(id)));
            case OrderFact.Picked(var lineIds, var _) -> with(fulfilment.reached(Step.PICKED, lineIds));
            case OrderFact.Packed(var lineIds, var _) -> with(fulfilment.reached(Step.PACKED, lineIds));
            case OrderFact.Shipped(var lineIds, var carrier, var tracking, var _) -> with(
                    fulfilment.shipped(lineIds, carrier, tracking));
            case OrderFact.Delivered(var lineIds, var _) -> with(fulfilment.reached(Step.DELIVERED, lineIds));
            case OrderFact.CancelledButShipped(var lineIds, var _) -> with(fulfilment.cancelledButShipped(lineIds));
            case OrderFact.ReturnRequested(var id, var told, var _, var _) -> with(returns.requested(id, told));
            case OrderFact.ReturnApproved(var id, var _) -> with(returns.approved(id));
            case OrderFact.ReturnDropped(var id, var _, var _) -> with(returns.dropped(id));
            case OrderFact.ReturnReceived(var id, var told, var _) -> with(returns.received(id, told));
            case OrderFact.ReturnInspected(var id, var lineId, var sku, var quantity, var parts, var verdict, var _) -> with(
                    returns.inspected(new Returns.Inspected(id, lineId, sku, quantity, parts, verdict)));
            case OrderFact.Refunded(var id, var lineId, var amount, var _, var _) -> with(
                    cash.with(new Cash.Entry(id, lineId, null, amount)));
            case OrderFact.MoneyEntered(var id, var lineId, var kind, var amount, var _) -> with(
                    cash.with(new Cash.Entry(id, lineId, kind, amount)));
            case OrderFact.MoneyContradicted(var id, var lineId, var kind, var amount, var _) -> with(
                    cash.contradicted(new Cash.Entry(id, lineId, kind, amount)));
        };
    }

    Order after(List<OrderFact> facts) {
        var now = this;
        for (var fact : facts) {
            now = now.after(fact);
        }
        return now;
    }

    private Order with(boolean paid, boolean cancelled, List<OrderFact.Line> now, Set<String> gone, List<List<OrderFact.Line>> others) {
        return new Order(channel, orderId, isPlaced, paid, cancelled, now, gone, others, identifiedAs, absorbed, fulfilment, returns, cash);
    }

    private Order identity(String other, Set<String> mails) {
        return new Order(channel, orderId, isPlaced, isPaid, isCancelled, lines, cancelledLines, contradictions, other, mails, fulfilment,
                returns, cash);
    }

    private Order with(Fulfilment next) {
        return new Order(channel, orderId, isPlaced, isPaid, isCancelled, lines, cancelledLines, contradictions, identifiedAs, absorbed,
                next, returns, cash);
    }

    private Order with(Returns next) {
        return new Order(channel, orderId, isPlaced, isPaid, isCancelled, lines, cancelledLines, contradictions, identifiedAs, absorbed,
                fulfilment, next, cash);
    }

    private Order with(Cash next) {
        return new Order(channel, orderId, isPlaced, isPaid, isCancelled, lines, cancelledLines, contradictions, identifiedAs, absorbed,
                fulfilment, returns, next);
    }

    List<String> lineIds() {
        return lines.stream().map(OrderFact.Line::lineId).toList();
    }

    Optional<OrderFact.Line> line(String lineId) {
        return lines.stream().filter(line -> line.lineId().equals(lineId)).findFirst();
    }

    /// The line's SKU, null while unmatched.
    Sku skuOf(String lineId) {
        return line(lineId).map(OrderFact.Line::sku).orElse(null);
    }

    private static Set<String> union(Set<String> some, List<String> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    private static <T> List<T> joined(List<T> some, T more) {
        var all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
