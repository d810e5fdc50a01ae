package io.soldonce.projections.follow;

import io.soldonce.item.ItemFact;
import io.soldonce.order.OrderFact;
import io.soldonce.values.Money;
import java.math.BigDecimal;
import java.util.List;

/// Money added up, of any size: nothing when a part is not known or the currencies differ.
///
/// @param amount   null when it is not known
/// @param currency likewise
record Sum(BigDecimal amount, String currency) {
    static final Sum UNKNOWN = new Sum(null, null);

    /// @param each null when not known
    static Sum of(Money each, int times) {
        return each == null ? UNKNOWN : new Sum(each.amount().multiply(BigDecimal.valueOf(times)), each.currency());
    }

    static Sum ofShares(List<ItemFact.CostShare> shares) {
        return of(shares.stream().map(share -> of(share.unitCost(), share.quantity())).toList());
    }

    static Sum ofLines(List<OrderFact.Line> lines) {
        return of(lines.stream().map(line -> of(line.unitPrice(), line.quantity())).toList());
    }

    static Sum of(List<Sum> parts) {
        if (parts.isEmpty() || parts.stream().anyMatch(part -> !part.isKnown() || !part.currency.equals(parts.getFirst().currency))) {
            return UNKNOWN;
        }
        return new Sum(parts.stream().map(Sum::amount).reduce(BigDecimal.ZERO, BigDecimal::add), parts.getFirst().currency);
    }

    boolean isKnown() {
        return amount != null;
    }

    Sum negated() {
        return isKnown() ? new Sum(amount.negate(), currency) : this;
    }
}
