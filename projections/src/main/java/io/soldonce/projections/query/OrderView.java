package io.soldonce.projections.query;

import java.time.Instant;
import java.util.List;

/// One order with its lines.
///
/// @param placedAt null while only a payment or a cancellation was heard
/// @param paidAt   null while not paid
/// @param index    of its first event
public record OrderView(String channel, String orderId, String status, Instant placedAt, Instant paidAt, long index, List<Line> lines) {
    public OrderView {
        lines = List.copyOf(lines);
    }

    /// One line.
    ///
    /// @param told what the channel called the item
    /// @param sku  the item it is, null while unmatched
    public record Line(String lineId, String told, String sku, String title, int quantity, Price price, boolean cancelled) {}
}
