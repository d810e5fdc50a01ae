package io.soldonce.sandbox.ebay;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;

import org.jooq.DSLContext;
import org.jooq.Record;

import tools.jackson.databind.node.ObjectNode;

/// One order as the Fulfillment API tells it.
///
/// The buyer is always the same and lives at example.com.
record OrderDocument(String orderId, long number, String account, Instant createdAt, Instant modifiedAt, String currency, Instant paidAt,
        String cancelState, String cancelReason, Instant cancelAskedAt, Instant cancelledAt, List<Line> lines) {
    private static final BigDecimal FEE = new BigDecimal("0.1325");
    private static final Duration HANDLING = Duration.ofDays(3);

    /// @param price of one
    record Line(long lineItemId, String sku, long listingId, String title, int quantity, BigDecimal price, String marketplace) {
        BigDecimal total() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }
    }

    /// @param where on `ebay.purchase p`, order and limit included
    static List<OrderDocument> find(DSLContext db, String where, Object... bindings) {
        var found = new LinkedHashMap<String, OrderDocument>();
        db.fetch(
                "select p.order_id, p.number, p.account, p.created_at, p.modified_at, p.currency, p.paid_at, p.cancel_state, p.cancel_reason,"
                        + " p.cancel_asked_at, p.cancelled_at from ebay.purchase p" + where,
                bindings).forEach(row -> {
                    var order = of(row);
                    found.put(order.orderId(), order);
                });
        if (!found.isEmpty()) {
            db.fetch("select order_id, line_item_id, sku, listing_id, title, quantity, price, marketplace from ebay.purchase_line"
                    + " where order_id = any(?) order by line_item_id", (Object) found.keySet().toArray(String[]::new))
                    .forEach(row -> found.get(row.get("order_id", String.class)).lines().add(new Line(row.get("line_item_id", Long.class),
                            row.get("sku", String.class), row.get("listing_id", Long.class), row.get("title", String.class),
                            row.get("quantity", Integer.class), row.get("price", BigDecimal.class), row.get("marketplace", String.class))));
        }
        return List.copyOf(found.values());
    }

    private static OrderDocument of(Record row) {
        return new OrderDocument(row.get("order_id", String.class), row.get("number", Long.class), row.get("account", String.class),
                instant(row, "created_at"), instant(row, "modified_at"), row.get("currency", String.class), instant(row, "paid_at"),
                row.get("cancel_state", String.class), row.get("cancel_reason", String.class), instant(row, "cancel_asked_at"),
                instant(row, "cancelled_at"), new java.util.ArrayList<>());
    }

    private static Instant instant(Record row, String name) {
        var there = row.get(name, OffsetDateTime.class);
        return there == null ? null : there.toInstant();
    }

    boolean isCancelled() {
        return cancelState.equals("CANCELED");
    }

    private String paymentStatus() {
        return paidAt == null ? "PENDING" : isCancelled() ? "FULLY_REFUNDED" : "PAID";
    }

    /// @param isSingle false in getOrders, where `cancelRequests` is always empty
    ObjectNode json(boolean isSingle) {
        var subtotal = lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        var fee = subtotal.multiply(FEE);
        var order = Json.object().put("orderId", orderId).put("legacyOrderId", orderId).put("creationDate", Json.instant(createdAt))
                .put("lastModifiedDate", Json.instant(modifiedAt)).put("orderFulfillmentStatus", "NOT_STARTED")
                .put("orderPaymentStatus", paymentStatus()).put("sellerId", account);
        order.set("buyer", Buyer.asBuyer());
        var pricing = order.putObject("pricingSummary");
        pricing.set("priceSubtotal", Json.money(subtotal, currency));
        pricing.set("deliveryCost", Json.money(BigDecimal.ZERO, currency));
        pricing.set("total", Json.money(subtotal, currency));
        order.set("cancelStatus", cancelStatus(isSingle));
        order.set("paymentSummary", payments(subtotal.subtract(fee), subtotal));
        order.putArray("fulfillmentStartInstructions").add(Buyer.shipping(createdAt.plus(HANDLING)));
        order.putArray("fulfillmentHrefs");
        var list = order.putArray("lineItems");
        lines.forEach(line -> list.add(line(line)));
        order.put("salesRecordReference", Long.toString(number));
        order.set("totalFeeBasisAmount", Json.money(subtotal, currency));
        order.set("totalMarketplaceFee", Json.money(fee, currency));
        return order;
    }

    private ObjectNode cancelStatus(boolean isSingle) {
        var status = Json.object().put("cancelState", cancelState);
        if (cancelledAt != null) {
            status.put("cancelledDate", Json.instant(cancelledAt));
        }
        var requests = status.putArray("cancelRequests");
        if (isSingle && cancelAskedAt != null) {
            var request = requests.addObject().put("cancelReason", cancelReason).put("cancelRequestedDate", Json.instant(cancelAskedAt))
                    .put("cancelInitiator", "BUYER").put("cancelRequestId", "5" + String.format("%09d", number))
                    .put("cancelRequestState", isCancelled() ? "COMPLETED" : "REQUESTED");
            if (cancelledAt != null) {
                request.put("cancelCompletedDate", Json.instant(cancelledAt));
            }
        }
        return status;
    }

    private ObjectNode payments(BigDecimal due, BigDecimal total) {
        var summary = Json.object();
        summary.set("totalDueSeller", Json.money(isCancelled() ? BigDecimal.ZERO : due, currency));
        var refunds = summary.putArray("refunds");
        if (isCancelled() && paidAt != null) {
            refunds.addObject().put("refundId", "6" + String.format("%09d", number)).put("refundDate", Json.instant(cancelledAt))
                    .put("refundStatus", "REFUNDED").set("amount", Json.money(total, currency));
        }
        var payment = summary.putArray("payments").addObject().put("paymentMethod", "EBAY")
                .put("paymentReferenceId", String.format("%06d_S", number)).put("paymentStatus", paidAt == null ? "PENDING" : "PAID");
        if (paidAt != null) {
            payment.put("paymentDate", Json.instant(paidAt));
        }
        payment.set("amount", Json.money(due, currency));
        return summary;
    }

    private ObjectNode line(Line line) {
        var item = Json.object().put("lineItemId", Long.toString(line.lineItemId())).put("legacyItemId", Long.toString(line.listingId()))
                .put("sku", line.sku()).put("title", line.title());
        item.set("lineItemCost", Json.money(line.total(), currency));
        item.put("quantity", line.quantity()).put("soldFormat", "FIXED_PRICE").put("listingMarketplaceId", line.marketplace())
                .put("purchaseMarketplaceId", line.marketplace()).put("lineItemFulfillmentStatus", "NOT_STARTED");
        item.set("total", Json.money(line.total(), currency));
        item.putObject("deliveryCost").set("shippingCost", Json.money(BigDecimal.ZERO, currency));
        item.putArray("appliedPromotions");
        item.putArray("taxes").addObject().set("amount", Json.money(BigDecimal.ZERO, currency));
        item.putArray("refunds");
        item.putObject("properties").put("fromBestOffer", false).put("buyerProtection", true);
        item.set("lineItemFulfillmentInstructions", Buyer.dates(createdAt.plus(HANDLING)).put("shipByDate",
                Json.instant(createdAt.plus(HANDLING))).put("guaranteedDelivery", false));
        item.putObject("itemLocation").put("location", "Springfield, Illinois").put("countryCode", "US").put("postalCode", "00001");
        return item;
    }
}
