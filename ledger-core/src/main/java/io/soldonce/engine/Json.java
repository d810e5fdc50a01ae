package io.soldonce.engine;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the log holds it.
final class Json {
    private Json() {}

    /// See [EventCatalogue#mapper()].
    static JsonMapper mapper() {
        return JsonMapper.builder()
                // a record is its components: `isEmpty()` beside them is not one more property
                .changeDefaultVisibility(v -> v.withFieldVisibility(Visibility.ANY)
                        .withGetterVisibility(Visibility.NONE)
                        .withIsGetterVisibility(Visibility.NONE))
                .changeDefaultPropertyInclusion(v -> v.withValueInclusion(Include.NON_ABSENT))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                // 1.50 must still be 1.50 after an upcast
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /// Gives `json` back.
    ///
    /// @throws IllegalArgumentException when PostgreSQL could not hold it as jsonb (U+0000), or not byte for byte (half a surrogate pair)
    static String storable(String json) {
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '\\') {
                if (json.startsWith("u0000", i + 1)) {
                    throw new IllegalArgumentException("it contains the character U+0000");
                }
                i++; // the escaped character cannot begin another escape
            } else if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == json.length() || !Character.isLowSurrogate(json.charAt(i + 1))) {
                    throw new IllegalArgumentException("it contains half a surrogate pair");
                }
                i++;
            }
        }
        return json;
    }
}
