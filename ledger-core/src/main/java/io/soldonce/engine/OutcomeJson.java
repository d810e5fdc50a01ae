package io.soldonce.engine;

import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/// An outcome as the idempotency table keeps it.
final class OutcomeJson {
    private record Stored(Long index, Integer events, Map<String, Object> answer, String code, String message,
            Map<String, Object> details) {}

    private final JsonMapper mapper;

    OutcomeJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    String write(Outcome.Done done) {
        return Json.storable(mapper.writeValueAsString(new Stored(done.index(), done.events(), done.answer(), null, null, null)));
    }

    String write(Outcome.Refused refused) {
        return Json.storable(mapper.writeValueAsString(new Stored(null, null, null, refused.code(), refused.message(), refused.details())));
    }

    /// As the answer to a repeated request.
    Outcome readRepeated(String json) {
        Stored stored = mapper.readValue(json, Stored.class);
        return stored.code() == null
                ? new Outcome.Done(stored.index(), stored.events(), stored.answer(), true)
                : new Outcome.Refused(stored.code(), stored.message(), stored.details(), true);
    }
}
