package io.soldonce.sandbox.ebay;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One entry of `errors` in eBay's envelope, with the HTTP status that goes with it.
record EbayError(int status, int errorId, String domain, String category, String message, Map<String, String> parameters) {
    static EbayError inventory(int errorId, String message) {
        return new EbayError(400, errorId, "API_INVENTORY", "REQUEST", message, Map.of());
    }

    static EbayError inventory(int status, int errorId, String message) {
        return new EbayError(status, errorId, "API_INVENTORY", status == 500 ? "APPLICATION" : "REQUEST", message, Map.of());
    }

    static EbayError fulfillment(int errorId, String message) {
        return new EbayError(400, errorId, "API_FULFILLMENT", "REQUEST", message, Map.of());
    }

    static EbayError notification(int status, int errorId, String message) {
        return new EbayError(status, errorId, "API_NOTIFICATION", "REQUEST", message, Map.of());
    }

    static EbayError badToken() {
        return new EbayError(401, 1001, "OAuth", "REQUEST", "Invalid access token", Map.of());
    }

    static EbayError noToken() {
        return new EbayError(401, 1002, "OAuth", "REQUEST", "Missing access token", Map.of());
    }

    static EbayError accessDenied() {
        return new EbayError(403, 1100, "ACCESS", "REQUEST", "Access denied", Map.of());
    }

    static EbayError tooManyRequests() {
        return new EbayError(429, 2001, "ACCESS", "REQUEST", "Too many requests.", Map.of());
    }

    static EbayError invalidRequest(String what) {
        return new EbayError(400, 2004, "ACCESS", "REQUEST", "Invalid request", Map.of("reason", what));
    }

    static EbayError noSuchResource() {
        return new EbayError(404, 2002, "ACCESS", "REQUEST", "Resource not found", Map.of());
    }

    static EbayError concurrent() {
        return inventory(500, 25025,
                "Concurrent access of the same Inventory or Inventory Item Group object is not allowed. Please try again later.");
    }

    static EbayError invalidValue(String field, String more) {
        return new EbayError(400, 25709, "API_INVENTORY", "REQUEST", "Invalid value for " + field + ". " + more,
                Map.of("fieldName", field));
    }

    static EbayError noSuchSku(int status, String sku) {
        return new EbayError(status, 25702, "API_INVENTORY", "REQUEST", sku + " could not be found or is not available in the system.",
                Map.of("SKU", sku));
    }

    static EbayError noSuchOffer(int status, String offerId) {
        return new EbayError(status, 25713, "API_INVENTORY", "REQUEST", "This Offer is not available : " + offerId + ".", Map.of());
    }

    EbayError with(String name, String value) {
        return new EbayError(status, errorId, domain, category, message, Map.of(name, value));
    }

    EbayRefusal refusal() {
        return new EbayRefusal(this);
    }

    ObjectNode json() {
        var node = Json.object().put("errorId", errorId).put("domain", domain).put("category", category).put("message", message)
                .put("longMessage", message);
        if (!parameters.isEmpty()) {
            var list = node.putArray("parameters");
            parameters.forEach((name, value) -> list.addObject().put("name", name).put("value", value));
        }
        return node;
    }

    static ArrayNode list(List<EbayError> errors) {
        var list = Json.array();
        errors.forEach(error -> list.add(error.json()));
        return list;
    }
}
