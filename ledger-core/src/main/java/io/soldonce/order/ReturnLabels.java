package io.soldonce.order;

import io.soldonce.item.Bucket;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.values.Sku;
import java.util.ArrayList;
import java.util.List;

/// Which return units belong to that go somewhere for it, when they go later than it was told: the returns in the order of their ids.
record ReturnLabels(Order order, List<Line> lines, Sku unit, int times) {

    /// So many units of a return; null for units of none.
    record Part(String returnId, int units) {}

    /// @param skipped so many units are there already
    /// @param wanted  so many go there now
    List<Part> of(Bucket bucket, int skipped, int wanted) {
        var parts = new ArrayList<Part>();
        var there = skipped;
        var left = wanted;
        for (var one : order.returns().sorted().entrySet()) {
            var units = units(bucket, one.getKey(), one.getValue());
            var fresh = Math.clamp(units - there, 0, left);
            if (fresh > 0) {
                parts.add(new Part(one.getKey(), fresh));
            }
            there = Math.max(0, there - units);
            left -= fresh;
        }
        if (left > 0) {
            parts.add(new Part(parts.isEmpty() ? null : parts.getLast().returnId(), left));
        }
        return parts;
    }

    private int units(Bucket bucket, String returnId, Returns.Return one) {
        return switch (bucket) {
            case RETURN_REQUESTED -> lines.stream().mapToInt(line -> one.open(line)).sum() * times;
            case DELIVERED -> lines.stream().mapToInt(line -> one.dropped(line)).sum() * times;
            case RETURNED -> lines.stream().mapToInt(line -> one.received(line)).sum() * times
                    - order.returns().inspected(look -> look.returnId().equals(returnId) && look.sku().equals(unit)
                            && lines.stream().anyMatch(line -> line.lineId().equals(look.lineId())));
            default -> 0;
        };
    }
}
