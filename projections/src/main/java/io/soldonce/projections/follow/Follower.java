package io.soldonce.projections.follow;

import static io.soldonce.tables.projections.Tables.PROJECTION_POSITION;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.LogReader;
import io.soldonce.engine.Recorded;
import io.soldonce.projections.Database;
import io.soldonce.projections.TableSwap;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/// Keeps the asynchronous read models (history, movements, orders and their money, holds, consignments, counts) up with the log: some events, their rows and the new position in one
/// transaction. Because the log has no gaps and its order is the order of the commits, the position is one number, nothing is ever skipped,
/// and a page that fails is simply tried again. Several nodes take turns by the lock on the position row.
public final class Follower {
    private static final String NAME = "story";
    private static final int EVENTS_A_PAGE = 1000;

    private final DataSource dataSource;
    private final EventCatalogue catalogue;
    private final HistoryRows history;
    private final OrderRows orders;

    public Follower(DataSource dataSource, EventCatalogue catalogue) {
        this.dataSource = dataSource;
        this.catalogue = catalogue;
        this.history = new HistoryRows(catalogue);
        this.orders = new OrderRows(catalogue);
    }

    /// Reads on by at most one page.
    ///
    /// @return how many events were taken; 0 when there are none, or another node is at it
    /// @throws SQLException when the page could not be written; the position has not moved
    public int follow() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var taken = follow(connection);
                connection.commit();
                return taken;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private int follow(Connection connection) throws SQLException {
        TableSwap.keepAway(connection);
        var db = Database.on(connection);
        var position = lockedPosition(db);
        if (position == null) {
            return 0;
        }
        var events = LogReader.after(connection, catalogue, position, EVENTS_A_PAGE);
        if (!events.isEmpty()) {
            project(connection, events);
        }
        return events.size();
    }

    /// Folds a page into the tables the connection's search path names, and notes how far they are.
    public void project(Connection connection, List<Recorded> events) throws SQLException {
        var db = Database.on(connection);
        history.project(connection, events);
        ToldRows.project(connection, events);
        orders.project(connection, events);
        HoldRows.project(db, events);
        ConsignmentRows.project(db, events);
        GenealogyRows.project(db, events);
        db.insertInto(PROJECTION_POSITION).set(PROJECTION_POSITION.NAME, NAME)
                .set(PROJECTION_POSITION.LOG_INDEX, events.getLast().index()).onDuplicateKeyUpdate()
                .set(PROJECTION_POSITION.LOG_INDEX, events.getLast().index()).execute();
    }

    /// How far the tables have read, 0 at the start.
    public static long position(DSLContext db) {
        return db.select(PROJECTION_POSITION.LOG_INDEX).from(PROJECTION_POSITION).where(PROJECTION_POSITION.NAME.eq(NAME))
                .fetchOptional(PROJECTION_POSITION.LOG_INDEX).orElse(0L);
    }

    private static Long lockedPosition(DSLContext db) {
        db.insertInto(PROJECTION_POSITION).set(PROJECTION_POSITION.NAME, NAME).set(PROJECTION_POSITION.LOG_INDEX, 0L).onConflictDoNothing()
                .execute();
        return db.select(PROJECTION_POSITION.LOG_INDEX).from(PROJECTION_POSITION).where(PROJECTION_POSITION.NAME.eq(NAME)).forUpdate()
                .skipLocked().fetchOne(PROJECTION_POSITION.LOG_INDEX);
    }
}
