package io.soldonce.order;

import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
        Set<String> absorbed) {

    public static final Order NONE = new Order(null, null, false, false, false, List.of(), Set.of(), List.of(), null, Set.of());

    public boolean isIdentified() {
        return identifiedAs != null;
    }

    public boolean isLineCancelled(String lineId) {
        return isCancelled || cancelledLines.contains(lineId);
    }

    public Order after(OrderFact fact) {
        return switch (fact) {
            case OrderFact.Placed(var where, var id, var told, var paid, var _) -> new Order(where, id, true, isPaid || paid, isCancelled,
                    List.copyOf(told), cancelledLines, contradictions, identifiedAs, absorbed);
            case OrderFact.LineUnmatched _ -> this;
            case OrderFact.Picked _, OrderFact.Packed _, OrderFact.Shipped _, OrderFact.Delivered _, OrderFact.ReturnRequested _, OrderFact.ReturnApproved _, OrderFact.ReturnDropped _, OrderFact.ReturnReceived _, OrderFact.ReturnInspected _, OrderFact.Refunded _, OrderFact.MoneyEntered _, OrderFact.CancelledButShipped _ -> this;
            case OrderFact.LineMatched(var lineId, var sku) -> with(isPaid, isCancelled,
                    lines.stream().map(line -> line.lineId().equals(lineId) ? line.as(sku) : line).toList(), cancelledLines,
                    contradictions);
            case OrderFact.Paid _ -> with(true, isCancelled, lines, cancelledLines, contradictions);
            case OrderFact.Cancelled(var lineIds, var _, var _) -> with(isPaid, isCancelled || lineIds.isEmpty(), lines,
                    union(cancelledLines, lineIds), contradictions);
            case OrderFact.Contradicted(var told, var _, var _) -> with(isPaid, isCancelled, lines, cancelledLines,
                    joined(contradictions, told));
            case OrderFact.Identified(var id, var _) -> new Order(channel, orderId, isPlaced, isPaid, isCancelled, lines, cancelledLines,
                    contradictions, id, absorbed);
            case OrderFact.Absorbed(var id, var _) -> new Order(channel, orderId, isPlaced, isPaid, isCancelled, lines, cancelledLines,
                    contradictions, identifiedAs, union(absorbed, List.of(id)));
        };
    }

    private Order with(boolean paid, boolean cancelled, List<OrderFact.Line> now, Set<String> gone, List<List<OrderFact.Line>> others) {
        return new Order(channel, orderId, isPlaced, paid, cancelled, now, gone, others, identifiedAs, absorbed);
    }

    /// The line's SKU, null while unmatched.
    Sku skuOf(String lineId) {
        return lines.stream().filter(line -> line.lineId().equals(lineId)).findFirst().map(OrderFact.Line::sku).orElse(null);
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
