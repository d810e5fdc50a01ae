package io.soldonce.app.boot;

import io.soldonce.engine.AnchorFile;
import io.soldonce.engine.Durability;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.Consumer;

/// What must hold before the first sale is taken.
public final class LedgerChecks {
    private static final String HASH = "select hash from ledger.log_entry where global_index = ?";

    private LedgerChecks() {}

    /// Brings the tables up to date.
    ///
    /// @throws Trouble when the database is not there, not durable, or not ours
    public static void migrate(DatabaseAddress address, Consumer<String> say) {
        requireReachable(address);
        try (var pool = CommandPool.on(address, 3)) {
            var count = Migrations.run(pool);
            say.accept(count == 0 ? "tables: up to date" : "tables: " + count + " migrations carried out");
        }
    }

    /// @throws Trouble when the database is of another kind than the data directory, or its log was cut
    public static void require(DatabaseAddress address, DataDirectory directory) throws SQLException {
        try (var connection = address.open()) {
            Installation.requireKind(connection, directory.kind());
            requireAnchored(connection, directory);
        }
    }

    private static void requireReachable(DatabaseAddress address) {
        try (var connection = address.open()) {
            Durability.require(connection);
        } catch (IllegalStateException e) {
            throw new Trouble(e.getMessage(), "Sold Once does not start on a database that may lose a sale.", e);
        } catch (SQLException e) {
            throw new Trouble("The database " + address + " does not answer: " + e.getMessage(),
                    "Start it, or set SOLDONCE_DB_URL, SOLDONCE_DB_USER and SOLDONCE_DB_PASSWORD right; unset them for the embedded one.",
                    e);
        }
    }

    /// The last anchor must still be in the log: quick, unlike the whole check that `verify` makes.
    private static void requireAnchored(Connection connection, DataDirectory directory) throws SQLException {
        if (!Files.exists(directory.anchors())) {
            return;
        }
        var anchors = new AnchorFile(directory.anchors()).read().anchors();
        if (anchors.isEmpty()) {
            return;
        }
        var last = anchors.getLast();
        try (var find = connection.prepareStatement(HASH)) {
            find.setLong(1, last.index());
            try (var row = find.executeQuery()) {
                if (!row.next() || !HexFormat.of().formatHex(row.getBytes(1)).equals(last.hash())) {
                    throw new Trouble("The log in the database is not the one that " + directory.anchors() + " vouches for: entry "
                            + last.index() + ", noted at " + last.at() + ", is missing or differs.",
                            "Bring back the newer database; or, if another or an older one is meant, move that file away first.");
                }
            }
        }
    }
}
