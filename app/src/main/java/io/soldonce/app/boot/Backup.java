package io.soldonce.app.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/// A copy of the data directory, taken while the application runs or while it stands still, from which it can be started again: the
/// embedded cluster by the functions that PostgreSQL has for it (its documentation: "Making a Base Backup Using the Low Level API"), because
/// no client programs come with it.
public final class Backup {
    private static final String MARK = "backup.properties";
    /// Contents that a base backup leaves out; the directories themselves must be there.
    private static final Set<String> EMPTIED = Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots",
            "pg_stat_tmp", "pg_subtrans");
    private static final Set<String> OF_THE_SERVER = Set.of("postmaster.pid", "postmaster.opts");
    private static final String PIECE_OF_THE_LOG = "[0-9A-F]{24}|[0-9A-F]{8}\\.history";

    private Backup() {}

    /// @param head  index of the last event that is surely in it
    /// @param bytes copied
    public record Taken(Path directory, long head, long bytes) {}

    /// @param target does not exist yet
    /// @throws Trouble when the database is the seller's own, or the target is there
    public static Taken take(OpenLedger ledger, boolean isEmbedded, Path target) throws SQLException, IOException {
        if (!isEmbedded) {
            throw new Trouble("The database is your own: " + ledger.address() + ".",
                    "Back it up with what you use for it, pg_basebackup for example, and copy " + ledger.directory().path()
                            + " beside it.");
        }
        if (Files.exists(target)) {
            throw new Trouble("There is something at " + target + " already.", "Name a directory that does not exist yet.");
        }
        PrivateFile.directory(target.toAbsolutePath().getParent());
        try (var connection = ledger.address().open()) {
            var head = number(connection, "select coalesce(max(global_index), 0) from ledger.log_entry");
            // keeps every piece of the log from here on, until this connection is closed
            execute(connection, "select pg_create_physical_replication_slot('soldonce_backup', true, true)");
            execute(connection, "select pg_backup_start('soldonce', true)");
            var bytes = CopiedTree.copy(ledger.directory().path(), target, path -> isLeft(ledger.directory(), path));
            return new Taken(target, head, bytes + finish(connection, ledger.directory(), target, head));
        }
    }

    /// @return bytes of the log
    private static long finish(Connection connection, DataDirectory from, Path target, long head) throws SQLException, IOException {
        var to = new DataDirectory(target, from.kind());
        var account = ServerAccount.of(from.path());
        try (var statement = connection.createStatement();
                var stop = statement.executeQuery("select labelfile, spcmapfile from pg_backup_stop(false)")) {
            stop.next();
            var label = to.cluster().resolve("backup_label");
            Files.writeString(label, stop.getString(1));
            account.own(label);
        }
        var bytes = 0L;
        try (var pieces = Files.list(from.cluster().resolve("pg_wal"))) {
            for (var piece : pieces.filter(file -> file.getFileName().toString().matches(PIECE_OF_THE_LOG)).sorted().toList()) {
                bytes += CopiedTree.copy(piece, to.cluster().resolve("pg_wal").resolve(piece.getFileName()), _ -> false);
            }
        }
        PrivateFile.write(target.resolve(MARK), "head=" + head + "\n");
        return bytes;
    }

    /// Whether this is one.
    static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(MARK));
    }

    static Path mark(Path directory) {
        return directory.resolve(MARK);
    }

    private static boolean isLeft(DataDirectory from, Path relative) {
        var path = from.path().resolve(relative);
        if (path.equals(from.lock()) || path.equals(from.running()) || path.equals(from.binaries()) || path.equals(from.logs())) {
            return true;
        }
        if (!path.startsWith(from.cluster()) || path.equals(from.cluster())) {
            return false;
        }
        var within = from.cluster().relativize(path);
        var name = path.getFileName().toString();
        return OF_THE_SERVER.contains(within.toString()) || name.startsWith("pgsql_tmp") || name.equals("pg_internal.init")
                || (within.getNameCount() > 1 && EMPTIED.contains(within.getName(0).toString())
                        && !within.toString().equals("pg_wal/archive_status"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
