package io.soldonce.values;

import java.util.Map;

/// A command the rules do not allow: a code for programs, a sentence for people that says what is allowed instead, and details.
/// Facts of a marketplace are never answered with a refusal; only our own wishes are.
public final class Refusal extends RuntimeException {
    private final String code;
    private final transient Map<String, Object> details;

    public Refusal(String code, String message, Map<String, Object> details) {
        super(message, null, false, false);
        this.code = code;
        this.details = Map.copyOf(details);
    }

    public Refusal(String code, String message) {
        this(code, message, Map.of());
    }

    /// Stable, in capitals: `NOT_ENOUGH_AVAILABLE`.
    public String code() {
        return code;
    }

    public Map<String, Object> details() {
        return details;
    }
}
