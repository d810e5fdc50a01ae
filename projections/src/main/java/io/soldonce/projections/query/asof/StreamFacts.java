package io.soldonce.projections.query.asof;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Recorded;
import io.soldonce.item.ItemFact;
import io.soldonce.listing.ListingFact;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The facts of some streams that count at an instant, read a few thousand at a time.
public final class StreamFacts {
    private static final int AT_ONCE = 5_000;
    private static final String FACTS = "select global_index, stream_id, sequence, event_id, recorded_at, name, revision, payload"
            + " from ledger.log_entry where stream_id = any(?) and global_index <= ? order by ";
    /// Who did it is not asked here.
    private static final Provenance UNREAD = new Provenance("", "", null, "", null);

    private final Connection connection;
    private final EventCatalogue catalogue;
    private final AsOf asOf;
    private final long index;

    /// @param connection inside a transaction, so that rows come in portions
    /// @param index      the last that counts
    public StreamFacts(Connection connection, EventCatalogue catalogue, AsOf asOf, long index) {
        this.connection = connection;
        this.catalogue = catalogue;
        this.asOf = asOf;
        this.index = index;
    }

    @FunctionalInterface
    public interface Taking<T> {
        void take(T facts) throws SQLException;
    }

    /// One after the other, each stream as a whole.
    public void byStream(Collection<String> streams, Taking<Recorded> taking) throws SQLException {
        read(streams, "stream_id, sequence", taking);
    }

    /// In the order of the log, a page at a time.
    public void byIndex(Collection<String> streams, Taking<List<Recorded>> taking) throws SQLException {
        var page = new ArrayList<Recorded>();
        read(streams, "global_index", fact -> {
            page.add(fact);
            if (page.size() == AT_ONCE) {
                taking.take(List.copyOf(page));
                page.clear();
            }
        });
        if (!page.isEmpty()) {
            taking.take(page);
        }
    }

    private void read(Collection<String> streams, String order, Taking<Recorded> taking) throws SQLException {
        if (streams.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(FACTS + order)) {
            statement.setFetchSize(AT_ONCE);
            statement.setArray(1, connection.createArrayOf("text", streams.toArray(String[]::new)));
            statement.setLong(2, index);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var fact = new Recorded(row.getLong(1), row.getString(2), row.getLong(3), row.getObject(4, UUID.class),
                            row.getObject(5, OffsetDateTime.class).toInstant(),
                            catalogue.read(row.getString(6), row.getInt(7), row.getString(8)), UNREAD);
                    if (!asOf.isByOccurrence() || !happenedAt(fact).isAfter(asOf.at())) {
                        taking.take(fact);
                    }
                }
            }
        }
    }

    /// What a person decided was so from when it was recorded.
    public static Instant happenedAt(Recorded fact) {
        return switch (fact.event()) {
            case ItemFact.Moved moved -> moved.occurredAt();
            case ListingFact.SeenLive seen -> seen.occurredAt();
            case ListingFact.SeenEnded seen -> seen.occurredAt();
            default -> fact.recordedAt();
        };
    }
}
