package io.soldonce.channels.ebay;

import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// eBay's orders in our words. Pure. Fields: eBay Sell Fulfillment API 1.20.7.
final class EbayOrders {
    private static final Set<String> PAID = Set.of("PAID", "PARTIALLY_REFUNDED", "FULLY_REFUNDED");
    private static final String NEVER_ASKED = "NONE_REQUESTED";
    private static final int DECIMALS = 4;

    private EbayOrders() {}

    /// True when there is more to know than the list of orders tells: its cancellation requests are always empty there.
    static boolean isCancellationAsked(JsonNode order) {
        var state = EbayJson.text(order, "cancelStatus", "cancelState");
        return state != null && !state.equals(NEVER_ASKED);
    }

    /// @param  order                    as one order's own call tells it, where its cancellation was asked for
    /// @throws IllegalArgumentException when it lacks what every order has
    static ToldOrder told(JsonNode order) {
        var orderId = needed(order, "orderId", "?");
        var request = completed(order.path("cancelStatus"));
        var isCancelled = "CANCELED".equals(EbayJson.text(order, "cancelStatus", "cancelState")) && request != null;
        var placedAt = EbayJson.instant(order, "creationDate");
        var changedAt = EbayJson.instant(order, "lastModifiedDate");
        if (placedAt == null) {
            throw new IllegalArgumentException("eBay's order " + orderId + " has no creationDate");
        }
        return new ToldOrder(orderId, placedAt, changedAt == null ? placedAt : changedAt,
                PAID.contains(needed(order, "orderPaymentStatus", orderId)), isCancelled, List.of(),
                isCancelled ? EbayJson.text(request, "cancelReason") : null,
                EbayJson.elements(order.path("lineItems")).stream().map(line -> line(line, orderId)).toList(), EbayJson.write(order));
    }

    /// The cancellation that went through, null while none did: one that is asked for, or still under way, may yet be turned down.
    private static JsonNode completed(JsonNode cancelStatus) {
        return EbayJson.elements(cancelStatus.path("cancelRequests")).stream()
                .filter(request -> EbayJson.text(request, "cancelCompletedDate") != null
                        || "COMPLETED".equals(EbayJson.text(request, "cancelRequestState")))
                .findFirst().orElse(null);
    }

    private static ToldOrder.Line line(JsonNode line, String orderId) {
        var quantity = EbayJson.number(line.path("quantity"), 0);
        if (quantity < 1) {
            throw new IllegalArgumentException("a line of eBay's order " + orderId + " has no quantity");
        }
        return new ToldOrder.Line(needed(line, "lineItemId", orderId), EbayJson.text(line, "sku"), EbayJson.text(line, "legacyItemId"),
                EbayJson.text(line, "title"), quantity, unitPrice(EbayJson.money(line.path("lineItemCost")), quantity));
    }

    /// eBay tells the price of all units of a line together.
    private static Money unitPrice(Money all, int quantity) {
        return all == null
                ? null
                : new Money(all.amount().divide(BigDecimal.valueOf(quantity), DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros(),
                        all.currency());
    }

    private static String needed(JsonNode node, String name, String orderId) {
        var text = EbayJson.text(node, name);
        if (text == null) {
            throw new IllegalArgumentException("eBay's order " + orderId + " has no " + name);
        }
        return text;
    }
}
