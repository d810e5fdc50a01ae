package io.soldonce.projections.query.losses;

import io.soldonce.item.Bucket;
import io.soldonce.item.Item;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Movement;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Price;
import io.soldonce.projections.query.asof.CostFold;
import io.soldonce.projections.query.losses.Shrinkage.Filter;
import io.soldonce.projections.query.losses.Shrinkage.Loss;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// One item folded: what each loss took out of its cost layers.
final class LostOfItem {
    private static final Set<Bucket> GONE = Set.of(Bucket.LOST, Bucket.WRITTEN_OFF, Bucket.CORRECTION);

    private final Filter filter;
    private final Map<Key, Sum> sums = new TreeMap<>();
    private final CostFold costs = new CostFold();

    LostOfItem(Filter filter) {
        this.filter = filter;
    }

    private record Key(Instant begins, String change, String reason) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::begins).thenComparing(Key::change)
                .thenComparing(Key::reason, Comparator.nullsLast(Comparator.naturalOrder()));

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Sum {
        private final Map<String, BigDecimal> amounts = new TreeMap<>();
        private int units;
        private int known;

        void add(Item.CostLayer layer, int sign) {
            if (layer.unitCost() != null) {
                known += sign * layer.quantity();
                var amount = layer.unitCost().amount().multiply(BigDecimal.valueOf((long) sign * layer.quantity()));
                amounts.merge(layer.unitCost().currency(), amount, BigDecimal::add);
            }
        }
    }

    void add(ItemFact fact) {
        var before = costs.item();
        costs.add(fact);
        if (fact instanceof ItemFact.Moved moved && isAsked(moved)) {
            var sum = sums.computeIfAbsent(new Key(begins(moved.occurredAt()), Codes.shown(moved.change()), reason(moved)), _ -> new Sum());
            sum.units += gone(moved.movements());
            if (moved instanceof ItemFact.ReturnInspected inspected) {
                inspected.cost().forEach(share -> sum.add(new Item.CostLayer(share.quantity(), share.unitCost()), 1));
            } else {
                before.costs().forEach(layer -> sum.add(layer, 1));
                costs.item().costs().forEach(layer -> sum.add(layer, -1));
            }
        }
    }

    /// What came of it, by period, change and reason.
    List<Loss> losses(String sku, String title) {
        return sums.entrySet().stream().map(entry -> {
            var key = entry.getKey();
            var sum = entry.getValue();
            var cost = sum.amounts.entrySet().stream().filter(amount -> amount.getValue().signum() != 0)
                    .map(amount -> Price.of(amount.getValue(), amount.getKey())).toList();
            return new Loss(sku, title, key.begins, key.change, key.reason, sum.units, sum.units - sum.known, cost);
        }).toList();
    }

    private boolean isAsked(ItemFact.Moved moved) {
        var at = moved.occurredAt();
        var isOne = switch (moved) {
            case ItemFact.UnitsLost _,ItemFact.UnitsFound _,ItemFact.UnitsWrittenOff _,ItemFact.StockAdjusted _ -> true;
            case ItemFact.ReturnInspected inspected -> inspected.verdict() == ItemFact.Verdict.WRITE_OFF;
            default -> false;
        };
        return isOne && !at.isBefore(filter.from()) && at.isBefore(filter.until());
    }

    private static String reason(ItemFact.Moved moved) {
        return switch (moved) {
            case ItemFact.UnitsLost lost -> lost.reason();
            case ItemFact.UnitsFound found -> found.reason();
            case ItemFact.UnitsWrittenOff gone -> gone.reason();
            case ItemFact.StockAdjusted adjusted -> Codes.shown(adjusted.reason());
            case ItemFact.ReturnInspected inspected -> inspected.note();
            default -> null;
        };
    }

    private static int gone(List<Movement> movements) {
        return movements.stream().mapToInt(movement -> GONE.contains(movement.to())
                ? movement.quantity()
                : GONE.contains(movement.from()) ? -movement.quantity() : 0).sum();
    }

    private Instant begins(Instant at) {
        var day = at.atZone(ZoneOffset.UTC).toLocalDate();
        var first = switch (filter.period()) {
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
