package io.soldonce.order;

import io.soldonce.order.OrderAction.Step;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How far the goods of one order came, as it was told. A level, not steps: the furthest counts, whatever was told first. Immutable.
///
/// @param whole                what was told of the whole order, and when it happened first
/// @param lines                the furthest that was told of a line by its id
/// @param shipments            carriers and tracking numbers
/// @param cancelledAt          when a line was cancelled by its id
/// @param cancelledButShipped  line ids for which this was named already
public record Fulfilment(Map<Step, Instant> whole, Map<String, Step> lines, Set<Shipment> shipments, Map<String, Instant> cancelledAt,
        Set<String> cancelledButShipped) {
    public static final Fulfilment NONE = new Fulfilment(Map.of(), Map.of(), Set.of(), Map.of(), Set.of());

    /// @param lineIds  empty for the whole order
    /// @param carrier  null when not told
    /// @param tracking null when not told
    public record Shipment(List<String> lineIds, String carrier, String tracking) {
        private boolean isOf(String lineId) {
            return lineIds.isEmpty() || lineIds.contains(lineId);
        }

        /// A tracking number says enough; carriers are written in many ways.
        private boolean isToldBy(String otherCarrier, String otherTracking) {
            return otherTracking != null
                    ? otherTracking.equals(tracking)
                    : otherCarrier == null || otherCarrier.equalsIgnoreCase(carrier);
        }
    }

    public Fulfilment {
        whole = Map.copyOf(whole);
        lines = Map.copyOf(lines);
        shipments = Set.copyOf(shipments);
        cancelledAt = Map.copyOf(cancelledAt);
        cancelledButShipped = Set.copyOf(cancelledButShipped);
    }

    Fulfilment reached(Step step, List<String> lineIds, Instant at) {
        if (lineIds.isEmpty()) {
            var next = new EnumMap<Step, Instant>(Step.class);
            next.putAll(whole);
            next.merge(step, at, Fulfilment::earlier);
            return new Fulfilment(next, lines, shipments, cancelledAt, cancelledButShipped);
        }
        var next = new HashMap<>(lines);
        lineIds.forEach(lineId -> next.merge(lineId, step, Fulfilment::further));
        return new Fulfilment(whole, next, shipments, cancelledAt, cancelledButShipped);
    }

    Fulfilment shipped(List<String> lineIds, String carrier, String tracking, Instant at) {
        var next = new HashSet<>(shipments);
        if (carrier != null || tracking != null) {
            next.add(new Shipment(List.copyOf(lineIds), carrier, tracking));
        }
        return new Fulfilment(whole, lines, next, cancelledAt, cancelledButShipped).reached(Step.SHIPPED, lineIds, at);
    }

    Fulfilment cancelled(List<String> lineIds, Instant at) {
        var next = new HashMap<>(cancelledAt);
        lineIds.forEach(lineId -> next.merge(lineId, at, Fulfilment::earlier));
        return new Fulfilment(whole, lines, shipments, next, cancelledButShipped);
    }

    Fulfilment cancelledButShipped(List<String> lineIds) {
        var next = new HashSet<>(cancelledButShipped);
        next.addAll(lineIds);
        return new Fulfilment(whole, lines, shipments, cancelledAt, next);
    }

    /// Whether something told of the whole order is told of this line, too: not when the line had been cancelled by then, for what is
    /// left of an order goes out as the whole order.
    ///
    /// @param told when it happened; null when it was not told
    boolean covers(Instant told, String lineId) {
        var cancelled = cancelledAt.get(lineId);
        return told != null && (cancelled == null || cancelled.isAfter(told));
    }

    /// @return null when nothing was told of it
    Step of(String lineId) {
        var furthest = lines.get(lineId);
        for (var told : whole.entrySet()) {
            if (covers(told.getValue(), lineId)) {
                furthest = further(furthest, told.getKey());
            }
        }
        return furthest;
    }

    boolean isOut(String lineId) {
        return isAtLeast(of(lineId), Step.SHIPPED);
    }

    /// True when this adds nothing to what was told: neither of the whole order nor by the ids of its lines.
    ///
    /// @param all the order's line ids; empty while nobody knows them
    boolean isTold(Step step, List<String> lineIds, Instant at, List<String> all) {
        if (lineIds.isEmpty()) {
            return whole.entrySet().stream().anyMatch(told -> isAtLeast(told.getKey(), step) && !told.getValue().isAfter(at))
                    || (!all.isEmpty() && isTold(step, all, at, all));
        }
        return lineIds.stream().allMatch(lineId -> isAtLeast(lines.get(lineId), step));
    }

    /// True when each of these lines has this carrier or tracking number already, or when none is told.
    boolean isShippedBy(List<String> lineIds, String carrier, String tracking) {
        var told = shipments.stream().filter(shipment -> shipment.isToldBy(carrier, tracking)).toList();
        return (carrier == null && tracking == null) || told.stream().anyMatch(shipment -> shipment.lineIds().isEmpty())
                || (!lineIds.isEmpty() && lineIds.stream().allMatch(id -> told.stream().anyMatch(shipment -> shipment.isOf(id))));
    }

    static boolean isAtLeast(Step reached, Step step) {
        return reached != null && reached.compareTo(step) >= 0;
    }

    private static Step further(Step one, Step other) {
        return isAtLeast(one, other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
