package io.soldonce.sandbox.ebay;

import java.util.Map;

import tools.jackson.databind.JsonNode;

/// What goes back to the caller.
///
/// @param body null for none
record Answer(int status, JsonNode body, Map<String, String> headers) {
    Answer(int status, JsonNode body) {
        this(status, body, Map.of());
    }

    static Answer ok(JsonNode body) {
        return new Answer(200, body);
    }

    static Answer empty(int status) {
        return new Answer(status, null);
    }
}
