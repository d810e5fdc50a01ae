package io.soldonce.app.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Makes a data directory of a [Backup], as it was then, or brought forward by the archived log to a chosen instant. It comes back with the
/// kill switch set: what happened since the backup is not in it, and the marketplaces must be looked at before anything is written there.
public final class Restore {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(30);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final String SETTINGS = "postgresql.auto.conf";

    private Restore() {}

    /// @param archive where the log went; empty for the backup as it is
    /// @param at      the last instant that counts; empty for all that was archived
    public record Forward(Optional<Path> archive, Optional<Instant> at) {}

    /// @param head   index of the last event in it
    /// @param lastAt when that was recorded; empty when there is none
    public record Restored(Path directory, long head, Optional<Instant> lastAt) {}

    /// @param target does not exist yet
    /// @throws Trouble when the backup is none, the target is there, or the archive does not reach the instant
    public static Restored restore(Path backup, Path target, Forward forward) throws IOException, SQLException {
        if (!Backup.isIn(backup)) {
            throw new Trouble(backup + " is no backup that ./soldonce backup made.", "Name the directory that it was given.");
        }
        if (Files.exists(target)) {
            throw new Trouble("There is something at " + target + " already.", "Name a directory that does not exist yet.");
        }
        if (forward.archive().isEmpty() && forward.at().isPresent()) {
            throw new Trouble("A backup alone is as it was; it is brought to " + forward.at().get() + " by the archived log only.",
                    "Name the archive with --archive.");
        }
        PrivateFile.directory(target.toAbsolutePath().getParent());
        CopiedTree.copy(backup, target, _ -> false);
        Files.delete(Backup.mark(target));
        var directory = DataDirectory.existing(target);
        // two ledgers must not write into one archive
        LogArchive.stopUsing(directory);
        if (forward.archive().isPresent()) {
            bringForward(directory, new LogArchive(forward.archive().get().toAbsolutePath().normalize()), forward.at());
        }
        return open(directory, forward);
    }

    private static void bringForward(DataDirectory directory, LogArchive archive, Optional<Instant> at) throws IOException {
        var settings = directory.cluster().resolve(SETTINGS);
        // PostgreSQL knows no names of zones yet when it reads its settings, not even Z
        Files.writeString(settings, "restore_command = '" + archive.restoreCommand().replace("'", "''") + "'\n"
                + at.map(instant -> "recovery_target_time = '" + instant.toString().replace("Z", "+00") + "'\n").orElse("")
                + "recovery_target_action = 'promote'\n", StandardOpenOption.APPEND);
        var signal = directory.cluster().resolve("recovery.signal");
        Files.writeString(signal, "");
        ServerAccount.of(directory.path()).own(signal);
    }

    private static Restored open(DataDirectory directory, Forward forward) throws IOException, SQLException {
        try (var _ = DirectoryLock.take(directory, "restore");
                var database = EmbeddedDatabase.start(directory);
                var connection = database.address().open();
                var statement = connection.createStatement()) {
            var end = System.nanoTime() + PATIENCE_NANOS;
            while (isRecovering(database)) {
                if (System.nanoTime() > end) {
                    throw new Trouble("The log is still being read after half an hour.",
                            "Look into " + directory.logs().resolve("postgresql.log") + ".");
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            if (forward.archive().isPresent()) {
                for (var name : new String[]{"restore_command", "recovery_target_time", "recovery_target_action"}) {
                    statement.execute("alter system reset " + name);
                }
            }
            statement.execute("update public.worker_config set enabled_channels = '{}'");
            try (var row = statement.executeQuery("select global_index, recorded_at from ledger.log_entry order by 1 desc limit 1")) {
                return row.next()
                        ? new Restored(directory.path(), row.getLong(1), Optional.of(row.getTimestamp(2).toInstant()))
                        : new Restored(directory.path(), 0, Optional.empty());
            }
        } catch (Trouble notStarted) {
            throw forward.at().isEmpty()
                    ? notStarted
                    : new Trouble("The log could not be brought to " + forward.at().get() + ": " + notStarted.getMessage(),
                            "If it says that recovery ended before the target, the archive does not reach that far: name an earlier instant,"
                                    + " or none for all there is. Delete " + directory.path() + " before trying again.",
                            notStarted);
        }
    }

    private static boolean isRecovering(EmbeddedDatabase database) throws SQLException {
        try (var connection = database.address().open();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_is_in_recovery()")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
