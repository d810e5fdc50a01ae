package io.soldonce.order;

import io.soldonce.item.Bucket;
import io.soldonce.item.KitDecider;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.order.UnitMoves.Sale;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Brings the units of an order from where they are to where they should be, after whatever was told of it. Pure but for the [Stock].
final class Settlement {
    private final Order order;
    private final Cause cause;
    private final Stock stock;

    /// What the units move for.
    ///
    /// @param reason   null when none was told
    /// @param returnId the return this is about; null when about none
    /// @param holds    which reservation or consignment a line's units are taken from, by line id
    record Cause(Instant at, String reason, String returnId, Map<String, String> holds) {
        Cause(Instant at) {
            this(at, null, null, Map.of());
        }
    }

    private Settlement(Order order, Cause cause, Stock stock) {
        this.order = order;
        this.cause = cause;
        this.stock = stock;
    }

    /// Facts of an order, and what follows from them for the order and its items.
    static OrderDecider.Decided told(Order before, List<OrderFact> facts, Cause cause, Stock stock) {
        var after = before.after(facts);
        settle(after, line -> isNew(before, line), cause, stock);
        return new OrderDecider.Decided(withTrouble(after, facts, cause.at()), stock.facts());
    }

    /// @param fresh true for a line whose units this order did not have before
    static void settle(Order after, Predicate<Line> fresh, Cause cause, Stock stock) {
        var bySku = new LinkedHashMap<Sku, List<Line>>();
        after.lines().stream().filter(line -> line.sku() != null)
                .forEach(line -> bySku.computeIfAbsent(line.sku(), _ -> new ArrayList<>()).add(line));
        var settlement = new Settlement(after, cause, stock);
        bySku.forEach((sku, lines) -> settlement.settle(sku, lines, fresh));
    }

    /// Adds that lines were cancelled and shipped all the same, once each.
    static List<OrderFact> withTrouble(Order after, List<OrderFact> facts, Instant at) {
        var lineIds = after.lines().stream().filter(line -> after.isLineCancelled(line.lineId()) && after.isOut(line)).map(Line::lineId)
                .filter(lineId -> !after.fulfilment().cancelledButShipped().contains(lineId)).distinct().toList();
        var all = new ArrayList<>(facts);
        if (!lineIds.isEmpty() && !after.isIdentified()) {
            all.add(new OrderFact.CancelledButShipped(lineIds, at));
        }
        return all;
    }

    private static boolean isNew(Order before, Line line) {
        return !before.isPlaced() || before.skuOf(line.lineId()) == null || LinePosition.sold(before, line) == 0;
    }

    /// Lines of one SKU share their units; a kit's units are those of its components.
    private void settle(Sku sku, List<Line> lines, Predicate<Line> fresh) {
        var key = OrderDecider.key(order, sku);
        stock.parts(sku).forEach((unit, times) -> {
            var target = new EnumMap<Bucket, Integer>(Bucket.class);
            var sales = new ArrayList<Sale>();
            for (var line : lines) {
                LinePosition.of(order, line, unit, times).forEach((bucket, units) -> target.merge(bucket, units, Integer::sum));
                if (fresh.test(line)) {
                    sales.add(new Sale(LinePosition.sold(order, line, unit, times), unit.equals(sku) ? line.unitPrice() : null,
                            holdOf(cause.holds().get(line.lineId()), line, unit, stock)));
                }
            }
            new UnitMoves(unit, key, cause, new ReturnLabels(order, lines, unit, times), stock).make(target, sales);
        });
    }

    /// A kit's hold goes by a name of its own on each component.
    ///
    /// @param hold null when none
    static String holdOf(String hold, Line line, Sku unit, Stock stock) {
        return hold == null || unit.equals(line.sku()) ? hold : KitDecider.holdOf(stock.item(line.sku()), hold);
    }
}
