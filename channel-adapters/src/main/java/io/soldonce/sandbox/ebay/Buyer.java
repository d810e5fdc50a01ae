package io.soldonce.sandbox.ebay;

import java.time.Duration;
import java.time.Instant;

import tools.jackson.databind.node.ObjectNode;

/// The one buyer of the sandbox.
final class Buyer {
    private Buyer() {}

    static ObjectNode asBuyer() {
        var buyer = Json.object().put("username", "example_buyer");
        buyer.putObject("taxAddress").put("city", "Springfield").put("stateOrProvince", "IL").put("postalCode", "00001")
                .put("countryCode", "US");
        buyer.set("buyerRegistrationAddress", contact());
        return buyer;
    }

    private static ObjectNode contact() {
        var contact = Json.object().put("fullName", "Pat Example");
        contact.putObject("contactAddress").put("addressLine1", "1 Example St").put("city", "Springfield").put("stateOrProvince", "IL")
                .put("postalCode", "00001").put("countryCode", "US");
        contact.putObject("primaryPhone").put("phoneNumber", "5550100000");
        return contact.put("email", "relay@example.com");
    }

    static ObjectNode shipping(Instant shipBy) {
        var instruction = dates(shipBy).put("fulfillmentInstructionsType", "SHIP_TO").put("ebaySupportedFulfillment", false);
        var step = instruction.putObject("shippingStep").put("shippingCarrierCode", "UPS").put("shippingServiceCode", "UPSGround");
        step.set("shipTo", contact());
        return instruction;
    }

    static ObjectNode dates(Instant shipBy) {
        return Json.object().put("minEstimatedDeliveryDate", Json.instant(shipBy.plus(Duration.ofDays(1))))
                .put("maxEstimatedDeliveryDate", Json.instant(shipBy.plus(Duration.ofDays(4))));
    }
}
