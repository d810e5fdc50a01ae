package io.soldonce.projections.rebuild;

import io.soldonce.engine.AppendLock;
import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.LogReader;
import io.soldonce.projections.TableSwap;
import io.soldonce.projections.inline.DesiredListings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import javax.sql.DataSource;

/// Makes every projection anew from the log while the system serves: folds into tables beside the live ones without holding anybody up,
/// then takes the append lock for the last few events, puts the new tables in the place of the old, and lets go. Nothing is pushed; a
/// listing that comes out with other content gets a new revision and becomes due. Interrupted, it leaves the old tables as they were.
public final class Rebuild {
    private static final String SHADOW = "rebuild";
    private static final String OLD = "projections_old";
    private static final int EVENTS_A_PAGE = 10_000;
    /// A tail this short is folded under the lock; a longer one first without it.
    private static final int SHORT_TAIL = 500;
    /// "REBUILD1" in ASCII: one rebuild at a time on a database.
    private static final long KEY = 0x5245_4255_494C_4431L;

    private static final String KEEP_REVISIONS = """
        update rebuild.desired_listing n set revision = o.revision
          from projections.desired_listing o
         where (o.sku_key, o.channel, o.slot) = (n.sku_key, n.channel, n.slot)
           and (o.status, o.quantity, o.price, o.currency, o.reasons, o.fingerprint)
               is not distinct from (n.status, n.quantity, n.price, n.currency, n.reasons, n.fingerprint)""";
    private static final String NEW_REVISIONS = """
        update rebuild.desired_listing n set revision = nextval('queues.desired_revision')
         where not exists (select 1 from projections.desired_listing o
                            where (o.sku_key, o.channel, o.slot, o.revision) = (n.sku_key, n.channel, n.slot, n.revision))""";
    private static final String MARK_DIFFERENT = """
        insert into queues.due_listing (sku_key, channel, slot, revision, priority, due_at)
        select n.sku_key, n.channel, n.slot, n.revision, 1, ?
          from rebuild.desired_listing n left join projections.desired_listing o using (sku_key, channel, slot)
         where o.revision is distinct from n.revision
        on conflict (sku_key, channel, slot) do update set revision = excluded.revision""";

    private final DataSource dataSource;
    private final EventCatalogue catalogue;
    private final Clock clock;

    /// @param dataSource connections whose search path begins with the live projections; three are used
    public Rebuild(DataSource dataSource, EventCatalogue catalogue, Clock clock) {
        this.dataSource = dataSource;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// @param events  how many were folded
    /// @param changed listings whose content came out different; they are due now
    public record Result(long events, int changed) {}

    /// @throws IllegalStateException when another rebuild is running on this database
    public Result run(Progress progress) throws SQLException {
        try (var connection = dataSource.getConnection(); var reading = dataSource.getConnection()) {
            takeTurn(connection);
            connection.setAutoCommit(false);
            try {
                return run(connection, reading, progress);
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
                Shadow.leave(connection);
                Shadow.execute(connection, "select pg_advisory_unlock(" + KEY + ")");
            }
        }
    }

    private Result run(Connection connection, Connection reading, Progress progress) throws SQLException {
        Shadow.create(connection, SHADOW);
        connection.commit();
        Shadow.enter(connection, SHADOW);
        connection.commit();
        var folding = new Folding(connection, catalogue, clock.instant());
        var position = foldWithoutDesired(connection, reading, folding, progress);
        makeIndexes(connection, progress);
        folding.allDesired(position, connection::commit, progress);
        while (LogReader.head(reading) - position > SHORT_TAIL) {
            position = foldTail(connection, folding, position);
            connection.commit();
        }
        var changed = swap(connection, folding, position, progress);
        var head = LogReader.head(reading);
        Shadow.execute(connection, "drop schema " + OLD + " cascade");
        connection.commit();
        return new Result(head, changed);
    }

    private long foldWithoutDesired(Connection connection, Connection reading, Folding folding, Progress progress) throws SQLException {
        var head = LogReader.head(reading);
        try (var beside = dataSource.getConnection(); var story = new StoryFold(beside, catalogue, clock.instant(), SHADOW)) {
            LogReader.forEachPage(reading, catalogue, 0, head, EVENTS_A_PAGE, page -> {
                story.take(page);
                folding.inputsButAvailable(page);
                connection.commit();
                progress.at("folding events", page.getLast().index(), head);
            });
            folding.available();
            connection.commit();
            story.await();
        }
        return head;
    }

    private static void makeIndexes(Connection connection, Progress progress) throws SQLException {
        var tables = Shadow.tables(connection);
        for (var i = 0; i < tables.size(); i++) {
            progress.at("making indexes", i, tables.size());
            Shadow.execute(connection, "set local maintenance_work_mem = '256MB'");
            Shadow.index(connection, SHADOW, tables.get(i));
            Shadow.execute(connection, "analyze " + SHADOW + "." + tables.get(i));
            connection.commit();
        }
    }

    private long foldTail(Connection connection, Folding folding, long position) throws SQLException {
        var page = LogReader.after(connection, catalogue, position, EVENTS_A_PAGE);
        if (page.isEmpty()) {
            return position;
        }
        var touched = folding.inputs(page);
        folding.story(page);
        var last = page.getLast().index();
        folding.desired(touched.keys(), last);
        return last;
    }

    private int swap(Connection connection, Folding folding, long position, Progress progress) throws SQLException {
        progress.at("swapping", 0, 0);
        TableSwap.begin(connection);
        AppendLock.take(connection);
        var from = position;
        while (true) {
            var to = foldTail(connection, folding, from);
            if (to == from) {
                break;
            }
            from = to;
        }
        Shadow.execute(connection, KEEP_REVISIONS, DesiredListings.IN_ORDER, NEW_REVISIONS);
        int changed;
        try (var statement = connection.prepareStatement(MARK_DIFFERENT)) {
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            changed = statement.executeUpdate();
        }
        Shadow.execute(connection, "drop schema if exists " + OLD + " cascade", "alter schema " + Shadow.LIVE + " rename to " + OLD,
                "alter schema " + SHADOW + " rename to " + Shadow.LIVE);
        connection.commit();
        return changed;
    }

    private static void takeTurn(Connection connection) throws SQLException {
        if (Shadow.query(connection, "select pg_try_advisory_lock(" + KEY + ")").getFirst().equals("f")) {
            throw new IllegalStateException("another rebuild is running on this database; wait for it to end");
        }
    }
}
