package io.soldonce.projections.follow;

import static io.soldonce.projections.follow.Words.because;

import io.soldonce.order.OrderFact;
import io.soldonce.values.Text;
import java.util.List;
import java.util.stream.Collectors;

/// What was told of an order, as a sentence. Pure.
final class OrderSentences {
    private OrderSentences() {}

    static String of(OrderFact fact) {
        return switch (fact) {
            case OrderFact.Placed(var channel, var id, var lines, var paid, var _) -> "Order " + id + " placed on " + channel + " with "
                    + lines.size() + (lines.size() == 1 ? " line" : " lines") + (paid ? ", paid" : ", waiting for its payment");
            case OrderFact.LineUnmatched(var line, var told, var title, var quantity) -> "Line " + line + " (" + quantity + " × "
                    + Text.shown(told == null ? title : told) + ") is no item we know: queued";
            case OrderFact.LineMatched(var line, var sku) -> "Line " + line + " is " + sku;
            case OrderFact.Paid _ -> "Order paid";
            case OrderFact.Cancelled(var lines, var reason, var _) -> which(lines) + " cancelled" + because(reason);
            case OrderFact.Identified(var id, var _) -> "Turned out to be order " + id;
            case OrderFact.Absorbed(var id, var _) -> "The same sale was told as " + id + ": counted once";
            case OrderFact.Picked(var lines, var _) -> which(lines) + " picked";
            case OrderFact.Packed(var lines, var _) -> which(lines) + " packed";
            case OrderFact.Shipped(var lines, var carrier, var tracking, var _) -> which(lines) + " shipped"
                    + (carrier == null ? "" : " with " + carrier) + (tracking == null ? "" : ", tracking " + tracking);
            case OrderFact.Delivered(var lines, var _) -> which(lines) + " delivered";
            case OrderFact.ReturnRequested(var id, var lines, var reason, var _) -> "Return " + Text.shown(id) + " requested"
                    + units(lines) + because(reason);
            case OrderFact.ReturnApproved(var id, var _) -> "Return " + Text.shown(id) + " approved";
            case OrderFact.ReturnDropped(var id, var reason, var _) -> "Return " + Text.shown(id) + " dropped" + because(reason);
            case OrderFact.ReturnReceived(var id, var lines, var _) -> "Return " + Text.shown(id) + " received" + units(lines);
            case OrderFact.ReturnInspected inspected -> "Return " + Text.shown(inspected.returnId()) + " inspected: "
                    + Words.units(inspected.quantity()) + " of line " + inspected.lineId() + ", " + Words.words(inspected.verdict());
            case OrderFact.Refunded(var _, var line, var amount, var reason, var _) -> "Refunded " + amount + of(line) + because(reason);
            case OrderFact.MoneyEntered(var _, var line, var kind, var amount, var _) -> capital(Words.words(kind)) + of(line) + ": "
                    + amount;
            case OrderFact.MoneyContradicted(var id, var line, var kind, var amount, var _) -> (kind == null
                    ? "Refund"
                    : capital(Words.words(kind))) + " " + Text.shown(id) + of(line) + " was told again with another amount, " + amount
                    + ": queued, nothing counted";
            case OrderFact.CancelledButShipped(var lines, var _) -> which(lines) + " cancelled, and shipped all the same: queued";
            case OrderFact.Contradicted _ -> "The same order id was told again with other content: queued, nothing counted";
        };
    }

    private static String which(List<String> lineIds) {
        return lineIds.isEmpty() ? "Order" : "Line " + String.join(", ", lineIds);
    }

    private static String of(String lineId) {
        return lineId == null ? "" : " for line " + lineId;
    }

    private static String units(List<OrderFact.ReturnLine> lines) {
        return lines.isEmpty()
                ? ""
                : ", " + lines.stream().map(line -> Words.units(line.quantity()) + " of line " + line.lineId())
                        .collect(Collectors.joining(", "));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
