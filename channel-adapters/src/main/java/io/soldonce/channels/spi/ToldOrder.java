package io.soldonce.channels.spi;

import io.soldonce.values.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// An order as its marketplace tells it.
///
/// @param cancelledLines ids of the cancelled lines when not the whole order is
/// @param cancelReason   null when none is given
/// @param raw            as it was received
/// @param mail           when a mail told it that names no order: the order is provisional, and a later one may turn out to be it; else null
public record ToldOrder(
        String orderId,
        Instant placedAt,
        Instant changedAt,
        boolean isPaid,
        boolean isCancelled,
        List<String> cancelledLines,
        String cancelReason,
        List<Line> lines,
        String raw,
        Mail mail) {

    /// How the ids of orders begin that a mail told without a number.
    public static final String PROVISIONAL = "mail-";

    /// @param input     id of the raw mail, which is kept already
    /// @param messageId of the mail
    public record Mail(UUID input, String messageId) {}

    public ToldOrder(String orderId, Instant placedAt, Instant changedAt, boolean isPaid, boolean isCancelled, List<String> cancelledLines,
            String cancelReason, List<Line> lines, String raw) {
        this(orderId, placedAt, changedAt, isPaid, isCancelled, cancelledLines, cancelReason, lines, raw, null);
    }

    public ToldOrder {
        cancelledLines = List.copyOf(cancelledLines);
        lines = List.copyOf(lines);
    }

    /// @param sku        the seller's own name, null when the marketplace does not tell it
    /// @param externalId of the listing that was sold, null when not told
    /// @param unitPrice  null when not told
    public record Line(String lineId, String sku, String externalId, String title, int quantity, Money unitPrice) {}
}
