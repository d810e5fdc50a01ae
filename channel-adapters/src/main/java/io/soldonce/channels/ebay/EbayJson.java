package io.soldonce.channels.ebay;

import io.soldonce.values.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Documents as eBay writes them. Numbers stay decimal, so that what is read and written back is what it was.
final class EbayJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    private EbayJson() {}

    /// @throws tools.jackson.core.JacksonException when it is not JSON
    static JsonNode read(String text) {
        return text == null || text.isBlank() ? MAPPER.missingNode() : MAPPER.readTree(text);
    }

    static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /// Null when there is none, or an empty one.
    static String text(JsonNode node, String... path) {
        var at = node;
        for (var step : path) {
            at = at.path(step);
        }
        var text = at.isValueNode() && !at.isNull() ? at.asString() : "";
        return text.isEmpty() ? null : text;
    }

    static int number(JsonNode node, int otherwise) {
        return node.isNumber() || node.isString() ? node.asInt(otherwise) : otherwise;
    }

    static Instant instant(JsonNode node, String name) {
        var text = text(node, name);
        return text == null ? null : Instant.parse(text);
    }

    /// Null when there is no amount.
    static Money money(JsonNode amount) {
        var value = text(amount, "value");
        var currency = text(amount, "currency");
        return value == null || currency == null ? null : Money.of(value, currency);
    }

    static ObjectNode amount(Money money) {
        return object().put("currency", money.currency()).put("value", money.amount().toPlainString());
    }

    static List<JsonNode> elements(JsonNode array) {
        var elements = new ArrayList<JsonNode>();
        array.forEach(elements::add);
        return elements;
    }
}
