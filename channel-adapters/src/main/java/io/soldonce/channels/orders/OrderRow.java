package io.soldonce.channels.orders;

import io.soldonce.values.Money;
import java.time.Instant;

/// One line of one order as the file tells it.
///
/// @param lineId   null when the file does not say
/// @param sku      what the marketplace calls the item, perhaps no SKU of ours; null when it does not say
/// @param price    of one unit, null when the file does not say
/// @param placedAt null when the file does not say
public record OrderRow(
        long line,
        String orderId,
        String lineId,
        String sku,
        String title,
        int quantity,
        Money price,
        Instant placedAt,
        Status status) {

    public enum Status {
        PAID,
        PENDING,
        CANCELLED
    }

    /// The same order line told the same way, wherever it stands in the file.
    boolean isSameAs(OrderRow other) {
        return new OrderRow(0, orderId, lineId, sku, title, quantity, price, placedAt, status)
                .equals(new OrderRow(0, other.orderId, other.lineId, other.sku, other.title, other.quantity, other.price, other.placedAt,
                        other.status));
    }
}
