package io.soldonce.projections.inline;

import io.soldonce.engine.Recorded;
import io.soldonce.projections.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// All tables the policy reads, folded from events in index order: by the lane for each commit, by a rebuild for each page of the log.
public final class InputTables {
    private InputTables() {}

    /// @param keys            SKUs these events say something about, in order; their availability rows are locked
    /// @param channelsChanged channels whose rules changed
    public record Touched(Collection<String> keys, List<String> channelsChanged) {}

    public static Touched project(Connection connection, List<Recorded> events) throws SQLException {
        var changes = new AvailabilityChanges();
        changes.add(events);
        changes.write(connection);
        return new Touched(changes.keys(), projectOthers(connection, events));
    }

    /// All but `availability`, for who adds that up over many pages.
    ///
    /// @return channels whose rules changed
    public static List<String> projectOthers(Connection connection, List<Recorded> events) throws SQLException {
        var db = Database.on(connection);
        ItemRows.project(db, events);
        ListingRows.project(db, events);
        return ChannelRows.project(db, events);
    }
}
