package io.soldonce.projections.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One order and all that became of it.
///
/// @param placedAt    null while only something later was heard of it
/// @param shippedAt   of the last shipment, null when none
/// @param returnState how far what comes back has come; null when nothing does
/// @param units       in all lines
/// @param total       null when a price is not known, or the currencies differ
/// @param index       of its first event
/// @param shipments   oldest first
/// @param returns     one for each return and line
/// @param money       one sum for each currency
/// @param entries     what the sums are made of, oldest first
public record WholeOrder(
        String channel,
        String orderId,
        String status,
        Instant placedAt,
        Instant paidAt,
        Instant shippedAt,
        Instant deliveredAt,
        String returnState,
        int units,
        Price total,
        long index,
        List<Line> lines,
        List<Shipment> shipments,
        List<Return> returns,
        List<OrderSums.Sum> money,
        List<OrderSums.Entry> entries) {
    public WholeOrder {
        lines = List.copyOf(lines);
        shipments = List.copyOf(shipments);
        returns = List.copyOf(returns);
        money = List.copyOf(money);
        entries = List.copyOf(entries);
    }

    /// One line.
    ///
    /// @param told  what the channel called the item
    /// @param sku   the item it is, null while unmatched
    /// @param where its units should be, by bucket: `sold`, `packed`, `shipped`...; of a kit in kits
    public record Line(String lineId, String told, String sku, String title, int quantity, Price price, boolean cancelled,
            Map<String, Integer> where) {
        static Line of(OrderView.Line line, Map<String, Map<String, Integer>> where) {
            return new Line(line.lineId(), line.told(), line.sku(), line.title(), line.quantity(), line.price(), line.cancelled(),
                    where.getOrDefault(line.lineId(), Map.of()));
        }
    }

    /// @param lineIds empty for the whole order
    public record Shipment(List<String> lineIds, String carrier, String tracking, Instant at) {}

    /// What of one line comes back in one return.
    ///
    /// @param status   `requested`, `approved`, `received`, `inspected`, `dropped`
    /// @param verdicts of those looked at: `restock`, `damaged`, `write-off`, `send-back`
    public record Return(String returnId, String lineId, String sku, String status, String reason, int requested, int received,
            int inspected, List<String> verdicts, Instant requestedAt, Instant receivedAt, Instant closedAt) {
        public Return {
            verdicts = List.copyOf(verdicts);
        }
    }
}
