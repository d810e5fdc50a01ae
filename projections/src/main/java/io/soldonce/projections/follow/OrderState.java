package io.soldonce.projections.follow;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.order.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.JSON;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// An order's state as JSON and back. The same state is the same text, whatever order its sets happen to be in, so that a row can be compared
/// with a fresh fold.
final class OrderState {
    private static final TypeReference<TreeMap<String, ReturnTimes>> TIMES = new TypeReference<>() {
    };

    private final JsonMapper mapper;

    OrderState(EventCatalogue catalogue) {
        mapper = catalogue.mapper().rebuild().addModule(new SimpleModule().addSerializer(new SortedSets())).build();
    }

    /// When and why one return was told of; the ledger's own state needs none of it.
    ///
    /// @param requestedAt null when not told; the others likewise
    record ReturnTimes(String reason, Instant requestedAt, Instant receivedAt, Instant closedAt) {
        static final ReturnTimes NONE = new ReturnTimes(null, null, null, null);
    }

    JSON write(Order order) {
        return JSON.json(mapper.writeValueAsString(order));
    }

    Order read(JSON state) {
        return mapper.readValue(state.data(), Order.class);
    }

    JSON writeTimes(Map<String, ReturnTimes> times) {
        return times.isEmpty() ? null : JSON.json(mapper.writeValueAsString(new TreeMap<>(times)));
    }

    Map<String, ReturnTimes> readTimes(JSON times) {
        return times == null ? Map.of() : mapper.readValue(times.data(), TIMES);
    }

    /// Elements in the order of their own text.
    private static final class SortedSets extends StdSerializer<Set<?>> {
        SortedSets() {
            super(Set.class);
        }

        @Override
        public void serialize(Set<?> set, JsonGenerator to, SerializationContext context) {
            var sorted = new ArrayList<Object>(set);
            sorted.sort(Comparator.comparing(Object::toString));
            to.writeStartArray();
            sorted.forEach(element -> context.writeValue(to, element));
            to.writeEndArray();
        }
    }
}
