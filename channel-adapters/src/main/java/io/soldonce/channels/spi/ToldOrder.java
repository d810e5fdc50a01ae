package io.soldonce.channels.spi;

import io.soldonce.values.Money;
import java.time.Instant;
import java.util.List;

/// An order as its marketplace tells it.
///
/// @param cancelledLines ids of the cancelled lines when not the whole order is
/// @param cancelReason   null when none is given
/// @param raw            as it was received
public record ToldOrder(
        String orderId,
        Instant placedAt,
        Instant changedAt,
        boolean isPaid,
        boolean isCancelled,
        List<String> cancelledLines,
        String cancelReason,
        List<Line> lines,
        String raw) {

    public ToldOrder {
        cancelledLines = List.copyOf(cancelledLines);
        lines = List.copyOf(lines);
    }

    /// @param sku        the seller's own name, null when the marketplace does not tell it
    /// @param externalId of the listing that was sold, null when not told
    /// @param unitPrice  null when not told
    public record Line(String lineId, String sku, String externalId, String title, int quantity, Money unitPrice) {}
}
