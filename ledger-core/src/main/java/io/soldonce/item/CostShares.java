package io.soldonce.item;

import io.soldonce.item.ItemFact.CostShare;
import io.soldonce.values.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Divides what goods cost among what they become, so that nothing is lost and nothing is added: in cents, or in the smallest decimal
/// the amount itself has. Pure.
final class CostShares {
    private CostShares() {}

    /// What they cost together; empty when that is not known of each of them, or when they were paid in several currencies.
    static Optional<Money> total(List<CostShare> shares) {
        var sum = BigDecimal.ZERO;
        String currency = null;
        for (var share : shares) {
            var cost = share.unitCost();
            if (cost == null || (currency != null && !currency.equals(cost.currency()))) {
                return Optional.empty();
            }
            currency = cost.currency();
            sum = sum.add(cost.amount().multiply(BigDecimal.valueOf(share.quantity())));
        }
        return currency == null ? Optional.empty() : Optional.of(new Money(sum, currency));
    }

    /// A share for each unit: equal, and what is left over goes, a cent each, to the first units of the first pieces.
    ///
    /// @param total  null when not known: then no piece has a known cost
    /// @param pieces how many units each piece has, at least one
    static List<List<CostShare>> byUnit(Money total, List<Integer> pieces) {
        if (total == null) {
            return pieces.stream().map(units -> List.of(new CostShare(units, null))).toList();
        }
        var scale = Math.max(2, total.amount().stripTrailingZeros().scale());
        var cents = total.amount().setScale(scale).unscaledValue();
        var units = BigInteger.valueOf(pieces.stream().mapToLong(Integer::longValue).sum());
        var over = cents.mod(units);
        var each = cents.subtract(over).divide(units);
        var less = new Money(new BigDecimal(each, scale), total.currency());
        var more = new Money(new BigDecimal(each.add(BigInteger.ONE), scale), total.currency());
        var shares = new ArrayList<List<CostShare>>();
        var left = over.longValueExact();
        for (var piece : pieces) {
            var dearer = (int) Math.min(piece, left);
            left -= dearer;
            shares.add(shares(dearer, more, piece - dearer, less));
        }
        return shares;
    }

    private static List<CostShare> shares(int dearer, Money more, int cheaper, Money less) {
        var shares = new ArrayList<CostShare>();
        if (dearer > 0) {
            shares.add(new CostShare(dearer, more));
        }
        if (cheaper > 0) {
            shares.add(new CostShare(cheaper, less));
        }
        return shares;
    }
}
