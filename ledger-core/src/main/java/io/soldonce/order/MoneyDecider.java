package io.soldonce.order;

import io.soldonce.order.OrderAction.EnterMoney;
import io.soldonce.order.OrderAction.Refund;
import io.soldonce.order.OrderDecider.Decided;
import java.time.Instant;
import java.util.List;

/// What follows from money told of an order: an id counts once. Told again with other content nothing is counted, and a person is told;
/// whoever revises an amount gives the difference an id of its own. Pure.
final class MoneyDecider {
    private MoneyDecider() {}

    static Decided refund(Refund told, Order order) {
        return enter(entry(told), new OrderFact.Refunded(told.refundId(), told.lineId(), told.amount(), told.reason(), told.at()), order,
                told.at());
    }

    static Decided enter(EnterMoney told, Order order) {
        return enter(entry(told), new OrderFact.MoneyEntered(told.entryId(), told.lineId(), told.kind(), told.amount(), told.at()), order,
                told.at());
    }

    static Cash.Entry entry(Refund told) {
        return new Cash.Entry(told.refundId(), told.lineId(), null, told.amount());
    }

    static Cash.Entry entry(EnterMoney told) {
        return new Cash.Entry(told.entryId(), told.lineId(), told.kind(), told.amount());
    }

    static boolean contradicts(Cash.Entry told, Order order) {
        var same = order.cash().sameId(told);
        return same != null && !same.equals(told);
    }

    /// @param fact what is recorded when the id is new
    private static Decided enter(Cash.Entry told, OrderFact fact, Order order, Instant at) {
        if (order.cash().sameId(told) == null) {
            return new Decided(List.of(fact), List.of());
        }
        if (!contradicts(told, order) || order.cash().contradictions().contains(told)) {
            return Decided.NOTHING;
        }
        return new Decided(List.of(new OrderFact.MoneyContradicted(told.id(), told.lineId(), told.kind(), told.amount(), at)), List.of());
    }
}
