package io.soldonce.projections.follow;

import io.soldonce.order.OrderFact;
import io.soldonce.projections.follow.OrderState.ReturnTimes;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// When the steps of an order were made, and by whom it was carried. Null where nobody told.
///
/// @param shipped   the first parcel; `delivered` likewise
/// @param carrier   of the last parcel of which it was told; `tracking` likewise
/// @param returns   by the return's own id
record OrderTimes(Instant placed, Instant paid, Instant shipped, Instant delivered, String carrier, String tracking,
        Map<String, ReturnTimes> returns) {
    static final OrderTimes NONE = new OrderTimes(null, null, null, null, null, null, Map.of());

    OrderTimes after(OrderFact fact) {
        return switch (fact) {
            case OrderFact.Placed told -> new OrderTimes(told.occurredAt(), paid == null && told.paid() ? told.occurredAt() : paid, shipped,
                    delivered, carrier, tracking, returns);
            case OrderFact.Paid told -> new OrderTimes(placed, told.occurredAt(), shipped, delivered, carrier, tracking, returns);
            case OrderFact.Shipped told -> new OrderTimes(placed, paid, first(shipped, told.occurredAt()), delivered,
                    told.carrier() == null ? carrier : told.carrier(), told.tracking() == null ? tracking : told.tracking(), returns);
            case OrderFact.Delivered told -> new OrderTimes(placed, paid, shipped, first(delivered, told.occurredAt()), carrier, tracking,
                    returns);
            case OrderFact.ReturnRequested(var id, var _, var reason, var at) -> with(id,
                    new ReturnTimes(reason == null ? of(id).reason() : reason, first(of(id).requestedAt(), at), of(id).receivedAt(),
                            of(id).closedAt()));
            case OrderFact.ReturnReceived(var id, var _, var at) -> with(id,
                    new ReturnTimes(of(id).reason(), of(id).requestedAt(), first(of(id).receivedAt(), at), of(id).closedAt()));
            case OrderFact.ReturnDropped told -> closed(told.returnId(), told.occurredAt());
            case OrderFact.ReturnInspected told -> closed(told.returnId(), told.occurredAt());
            case OrderFact.LineUnmatched _,OrderFact.LineMatched _,OrderFact.Cancelled _,OrderFact.Identified _,OrderFact.Absorbed _,OrderFact.Picked _,OrderFact.Packed _,OrderFact.ReturnApproved _,OrderFact.Refunded _,OrderFact.MoneyEntered _,OrderFact.MoneyContradicted _,OrderFact.CancelledButShipped _,OrderFact.Contradicted _ ->
                this;
        };
    }

    ReturnTimes of(String returnId) {
        return returns.getOrDefault(returnId, ReturnTimes.NONE);
    }

    private OrderTimes closed(String id, Instant at) {
        return with(id, new ReturnTimes(of(id).reason(), of(id).requestedAt(), of(id).receivedAt(), at));
    }

    private OrderTimes with(String returnId, ReturnTimes times) {
        var all = new TreeMap<>(returns);
        all.put(returnId, times);
        return new OrderTimes(placed, paid, shipped, delivered, carrier, tracking, all);
    }

    private static Instant first(Instant had, Instant told) {
        return had == null || told.isBefore(had) ? told : had;
    }
}
