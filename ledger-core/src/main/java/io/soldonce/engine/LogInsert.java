package io.soldonce.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/// One multi-row insert for all events of a commit.
final class LogInsert {
    private static final String INSERT = """
        insert into ledger.log_entry
          (global_index, stream_id, sequence, event_id, name, revision, recorded_at, payload, metadata, hash)
        select ? + n, stream, seq, id, name, revision, ?::timestamptz, payload::json, metadata::json, hash
        from unnest(?::text[], ?::bigint[], ?::uuid[], ?::text[], ?::int[], ?::text[], ?::text[], ?::bytea[])
          with ordinality as event (stream, seq, id, name, revision, payload, metadata, hash, n)""";

    private final EventCatalogue catalogue;
    private final ProvenanceJson provenances;

    LogInsert(EventCatalogue catalogue) {
        this.catalogue = catalogue;
        this.provenances = new ProvenanceJson(catalogue.mapper());
    }

    /// Appends behind `head`, the locked head of the log, and tells the transaction what was appended.
    void append(LogTransaction transaction, Head head, Instant recordedAt, List<? extends EventMessage<?>> events) throws SQLException {
        ChainHash chain = new ChainHash();
        byte[][] hashes = new byte[events.size()][];
        byte[] hash = head.hash();
        List<LogRow> rows = new ArrayList<>(events.size());
        List<Recorded> recorded = new ArrayList<>(events.size());
        for (int i = 0; i < hashes.length; i++) {
            EventMessage<?> event = events.get(i);
            StagedMessage staged = staged(event);
            EventCatalogue.Written written = staged.written();
            LogRow row = new LogRow(head.index() + 1 + i, staged.getAggregateIdentifier(), staged.getSequenceNumber(),
                    UUID.fromString(staged.getIdentifier()), written.name(), written.revision(), recordedAt, written.json(),
                    staged.metadata());
            hash = chain.next(hash, row);
            hashes[i] = hash;
            rows.add(row);
            recorded.add(new Recorded(row.index(), row.stream(), row.sequence(), row.eventId(), recordedAt, staged.getPayload(),
                    staged.provenance()));
        }
        insert(transaction.connection(), head.index(), rows, hashes);
        LogRow last = rows.getLast();
        transaction.appended(new Head(last.index(), last.eventId(), hash, recordedAt), recorded);
    }

    /// What the lane publishes is written already; an event published by other means is written here.
    private StagedMessage staged(EventMessage<?> event) {
        if (event instanceof StagedMessage staged) {
            return staged;
        }
        boolean inStream = event instanceof DomainEventMessage<?>;
        Provenance provenance = ProvenanceJson.fromMetaData(event.getMetaData());
        return new StagedMessage(inStream ? ((DomainEventMessage<?>) event).getAggregateIdentifier() : event.getIdentifier(),
                inStream ? ((DomainEventMessage<?>) event).getSequenceNumber() : 0, UUID.fromString(event.getIdentifier()),
                event.getPayload(),
                catalogue.write(event.getPayload()), provenance, provenances.write(provenance), event.getTimestamp());
    }

    private static void insert(Connection connection, long before, List<LogRow> rows, byte[][] hashes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, before);
            statement.setObject(2, rows.getFirst().recordedAt().atOffset(ZoneOffset.UTC));
            statement.setArray(3, connection.createArrayOf("text", column(rows, LogRow::stream, String[]::new)));
            statement.setArray(4, connection.createArrayOf("int8", column(rows, LogRow::sequence, Long[]::new)));
            statement.setArray(5, connection.createArrayOf("uuid", column(rows, LogRow::eventId, UUID[]::new)));
            statement.setArray(6, connection.createArrayOf("text", column(rows, LogRow::name, String[]::new)));
            statement.setArray(7, connection.createArrayOf("int4", column(rows, LogRow::revision, Integer[]::new)));
            statement.setArray(8, connection.createArrayOf("text", column(rows, LogRow::payload, String[]::new)));
            statement.setArray(9, connection.createArrayOf("text", column(rows, LogRow::metadata, String[]::new)));
            statement.setArray(10, connection.createArrayOf("bytea", hashes));
            statement.executeUpdate();
        }
    }

    /// Of the very type: an array of objects the driver sends as text, every element escaped here and parsed there.
    private static <T> T[] column(List<LogRow> rows, Function<LogRow, T> field, IntFunction<T[]> array) {
        return rows.stream().map(field).toArray(array);
    }
}
