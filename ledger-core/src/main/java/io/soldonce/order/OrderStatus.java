package io.soldonce.order;

import io.soldonce.item.Bucket;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.values.Money;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One word for where an order stands: what it waits for next. Pure.
///
/// The first that fits:
///
/// 1. `cancelled`: all of it, and nothing of it went out all the same.
/// 2. `identified`: a mail's order that is another one by now.
/// 3. `announced`: only other things were heard of it so far; nobody told what was bought.
/// 4. `refunded`: the refunds make up the price of everything that was not cancelled. It goes nowhere, whatever else was told, unless
///    something of it is on its way back.
/// 5. `pending`, `paid`, `picked`, `packed`: the line that is least far, of those that did not go out yet.
/// 6. `return-received` (to be looked at), `return-approved`, `return-requested` while anything is on its way back.
/// 7. `returned`: everything came back and was looked at.
/// 8. `partly-refunded`, once it went out.
/// 9. `shipped`, `delivered`: the line that is least far.
public final class OrderStatus {
    private static final List<Bucket> TO_DO = List.of(Bucket.RESERVED, Bucket.SOLD, Bucket.PICKED, Bucket.PACKED);
    private static final List<String> TO_DO_WORDS = List.of("pending", "paid", "picked", "packed");

    private OrderStatus() {}

    public static String of(Order order) {
        var alive = order.lines().stream().filter(line -> !order.isLineCancelled(line.lineId()) || order.isOut(line)).toList();
        if (alive.isEmpty() && (order.isCancelled() || order.isPlaced())) {
            return "cancelled";
        }
        if (order.isIdentified()) {
            return "identified";
        }
        return order.isPlaced() ? of(order, alive) : "announced";
    }

    private static String of(Order order, List<Line> alive) {
        var there = EnumSet.noneOf(Bucket.class);
        alive.forEach(line -> there.addAll(LinePosition.of(order, line).keySet()));
        var back = there.contains(Bucket.RETURNED) || there.contains(Bucket.RETURN_REQUESTED);
        if (!back && isRefunded(order, alive)) {
            return "refunded";
        }
        for (var bucket : TO_DO) {
            if (there.contains(bucket)) {
                return TO_DO_WORDS.get(TO_DO.indexOf(bucket));
            }
        }
        return back ? onItsWayBack(order, there) : done(order, there);
    }

    private static String onItsWayBack(Order order, Set<Bucket> there) {
        if (there.contains(Bucket.RETURNED)) {
            return "return-received";
        }
        var approved = order.returns().byId().values().stream().anyMatch(one -> one.isApproved()
                && order.lines().stream().anyMatch(line -> one.open(line) > 0));
        return approved ? "return-approved" : "return-requested";
    }

    private static String done(Order order, Set<Bucket> there) {
        if (there.isEmpty()) {
            return order.isPaid() || !order.returns().inspected().isEmpty() ? "returned" : "pending";
        }
        if (!order.cash().refunds().isEmpty()) {
            return "partly-refunded";
        }
        return there.contains(Bucket.SHIPPED) ? "shipped" : "delivered";
    }

    /// In one currency, and only where every price is known.
    private static boolean isRefunded(Order order, List<Line> alive) {
        var refunds = order.cash().refunds().values().stream().map(Cash.Entry::amount).toList();
        if (refunds.isEmpty() || alive.stream().anyMatch(line -> line.unitPrice() == null)) {
            return false;
        }
        var currencies = refunds.stream().map(Money::currency).distinct().toList();
        var price = alive.stream().map(line -> line.unitPrice().amount().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var given = refunds.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return currencies.size() == 1 && alive.stream().allMatch(line -> line.unitPrice().currency().equals(currencies.getFirst()))
                && given.signum() > 0 && given.compareTo(price) >= 0;
    }
}
