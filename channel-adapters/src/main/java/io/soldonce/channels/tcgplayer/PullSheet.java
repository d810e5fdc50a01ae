package io.soldonce.channels.tcgplayer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The list by which orders are picked: one row for each card, with the orders it is for. Lists only what still has to be shipped. Pure.
///
/// Quotes inside a name are not written twice there, so rows are not CSV: a value ends where a quote, a comma and a quote follow each other.
///
/// @param orders all that the sheet is for, by its last line and its rows
record PullSheet(List<Pick> picks, Set<String> orders) {
    static final Pattern ORDER = Pattern.compile("[A-F0-9]{8}-[A-F0-9]{6}-[A-F0-9]{5}");
    private static final Pattern PART = Pattern.compile("(" + ORDER + "):(\\d{1,6})");
    private static final String TRAILER = "Orders Contained in Pull Sheet:";
    private static final List<String> NEEDED = List.of("Product Name", "Quantity", "SkuId", "Order Quantity");

    PullSheet {
        picks = List.copyOf(picks);
        orders = Set.copyOf(orders);
    }

    /// How many of a card one order has.
    record Pick(String orderId, String skuId, String name, int quantity) {}

    /// @throws IllegalArgumentException when it is cut short or no pull sheet: nothing of it is used
    static PullSheet parse(String file) {
        var lines = file.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() < 2 || !lines.getLast().startsWith(TRAILER)) {
            throw new IllegalArgumentException("the pull sheet does not end with the line " + TRAILER + " and is cut short");
        }
        var header = List.of(lines.getFirst().split(","));
        var columns = IntStream.range(0, header.size()).boxed().collect(Collectors.toMap(place -> header.get(place).strip(), place -> place,
                (_, _) -> {
                    throw new IllegalArgumentException("the pull sheet has a column twice: " + lines.getFirst());
                }));
        if (!columns.keySet().containsAll(NEEDED)) {
            throw new IllegalArgumentException("the pull sheet lacks columns; needed are " + NEEDED + ", there are " + header);
        }
        var picks = new ArrayList<Pick>();
        for (var line : lines.subList(1, lines.size() - 1)) {
            picks.addAll(picks(values(line, header.size()), columns));
        }
        var orders = new LinkedHashSet<String>();
        ORDER.matcher(lines.getLast()).results().forEach(found -> orders.add(found.group()));
        var untold = picks.stream().map(Pick::orderId).filter(order -> !orders.contains(order)).findFirst();
        if (untold.isPresent()) {
            throw new IllegalArgumentException(
                    "the pull sheet's last line does not name the order " + untold.get() + " of one of its rows");
        }
        return new PullSheet(picks, orders);
    }

    private static List<String> values(String line, int width) {
        var text = line.strip();
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            throw new IllegalArgumentException("a row of the pull sheet is not in quotes: " + line);
        }
        var values = List.of(text.substring(1, text.length() - 1).split("\",\"", -1));
        if (values.size() != width) {
            throw new IllegalArgumentException("a row of the pull sheet has " + values.size() + " values, not " + width + ": " + line);
        }
        return values.stream().map(value -> value.replace("\"\"", "\"")).toList();
    }

    private static List<Pick> picks(List<String> values, Map<String, Integer> columns) {
        var skuId = values.get(columns.get("SkuId"));
        var name = values.get(columns.get("Product Name"));
        var parts = new ArrayList<Pick>();
        for (var part : values.get(columns.get("Order Quantity")).split(" *\\| *")) {
            var found = PART.matcher(part.strip());
            if (!found.matches()) {
                throw new IllegalArgumentException("not an order and its quantity in the pull sheet: " + part);
            }
            parts.add(new Pick(found.group(1), skuId, name, Integer.parseInt(found.group(2))));
        }
        var told = values.get(columns.get("Quantity"));
        if (!told.equals(String.valueOf(parts.stream().mapToInt(Pick::quantity).sum()))) {
            throw new IllegalArgumentException("the orders of " + name + " in the pull sheet do not make up its quantity " + told);
        }
        return parts;
    }
}
