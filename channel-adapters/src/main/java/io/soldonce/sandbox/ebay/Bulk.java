package io.soldonce.sandbox.ebay;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

import org.jooq.DSLContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Calls with up to 25 requests, each answered by itself: 200 when all went well, else 207.
final class Bulk {
    static final int MOST = 25;

    private Bulk() {}

    /// @param tooMany the error for more than 25
    static List<ObjectNode> requests(Call call, int tooMany) {
        var requests = call.body().path("requests");
        if (!requests.isArray() || requests.isEmpty()) {
            throw EbayError.invalidValue("requests", "There must be at least one.").refusal();
        }
        if (requests.size() > MOST) {
            throw EbayError.inventory(tooMany, "The number of requests in the call cannot exceed " + MOST + ".").refusal();
        }
        return requests.values().stream().map(Bulk::object).toList();
    }

    private static ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw EbayError.invalidRequest("An entry of requests is not an object.").refusal();
    }

    static void refuseRepeats(List<ObjectNode> requests, String name, int errorId) {
        var seen = new HashSet<String>();
        for (var request : requests) {
            if (!seen.add(text(request, name))) {
                throw EbayError.inventory(errorId, name + " should be unique in the request.").refusal();
            }
        }
    }

    static String text(ObjectNode request, String name) {
        var text = Json.text(request, name);
        if (text == null) {
            throw EbayError.invalidValue(name, "It is missing.").refusal();
        }
        return text;
    }

    static void refuseIfToldTo(Call call, DSLContext tx, String sku) {
        call.refuseIfToldTo(sku);
        if (call.take(tx, Knob.FAIL_ITEMS)) {
            throw EbayError.inventory(500, 25001, "A system error has occurred.").refusal();
        }
    }

    /// Each request by itself. A refusal fails its own entry; `work` must not have written before it refuses.
    static Answer answer(List<ObjectNode> requests, Function<ObjectNode, ObjectNode> work) {
        var responses = Json.array();
        for (var request : requests) {
            ObjectNode response;
            try {
                response = work.apply(request);
            } catch (EbayRefusal e) {
                response = failed(request, e.error());
            }
            responses.add(response);
        }
        return answer(responses.values().stream().map(ObjectNode.class::cast).toList());
    }

    static Answer answer(List<ObjectNode> responses) {
        boolean isWhole = responses.stream().allMatch(response -> response.path("statusCode").asInt(0) < 300);
        var list = Json.array();
        responses.forEach(response -> {
            list.add(response);
            response.withArrayProperty("errors");
            response.withArrayProperty("warnings");
        });
        return new Answer(isWhole ? 200 : 207, Json.object().set("responses", list));
    }

    private static ObjectNode failed(ObjectNode request, EbayError error) {
        var response = Json.object();
        for (var name : List.of("sku", "offerId", "marketplaceId", "format")) {
            if (Json.text(request, name) != null) {
                response.put(name, Json.text(request, name));
            }
        }
        response.put("statusCode", error.status());
        response.set("errors", EbayError.list(List.of(error)));
        return response;
    }
}
