package io.soldonce.order;

import io.soldonce.order.OrderAction.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How far the goods of one order came, as it was told. A level, not steps: the furthest counts, whatever was told first. What is told of
/// the whole order is told of each of its lines, also of cancelled ones: whoever knows better names the lines. Immutable.
///
/// @param whole                the furthest that was told of the whole order; null when nothing was
/// @param lines                the furthest that was told of a line by its id
/// @param shipments            carriers and tracking numbers
/// @param cancelledButShipped  line ids for which this was named already
public record Fulfilment(Step whole, Map<String, Step> lines, Set<Shipment> shipments, Set<String> cancelledButShipped) {
    public static final Fulfilment NONE = new Fulfilment(null, Map.of(), Set.of(), Set.of());

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
        lines = Map.copyOf(lines);
        shipments = Set.copyOf(shipments);
        cancelledButShipped = Set.copyOf(cancelledButShipped);
    }

    Fulfilment reached(Step step, List<String> lineIds) {
        if (lineIds.isEmpty()) {
            return new Fulfilment(further(whole, step), lines, shipments, cancelledButShipped);
        }
        var next = new HashMap<>(lines);
        lineIds.forEach(lineId -> next.merge(lineId, step, Fulfilment::further));
        return new Fulfilment(whole, next, shipments, cancelledButShipped);
    }

    Fulfilment shipped(List<String> lineIds, String carrier, String tracking) {
        var next = new HashSet<>(shipments);
        if (carrier != null || tracking != null) {
            next.add(new Shipment(List.copyOf(lineIds), carrier, tracking));
        }
        return new Fulfilment(whole, lines, next, cancelledButShipped).reached(Step.SHIPPED, lineIds);
    }

    Fulfilment cancelledButShipped(List<String> lineIds) {
        var next = new HashSet<>(cancelledButShipped);
        next.addAll(lineIds);
        return new Fulfilment(whole, lines, shipments, next);
    }

    /// @return null when nothing was told of it
    public Step of(String lineId) {
        return further(whole, lines.get(lineId));
    }

    boolean isOut(String lineId) {
        return isAtLeast(of(lineId), Step.SHIPPED);
    }

    /// True when this adds nothing to what was told.
    ///
    /// @param all the order's line ids; empty while nobody knows them
    boolean isTold(Step step, List<String> lineIds, List<String> all) {
        var those = lineIds.isEmpty() ? all : lineIds;
        return isAtLeast(whole, step) || (!those.isEmpty() && those.stream().allMatch(lineId -> isAtLeast(of(lineId), step)));
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
        return other == null || isAtLeast(one, other) ? one : other;
    }
}
