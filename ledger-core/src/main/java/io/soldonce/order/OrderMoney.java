package io.soldonce.order;

import io.soldonce.item.ItemFact.CostShare;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.order.OrderFact.MoneyKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// What an order brought, line by line and currency by currency. Nothing is converted, nothing is spread over lines. Pure.
public final class OrderMoney {
    private static final Set<MoneyKind> SPENT = Set.of(MoneyKind.SHIPPING_SPENT, MoneyKind.MARKETPLACE_FEE, MoneyKind.PAYMENT_FEE,
            MoneyKind.TAX);

    private OrderMoney() {}

    /// @param lineId           null for what is the order's as a whole
    /// @param price            of the units sold: those neither unpaid nor cancelled; what came back counts here, and again as a refund
    /// @param told             what was entered, by kind; kinds of which nothing was told are left out
    /// @param refunds          what the buyer got back
    /// @param cost             what the units still the order's were paid
    /// @param unitsWithoutCost units whose cost nobody knew: `result` is too high by them; told in the row of the line's own currency
    public record Sum(String lineId, String currency, BigDecimal price, Map<MoneyKind, BigDecimal> told, BigDecimal refunds,
            BigDecimal cost, int unitsWithoutCost) {

        public BigDecimal of(MoneyKind kind) {
            return told.getOrDefault(kind, BigDecimal.ZERO);
        }

        /// Price and shipping charged, less shipping spent, fees, tax, refunds and cost. A payout is money of these already.
        public BigDecimal result() {
            var spent = SPENT.stream().map(this::of).reduce(BigDecimal.ZERO, BigDecimal::add);
            return price.add(of(MoneyKind.SHIPPING_CHARGED)).subtract(spent).subtract(refunds).subtract(cost);
        }
    }

    /// @param costOfLine what the goods of a line cost, by line id; empty when it holds none
    /// @return lines as in the order, then what was told of lines nobody knows, then the order as a whole; currencies by their code
    public static List<Sum> of(Order order, Function<String, List<CostShare>> costOfLine) {
        var pages = new LinkedHashMap<String, Page>();
        for (var line : order.lines()) {
            var page = pages.computeIfAbsent(line.lineId(), Page::new);
            page.price(order, line);
        }
        order.lineIds().stream().distinct().forEach(lineId -> costOfLine.apply(lineId).forEach(pages.get(lineId)::cost));
        var whole = new Page(null);
        order.cash().entries().values().forEach(entry -> page(pages, whole, entry).enter(entry));
        order.cash().refunds().values().forEach(entry -> page(pages, whole, entry).enter(entry));
        var sums = new ArrayList<Sum>();
        pages.values().forEach(page -> sums.addAll(page.sums()));
        sums.addAll(whole.sums());
        return List.copyOf(sums);
    }

    /// All of it, currency by currency.
    public static List<Sum> total(List<Sum> sums) {
        var whole = new Page(null);
        sums.forEach(whole::add);
        return whole.sums();
    }

    private static Page page(Map<String, Page> pages, Page whole, Cash.Entry entry) {
        return entry.lineId() == null ? whole : pages.computeIfAbsent(entry.lineId(), Page::new);
    }

    /// One line's, or the order's.
    private static final class Page {
        private final String lineId;
        private final Map<String, Sum> byCurrency = new TreeMap<>();
        private String currency;
        private int unknown;

        Page(String lineId) {
            this.lineId = lineId;
        }

        void price(Order order, Line line) {
            if (line.unitPrice() != null) {
                var units = LinePosition.sold(order, line);
                currency = line.unitPrice().currency();
                add(sum(currency, line.unitPrice().amount().multiply(BigDecimal.valueOf(units)), Map.of(), BigDecimal.ZERO,
                        BigDecimal.ZERO));
            }
        }

        void cost(CostShare share) {
            if (share.unitCost() == null) {
                unknown += share.quantity();
                return;
            }
            var amount = share.unitCost().amount().multiply(BigDecimal.valueOf(share.quantity()));
            add(sum(share.unitCost().currency(), BigDecimal.ZERO, Map.of(), BigDecimal.ZERO, amount));
        }

        void enter(Cash.Entry entry) {
            var amount = entry.amount();
            add(entry.kind() == null
                    ? sum(amount.currency(), BigDecimal.ZERO, Map.of(), amount.amount(), BigDecimal.ZERO)
                    : sum(amount.currency(), BigDecimal.ZERO, Map.of(entry.kind(), amount.amount()), BigDecimal.ZERO, BigDecimal.ZERO));
        }

        private Sum sum(String code, BigDecimal price, Map<MoneyKind, BigDecimal> told, BigDecimal refunds, BigDecimal cost) {
            return new Sum(lineId, code, price, told, refunds, cost, 0);
        }

        void add(Sum more) {
            byCurrency.merge(more.currency(), new Sum(lineId, more.currency(), more.price(), more.told(), more.refunds(), more.cost(),
                    more.unitsWithoutCost()), Page::joined);
        }

        List<Sum> sums() {
            var own = currency == null && !byCurrency.isEmpty() ? byCurrency.keySet().iterator().next() : currency;
            return byCurrency.values().stream()
                    .map(sum -> sum.currency().equals(own)
                            ? new Sum(sum.lineId(), own, sum.price(), sum.told(), sum.refunds(), sum.cost(),
                                    sum.unitsWithoutCost() + unknown)
                            : sum)
                    .toList();
        }

        private static Sum joined(Sum one, Sum other) {
            var told = new EnumMap<MoneyKind, BigDecimal>(MoneyKind.class);
            told.putAll(one.told());
            other.told().forEach((kind, amount) -> told.merge(kind, amount, BigDecimal::add));
            return new Sum(one.lineId(), one.currency(), one.price().add(other.price()), Map.copyOf(told),
                    one.refunds().add(other.refunds()), one.cost().add(other.cost()), one.unitsWithoutCost() + other.unitsWithoutCost());
        }
    }
}
