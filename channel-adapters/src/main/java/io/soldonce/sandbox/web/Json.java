package io.soldonce.sandbox.web;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON of the sandboxes.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /// @throws JacksonException when it is no JSON
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /// The text of a field, or `otherwise` when it is missing or null.
    public static String text(JsonNode node, String name, String otherwise) {
        var value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asString() : otherwise;
    }

    /// The text of a field.
    ///
    /// @throws Refusal 400 when it is missing, null or empty
    public static String need(JsonNode node, String name) {
        var text = text(node, name, "");
        if (text.isEmpty()) {
            throw new Refusal(400, "\"" + name + "\" is missing.");
        }
        return text;
    }
}
