package io.soldonce.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What [Rules] made of one command.
public sealed interface Decision {
    /// It holds. No events means that nothing changed.
    ///
    /// @param answer what the caller is told; must be writable as JSON
    record Accepted(List<Staged> events, Map<String, Object> answer) implements Decision {
        public Accepted {
            events = List.copyOf(events);
            answer = Collections.unmodifiableMap(new LinkedHashMap<>(answer));
        }
    }

    /// It does not hold, and will not if it is sent again under the same idempotency key.
    ///
    /// @param code    for programs
    /// @param message for people
    /// @param details must be writable as JSON
    record Rejected(String code, String message, Map<String, Object> details) implements Decision {
        public Rejected {
            Objects.requireNonNull(code, "code");
            details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        }
    }

    /// One event and the stream it belongs to.
    record Staged(String stream, Object event) {
        public Staged {
            Objects.requireNonNull(stream, "stream");
            Objects.requireNonNull(event, "event");
        }
    }
}
