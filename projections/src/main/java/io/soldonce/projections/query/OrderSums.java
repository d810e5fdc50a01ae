package io.soldonce.projections.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The money of one order, summed up by currency. Currencies are never added to one another. Pure.
public final class OrderSums {
    private OrderSums() {}

    /// One entry.
    ///
    /// @param kind   `price`, `refund`, `cost`, `shipping-charged`, `shipping-spent`, `marketplace-fee`, `payment-fee`, `tax`, `payout`
    /// @param lineId null for the order as a whole
    /// @param sku    null likewise
    /// @param amount below zero where something is taken back; null for a cost nobody knows
    public record Entry(String kind, String entry, String lineId, String sku, Integer units, Price amount, Instant at) {}

    /// One currency.
    ///
    /// @param result price and shipping charged, less refunds, fees, tax, shipping spent and cost; a payout is money of these already
    /// @param unitsWithoutCost units that went of which nobody knows the cost: it is missing in `cost` and in `result`
    public record Sum(String currency, String price, String shippingCharged, String refunds, String marketplaceFees, String paymentFees,
            String shippingSpent, String cost, String result, String tax, String payouts, int unitsWithoutCost) {}

    /// One sum for each currency, in the order in which they come.
    public static List<Sum> of(List<Entry> entries) {
        var byCurrency = new LinkedHashMap<String, Map<String, BigDecimal>>();
        var withoutCost = 0;
        for (var entry : entries) {
            if (entry.amount() == null) {
                withoutCost += entry.units() == null ? 0 : entry.units();
            } else {
                byCurrency.computeIfAbsent(entry.amount().currency(), _ -> new LinkedHashMap<>()).merge(entry.kind(),
                        new BigDecimal(entry.amount().amount()), BigDecimal::add);
            }
        }
        var sums = new ArrayList<Sum>();
        for (var one : byCurrency.entrySet()) {
            sums.add(sum(one.getKey(), one.getValue(), withoutCost));
        }
        return sums;
    }

    private static Sum sum(String currency, Map<String, BigDecimal> of, int withoutCost) {
        var result = in(of, "price").add(in(of, "shipping-charged")).subtract(in(of, "refund")).subtract(in(of, "marketplace-fee"))
                .subtract(in(of, "payment-fee")).subtract(in(of, "shipping-spent")).subtract(in(of, "tax"))
                .subtract(in(of, "cost"));
        return new Sum(currency, shown(in(of, "price")), shown(in(of, "shipping-charged")), shown(in(of, "refund")),
                shown(in(of, "marketplace-fee")), shown(in(of, "payment-fee")), shown(in(of, "shipping-spent")), shown(in(of, "cost")),
                shown(result), shown(in(of, "tax")), shown(in(of, "payout")), withoutCost);
    }

    private static BigDecimal in(Map<String, BigDecimal> of, String kind) {
        return of.getOrDefault(kind, BigDecimal.ZERO);
    }

    private static String shown(BigDecimal amount) {
        return Price.of(amount, "").amount();
    }
}
