package io.soldonce.order;

import io.soldonce.item.Bucket;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.values.Sku;
import java.util.List;

/// Which return units belong to that go somewhere for it, when they go later than it was told: the returns in the order of their ids.
record ReturnLabels(Order order, List<Line> lines, Sku unit, int times) {

    /// @param skipped so many units are there already
    /// @return a return's id; null when no return knows of these units
    String of(Bucket bucket, int skipped) {
        var left = skipped;
        String last = null;
        for (var one : order.returns().sorted().entrySet()) {
            var units = units(bucket, one.getKey(), one.getValue());
            if (units > 0) {
                last = one.getKey();
            }
            left -= units;
            if (left < 0) {
                return last;
            }
        }
        return last;
    }

    private int units(Bucket bucket, String returnId, Returns.Return one) {
        var told = order.fulfilment();
        return switch (bucket) {
            case RETURN_REQUESTED -> lines.stream().mapToInt(line -> one.open(line, told)).sum() * times;
            case DELIVERED -> lines.stream().mapToInt(line -> one.dropped(line, told)).sum() * times;
            case RETURNED -> lines.stream().mapToInt(line -> one.received(line, told)).sum() * times
                    - order.returns().inspected(look -> look.returnId().equals(returnId) && look.sku().equals(unit)
                            && lines.stream().anyMatch(line -> line.lineId().equals(look.lineId())));
            default -> 0;
        };
    }
}
