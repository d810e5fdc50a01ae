package io.soldonce.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;

/// Axon's event storage on ledger.log_entry.
///
/// Axon's stock JDBC engine draws indexes from a sequence, so a later index can be committed before an earlier one, and a reader whose gap
/// time-out has passed skips the earlier one for ever. Here an index is given out under [AppendLock], which is held until the commit:
/// no gaps, rollbacks burn nothing, and a token is one number.
final class PgEventLog extends BatchingEventStorageEngine {
    private static final String LOCK_HEAD = "select pg_advisory_xact_lock(" + AppendLock.KEY + "); "
            + "select global_index, event_id, hash, recorded_at from ledger.log_entry order by global_index desc limit 1";
    private static final String OF_STREAM = "select " + LogRow.COLUMNS + " from ledger.log_entry where stream_id = ? and sequence >= ?"
            + " order by sequence limit ?";

    private final BoundTransactions transactions;
    private final Clock clock;
    private final LogInsert insert;

    PgEventLog(BoundTransactions transactions, EventCatalogue catalogue, Clock clock) {
        super(new Options().batchSize(1000)
                .eventSerializer(new CatalogueSerializer(catalogue))
                .snapshotSerializer(new CatalogueSerializer(catalogue)));
        this.transactions = transactions;
        this.clock = clock;
        this.insert = new LogInsert(catalogue);
    }

    private static final class Options extends BatchingEventStorageEngine.Builder {}

    /// Takes the append lock and reads the head behind it, in one round trip. The head is right until the transaction ends.
    Head lockHead(LogTransaction transaction) {
        if (transaction.head() != null) {
            return transaction.head();
        }
        try (PreparedStatement statement = transaction.unopened().prepareStatement(transaction.takeOpening() + LOCK_HEAD)) {
            Head head = headIn(statement);
            transaction.lockedAt(head);
            return head;
        } catch (SQLException e) {
            throw new DatabaseTrouble(e);
        }
    }

    private static Head headIn(PreparedStatement statements) throws SQLException {
        boolean rows = statements.execute();
        // before the head come the opening's counts and the lock's one column
        while (!rows || statements.getResultSet().getMetaData().getColumnCount() == 1) {
            rows = statements.getMoreResults();
        }
        ResultSet head = statements.getResultSet();
        return head.next() ? Head.of(head) : Head.EMPTY;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        LogTransaction transaction = transactions.current();
        Head head = lockHead(transaction);
        Instant recordedAt = later(head.recordedAt(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            insert.append(transaction, head, recordedAt, events);
        } catch (SQLException e) {
            throw new DatabaseTrouble(e);
        }
    }

    private static Instant later(Instant last, Instant now) {
        return now.isBefore(last) ? last : now;
    }

    /// Did the commit that ended with this entry happen? Waits behind the append lock, so that a commit still under way has ended.
    boolean holds(long index, UUID eventId) {
        LogTransaction transaction = transactions.begin();
        try {
            lockHead(transaction);
            try (PreparedStatement statement = transaction.connection()
                    .prepareStatement("select 1 from ledger.log_entry where global_index = ? and event_id = ?")) {
                statement.setLong(1, index);
                statement.setObject(2, eventId);
                return statement.executeQuery().next();
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble(e);
        } finally {
            transaction.rollback();
        }
    }

    @Override
    protected List<LogRow> fetchTrackedEvents(TrackingToken lastToken, int batchSize) {
        long last = lastToken == null ? 0 : indexOf(lastToken);
        return on(connection -> LogReader.page(connection, last, Long.MAX_VALUE, batchSize));
    }

    @Override
    protected List<LogRow> fetchDomainEvents(String stream, long firstSequence, int batchSize) {
        return on(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OF_STREAM)) {
                statement.setString(1, stream);
                statement.setLong(2, firstSequence);
                statement.setInt(3, batchSize);
                return LogReader.rows(statement);
            }
        });
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return on(connection -> {
            try (PreparedStatement statement = connection
                    .prepareStatement("select max(sequence) from ledger.log_entry where stream_id = ?")) {
                statement.setString(1, stream);
                ResultSet row = statement.executeQuery();
                row.next();
                return Optional.ofNullable(row.getObject(1, Long.class));
            }
        });
    }

    /// A reader that begins here sees what is appended from now on.
    @Override
    public TrackingToken createHeadToken() {
        return token(on(LogReader::head));
    }

    /// A reader that begins here sees what was recorded at `instant` or later.
    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return token(on(connection -> LogReader.headAt(connection, instant.minusNanos(1000))));
    }

    private static TrackingToken token(long index) {
        return index == 0 ? null : new GlobalSequenceTrackingToken(index); // null is Axon's "from the beginning"
    }

    private static long indexOf(TrackingToken token) {
        return ((GlobalSequenceTrackingToken) WrappedToken.unwrapLowerBound(token)).getGlobalIndex();
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        return Stream.empty();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("The log has no snapshots: the lane keeps states in memory");
    }

    @FunctionalInterface
    private interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T on(Query<T> query) {
        try (Connection connection = transactions.getConnection()) {
            return query.run(connection);
        } catch (SQLException e) {
            throw new DatabaseTrouble(e);
        }
    }
}
