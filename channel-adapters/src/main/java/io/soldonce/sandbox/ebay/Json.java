package io.soldonce.sandbox.ebay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON as eBay writes it.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /// @throws JacksonException when it is no JSON
    static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    static JsonNode parse(byte[] text) {
        return MAPPER.readTree(text);
    }

    static ObjectNode parseObject(String text) {
        return (ObjectNode) MAPPER.readTree(text);
    }

    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /// The text at a path of names, or null.
    static String text(JsonNode node, String... path) {
        return text(at(node, path));
    }

    static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asString() : null;
    }

    static JsonNode at(JsonNode node, String... path) {
        var here = node;
        for (var name : path) {
            here = here.path(name);
        }
        return here;
    }

    /// Amounts are texts. Whole ones end in `.0`, others have two decimals: `45.0`, `4.90`.
    static ObjectNode money(BigDecimal value, String currency) {
        var rounded = value.setScale(2, RoundingMode.HALF_UP);
        var isWhole = rounded.stripTrailingZeros().scale() <= 0;
        return object().put("value", (isWhole ? rounded.setScale(1, RoundingMode.UNNECESSARY) : rounded).toPlainString())
                .put("currency", currency);
    }

    static String instant(Instant instant) {
        return MILLIS.format(instant);
    }
}
