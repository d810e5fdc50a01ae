package io.soldonce.app.imports;

import io.soldonce.order.OrderFact.Line;
import io.soldonce.values.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/// Gives the lines of an order their ids. A line without one is named after what was told of it, so that the same order in another order of
/// its lines is the same order.
public final class OrderLines {
    private static final int LONGEST = 80;

    private OrderLines() {}

    /// A line as it was told.
    ///
    /// @param lineId    null when not told
    /// @param sku       what the channel calls the item, null when not told
    /// @param title     null when not told, but not together with `sku`
    /// @param unitPrice null when not told
    public record Told(String lineId, String sku, String title, int quantity, Money unitPrice) {}

    /// The lines, in the order told.
    ///
    /// @throws IllegalArgumentException when two lines have the same id
    public static List<Line> named(List<Told> told) {
        var ids = new HashMap<Integer, String>();
        var perName = new HashMap<String, Integer>();
        positions(told).forEach(position -> {
            var line = told.get(position);
            var name = line.lineId() == null ? nameOf(line) : line.lineId();
            var count = line.lineId() == null ? perName.merge(name, 1, Integer::sum) : 1;
            ids.put(position, count == 1 ? name : name + "#" + count);
        });
        var seen = new HashSet<String>();
        var lines = new ArrayList<Line>();
        for (var position = 0; position < told.size(); position++) {
            var id = ids.get(position);
            if (!seen.add(id)) {
                throw new IllegalArgumentException("two lines have the id " + id + "; give each line of an order its own");
            }
            var line = told.get(position);
            lines.add(new Line(id, line.sku(), null, line.title(), line.quantity(), line.unitPrice()));
        }
        return List.copyOf(lines);
    }

    /// Lines that are told alike are counted by quantity and price, not by where they stand.
    private static List<Integer> positions(List<Told> told) {
        var positions = new ArrayList<Integer>();
        for (var position = 0; position < told.size(); position++) {
            positions.add(position);
        }
        Comparator<Told> byContent = Comparator.comparingInt(Told::quantity).thenComparing(line -> String.valueOf(line.unitPrice()))
                .thenComparing(line -> String.valueOf(line.title()));
        positions.sort((some, other) -> byContent.compare(told.get(some), told.get(other)));
        return positions;
    }

    private static String nameOf(Told line) {
        var name = (line.sku() == null ? line.title() : line.sku()).replaceAll("[/\\\\;%\\p{Cntrl}]", "_");
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
