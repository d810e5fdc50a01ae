package io.soldonce.app.api;

import io.soldonce.app.imports.OrderLines;
import io.soldonce.app.security.Problem;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A sale as it comes in.
///
/// @param paid       false when it waits for its payment; true when left out
/// @param occurredAt when it was sold; now when left out
/// @param at         the same by its short name
record SaleBody(String channel, String orderId, List<Line> lines, Boolean paid, String occurredAt, String at) {
    private static final int MOST_LINES = 200;
    private static final int MOST_UNITS = 100_000;

    /// One line.
    ///
    /// @param lineId the channel's own id of the line; made from the SKU when left out
    /// @param sku    what the channel calls the item: a SKU of ours, or something to be matched later
    /// @param price  of one unit
    /// @param holdId the reservation or the consignment the units are taken from; from the shelf when left out
    record Line(String lineId, String sku, String title, Integer quantity, Price price, String holdId) {}

    OrderAction.Place read(Instant now) {
        var where = Field.channel("$.channel", channel);
        var id = Field.orderId("$.orderId", orderId);
        var told = Field.required("$.lines", lines);
        if (told.isEmpty() || told.size() > MOST_LINES) {
            throw Problem.invalid("$.lines", "the sale has " + told.size() + " lines; write 1 to " + MOST_LINES);
        }
        var read = new ArrayList<OrderLines.Told>();
        for (var i = 0; i < told.size(); i++) {
            read.add(line("$.lines[" + i + "]", told.get(i)));
        }
        var named = Field.at("$.lines", () -> OrderLines.named(read));
        return new OrderAction.Place(where, id, named, paid == null || paid,
                Field.instant("$.occurredAt", occurredAt, Field.instant("$.at", at, now)), holds(named));
    }

    private Map<String, String> holds(List<OrderFact.Line> named) {
        var holds = new HashMap<String, String>();
        for (var i = 0; i < named.size(); i++) {
            var hold = Field.optional("$.lines[" + i + "].holdId", lines.get(i).holdId(), 100);
            if (hold != null) {
                holds.put(named.get(i).lineId(), hold);
            }
        }
        return holds;
    }

    private static OrderLines.Told line(String where, Line line) {
        Field.required(where, line);
        var sku = Field.optional(where + ".sku", line.sku(), 200);
        var title = Field.optional(where + ".title", line.title(), 300);
        if (sku == null && title == null) {
            throw Problem.invalid(where + ".sku", "sku is missing; write the SKU, or at least a title");
        }
        return new OrderLines.Told(Field.optional(where + ".lineId", line.lineId(), 100), sku, title,
                Field.whole(where + ".quantity", line.quantity(), 1, MOST_UNITS), Field.money(where + ".price", line.price()));
    }
}
