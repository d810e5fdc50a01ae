package io.soldonce.projections.rebuild;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.Recorded;
import io.soldonce.projections.follow.Follower;
import io.soldonce.projections.inline.AvailabilityChanges;
import io.soldonce.projections.inline.DesiredListings;
import io.soldonce.projections.inline.InputTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Folds events into the tables the connection's search path names, by the same code that writes the live ones.
final class Folding {
    private static final int KEYS_A_STATEMENT = 2_000;
    private static final int SKUS_IN_MEMORY = 50_000;

    private final Connection connection;
    private final Follower follower;
    private final DesiredListings desired;
    private AvailabilityChanges changes = new AvailabilityChanges();

    Folding(Connection connection, EventCatalogue catalogue, Instant now) {
        this.connection = connection;
        this.follower = new Follower(null, catalogue);
        this.desired = DesiredListings.withoutMarking(now);
    }

    InputTables.Touched inputs(List<Recorded> page) throws SQLException {
        return InputTables.project(connection, page);
    }

    /// Like [#inputs], but what is available is only added up here until [#available] writes it: a busy SKU is in every page.
    void inputsButAvailable(List<Recorded> page) throws SQLException {
        changes.add(page);
        if (changes.keys().size() > SKUS_IN_MEMORY) {
            available();
        }
        InputTables.projectOthers(connection, page);
    }

    void available() throws SQLException {
        changes.write(connection);
        changes = new AvailabilityChanges();
    }

    void story(List<Recorded> page) throws SQLException {
        follower.project(connection, page);
    }

    /// Derives these SKUs and the kits made of them.
    void desired(Collection<String> keys, long atIndex) throws SQLException {
        desired.derive(connection, keys, atIndex);
    }

    /// Derives every listing, some at a time.
    void allDesired(long atIndex, AfterSome afterSome, Progress progress) throws SQLException {
        var last = "";
        long done = 0;
        List<String> keys;
        do {
            keys = keysAfter(last);
            if (!keys.isEmpty()) {
                desired.deriveExactly(connection, keys, atIndex);
                afterSome.run();
                last = keys.getLast();
                done += keys.size();
                progress.at("deriving what listings should show", done, 0);
            }
        } while (!keys.isEmpty());
    }

    interface AfterSome {
        void run() throws SQLException;
    }

    private List<String> keysAfter(String last) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select distinct sku_key from listing_now where sku_key > ? order by sku_key limit " + KEYS_A_STATEMENT)) {
            statement.setString(1, last);
            try (var rows = statement.executeQuery()) {
                var keys = new ArrayList<String>();
                while (rows.next()) {
                    keys.add(rows.getString(1));
                }
                return keys;
            }
        }
    }
}
