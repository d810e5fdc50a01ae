package io.soldonce.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// Reads the log forward: for projections, rebuilds and checks. Because the order of the log is the order of the commits, whatever lies
/// behind an index one has seen can never change.
public final class LogReader {
    /// The log has no gaps, so a page is a range. A LIMIT on an open range would be planned, once the plan is generic, as a sort of all that
    /// is left of the log, page after page.
    private static final String PAGE = "select " + LogRow.COLUMNS
            + " from ledger.log_entry where global_index > ? and global_index <= ? order by global_index";

    private LogReader() {}

    /// Index of the last entry, 0 for an empty log.
    public static long head(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(global_index), 0) from ledger.log_entry")) {
            row.next();
            return row.getLong(1);
        }
    }

    /// The log as of an instant.
    ///
    /// @return index of the last entry recorded at `instant` or before, 0 when there is none
    public static long headAt(Connection connection, Instant instant) throws SQLException {
        long before = 0; // recorded at the instant or before, or the beginning
        long after = head(connection) + 1; // recorded later, or the end
        try (PreparedStatement statement = connection.prepareStatement("select recorded_at from ledger.log_entry where global_index = ?")) {
            while (after - before > 1) {
                long middle = before + (after - before) / 2;
                statement.setLong(1, middle);
                try (ResultSet row = statement.executeQuery()) {
                    requireEntry(row.next(), middle);
                    if (row.getObject(1, OffsetDateTime.class).toInstant().isAfter(instant)) {
                        after = middle;
                    } else {
                        before = middle;
                    }
                }
            }
        }
        return before;
    }

    /// The next page.
    ///
    /// @return at most `limit` entries behind `afterIndex`, in index order
    /// @throws IllegalStateException for an event that the catalogue does not know
    public static List<Recorded> after(Connection connection, EventCatalogue catalogue, long afterIndex, int limit) throws SQLException {
        return new Decoder(catalogue).decode(page(connection, afterIndex, Long.MAX_VALUE, limit));
    }

    /// Hands over all entries with `afterIndex < index <= upTo`, page by page, in index order. A second thread reads and decodes ahead (a
    /// few pages), because that makes a fold twice as fast: until this returns, `connection` belongs to it.
    ///
    /// @throws SQLException          from reading or from the consumer
    /// @throws IllegalStateException for an event that the catalogue does not know, for a missing entry, and when interrupted
    public static void forEachPage(Connection connection, EventCatalogue catalogue, long afterIndex, long upTo, int pageSize,
            PageConsumer consumer) throws SQLException {
        Decoder decoder = new Decoder(catalogue);
        new ReadAhead<>("log-reader", new ReadAhead.Source<List<Recorded>>() {
            private long last = afterIndex;

            @Override
            public List<Recorded> next() throws SQLException {
                List<LogRow> rows = page(connection, last, upTo, pageSize);
                for (LogRow row : rows) {
                    requireEntry(row.index() == last + 1, last + 1);
                    last = row.index();
                }
                requireEntry(!rows.isEmpty() || last >= Math.min(upTo, head(connection)), last + 1);
                return rows.isEmpty() ? null : decoder.decode(rows);
            }
        }).forEach(consumer::accept);
    }

    static List<LogRow> page(Connection connection, long afterIndex, long upTo, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setLong(1, afterIndex);
            statement.setLong(2, Math.min(upTo, afterIndex + limit));
            return rows(statement);
        }
    }

    static List<LogRow> rows(PreparedStatement query) throws SQLException {
        List<LogRow> rows = new ArrayList<>();
        try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
                rows.add(LogRow.of(result));
            }
        }
        return rows;
    }

    private static void requireEntry(boolean holds, long index) {
        if (!holds) {
            throw new IllegalStateException("Entry " + index + " of the log is missing: check the chain");
        }
    }

    private static final class Decoder {
        private final EventCatalogue catalogue;
        private final ProvenanceJson provenances;
        private String lastMetadata;
        private Provenance lastProvenance;

        Decoder(EventCatalogue catalogue) {
            this.catalogue = catalogue;
            this.provenances = new ProvenanceJson(catalogue.mapper());
        }

        List<Recorded> decode(List<LogRow> rows) {
            List<Recorded> events = new ArrayList<>(rows.size());
            for (LogRow row : rows) {
                events.add(new Recorded(row.index(), row.stream(), row.sequence(), row.eventId(), row.recordedAt(),
                        catalogue.read(row.name(), row.revision(), row.payload()), provenance(row.metadata())));
            }
            return events;
        }

        /// The events of one command share their metadata.
        private Provenance provenance(String metadata) {
            if (!metadata.equals(lastMetadata)) {
                lastProvenance = provenances.read(metadata);
                lastMetadata = metadata;
            }
            return lastProvenance;
        }
    }
}
