package io.soldonce.order;

import io.soldonce.order.OrderDecider.Decided;
import java.time.Instant;
import java.util.List;

/// What follows from money told of an order: an id counts once. Told again with other content nothing is counted, and a person is told;
/// whoever revises an amount gives the difference an id of its own. Pure.
final class MoneyDecider {
    private MoneyDecider() {}

    /// @param entry what is told
    /// @param fact  what it is recorded as when its id is new
    static Decided enter(Order order, Cash.Entry entry, OrderFact fact, Instant at) {
        var same = order.cash().sameId(entry);
        if (same == null) {
            return new Decided(List.of(fact), List.of());
        }
        if (same.equals(entry) || order.cash().contradictions().contains(entry)) {
            return Decided.NOTHING;
        }
        return new Decided(List.of(new OrderFact.MoneyContradicted(entry.id(), entry.lineId(), entry.kind(), entry.amount(), at)),
                List.of());
    }
}
