package io.soldonce.engine;

import java.time.Instant;
import java.util.UUID;

import org.axonframework.eventhandling.GenericDomainEventMessage;

/// An event on its way into the log, already written: a request whose event cannot be written must fail alone, before the append.
final class StagedMessage extends GenericDomainEventMessage<Object> {
    private final transient EventCatalogue.Written written;
    private final transient Provenance provenance;
    private final transient String metadata;

    StagedMessage(String stream, long sequence, UUID id, Object event, EventCatalogue.Written written, Provenance provenance,
            String metadata,
            Instant timestamp) {
        super(null, stream, sequence, event, ProvenanceJson.toMetaData(provenance), id.toString(), timestamp);
        this.written = written;
        this.provenance = provenance;
        this.metadata = metadata;
    }

    EventCatalogue.Written written() {
        return written;
    }

    Provenance provenance() {
        return provenance;
    }

    String metadata() {
        return metadata;
    }
}
