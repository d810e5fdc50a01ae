package io.soldonce.channels.orders;

import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.csv.CsvRow;
import io.soldonce.channels.csv.CsvTable;
import io.soldonce.channels.csv.Layout;
import io.soldonce.channels.csv.Parsed;
import io.soldonce.channels.csv.RowTrouble;
import io.soldonce.channels.orders.OrderRow.Status;
import io.soldonce.values.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A marketplace's orders, one row per order line:
/// `order_id,line_id,sku,title,quantity,price,currency,placed_at,status`.
///
/// An order is used whole or not at all: half an order, completed by a later file, would be another order with the same number.
public final class OrdersCsv {
    public static final Layout LAYOUT = new Layout(List.of("order_id", "sku", "quantity", "status"),
            List.of("line_id", "title", "price", "currency", "placed_at"), false);
    private static final int MOST_UNITS = 100_000;

    private OrdersCsv() {}

    /// One order with its rows.
    ///
    /// @param orderId   as the marketplace writes it
    /// @param firstLine of the file
    public record OrderTold(String orderId, long firstLine, List<OrderRow> rows) {
        public OrderTold {
            rows = List.copyOf(rows);
        }
    }

    public static Parsed<OrderTold> parse(byte[] file) throws CsvRefused {
        var table = CsvTable.read(file, LAYOUT);
        var troubles = new ArrayList<RowTrouble>();
        var spoilt = new LinkedHashSet<String>();
        var byOrder = new LinkedHashMap<String, List<OrderRow>>();
        for (var row : table.rows()) {
            var told = read(row);
            var orderId = row.optional("order_id", 100);
            if (row.isGood() && told != null) {
                add(byOrder.computeIfAbsent(told.orderId(), _ -> new ArrayList<>()), told, row);
            }
            if (!row.isGood()) {
                troubles.addAll(row.troubles());
                if (orderId != null) {
                    spoilt.add(orderId);
                }
            }
        }
        leaveOut(spoilt, byOrder, troubles);
        troubles.sort(Comparator.comparingLong(RowTrouble::line));
        var orders = byOrder.entrySet().stream()
                .map(order -> new OrderTold(order.getKey(), order.getValue().getFirst().line(), order.getValue())).toList();
        return new Parsed<>(table.rows().size(), orders, troubles);
    }

    private static OrderRow read(CsvRow row) {
        var orderId = row.required("order_id", 100, OrdersCsv::orderId);
        var lineId = row.optional("line_id", 100);
        var sku = row.optional("sku", 200);
        var title = row.optional("title", 300);
        var quantity = row.whole("quantity", 1, MOST_UNITS);
        var price = row.money("price", "currency");
        var placedAt = row.optional("placed_at", 40, OrdersCsv::instant);
        var status = row.required("status", 20, OrdersCsv::status);
        if (sku == null && title == null && row.isGood()) {
            row.trouble("sku", "neither sku nor title says what was sold", "write the SKU, or at least the title");
        }
        return row.isGood() ? new OrderRow(row.line(), orderId, lineId, sku, title, quantity, price, placedAt, status) : null;
    }

    private static void add(List<OrderRow> order, OrderRow told, CsvRow row) {
        if (order.stream().anyMatch(other -> told.lineId() != null && told.isSameAs(other))) {
            return;
        }
        if (order.stream().anyMatch(other -> told.lineId() != null && Objects.equals(told.lineId(), other.lineId()))) {
            row.trouble("line_id", "the order " + told.orderId() + " has the line " + told.lineId() + " twice, with other content",
                    "give each line of an order its own id");
        } else if (order.stream().anyMatch(other -> isPaymentOther(told.status(), other.status()))) {
            row.trouble("status", "the order " + told.orderId() + " is paid in one row and pending in another",
                    "write the same for all its lines; an order is paid as a whole");
        } else {
            order.add(told);
        }
    }

    private static boolean isPaymentOther(Status some, Status other) {
        return some != other && some != Status.CANCELLED && other != Status.CANCELLED;
    }

    private static void leaveOut(Set<String> spoilt, Map<String, List<OrderRow>> byOrder, List<RowTrouble> troubles) {
        for (var orderId : spoilt) {
            var rows = byOrder.remove(orderId);
            if (rows != null) {
                rows.forEach(row -> troubles.add(new RowTrouble(row.line(), null,
                        "not recorded, because another row of the order " + orderId + " is wrong",
                        "correct that row and send the file again; an order is recorded whole")));
            }
        }
    }

    private static String orderId(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not an order id: " + Text.shown(text) + "; write it on one line, as the marketplace does");
        }
        return text;
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeException notAnInstant) {
            throw new IllegalArgumentException("not a moment: " + Text.shown(text)
                    + "; write date, time and offset, for example 2026-11-20T18:04:00Z", notAnInstant);
        }
    }

    private static Status status(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "paid" -> Status.PAID;
            case "pending" -> Status.PENDING;
            case "cancelled" -> Status.CANCELLED;
            default -> throw new IllegalArgumentException("not a status: " + Text.shown(text) + "; write paid, pending or cancelled");
        };
    }
}
