package io.soldonce.engine;

import java.util.HashMap;
import java.util.Map;

import org.axonframework.messaging.MetaData;

import tools.jackson.databind.json.JsonMapper;

/// [Provenance] as the log's metadata column and as Axon's message metadata: the same names in both.
final class ProvenanceJson {
    private final JsonMapper mapper;

    ProvenanceJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    String write(Provenance provenance) {
        return Json.storable(mapper.writeValueAsString(provenance));
    }

    Provenance read(String json) {
        return mapper.readValue(json, Provenance.class);
    }

    static MetaData toMetaData(Provenance provenance) {
        Map<String, Object> values = new HashMap<>();
        values.put("actor", provenance.actor());
        values.put("source", provenance.source());
        values.put("providerEventId", provenance.providerEventId());
        values.put("correlation", provenance.correlation());
        values.put("cause", provenance.cause());
        values.values().removeIf(v -> v == null);
        return MetaData.from(values);
    }

    /// The other way.
    ///
    /// @throws NullPointerException when actor, source or correlation is missing
    static Provenance fromMetaData(MetaData values) {
        return new Provenance((String) values.get("actor"), (String) values.get("source"), (String) values.get("providerEventId"),
                (String) values.get("correlation"), (String) values.get("cause"));
    }
}
