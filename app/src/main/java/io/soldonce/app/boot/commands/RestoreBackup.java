package io.soldonce.app.boot.commands;

import io.soldonce.app.boot.Restore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./soldonce restore BACKUP DIRECTORY`: a ledger again.
@Command(name = "restore", description = "Make a data directory of a backup, with all writing to marketplaces switched off.")
final class RestoreBackup implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "BACKUP", description = "What ./soldonce backup made.")
    private Path backup;

    @Parameters(index = "1", paramLabel = "DIRECTORY", description = "The new data directory; must not exist yet.")
    private Path target;

    @Option(names = "--archive", paramLabel = "DIRECTORY", description = "Where ./soldonce archive let the log go: it is brought forward.")
    private Path archive;

    @Option(names = "--at", paramLabel = "INSTANT", description = "Not beyond this, for example 2026-03-01T12:00:00Z.")
    private Instant at;

    @Override
    public Integer call() throws Exception {
        var restored = Restore.restore(backup.toAbsolutePath().normalize(), target.toAbsolutePath().normalize(),
                new Restore.Forward(Optional.ofNullable(archive), Optional.ofNullable(at)));
        System.out.println("Restored to " + restored.directory() + ", up to event " + restored.head()
                + restored.lastAt().map(instant -> ", recorded " + instant).orElse("") + ".");
        System.out.println("Nothing is written to any marketplace. Check it: SOLDONCE_DATA_DIR=" + restored.directory()
                + " ./soldonce verify; start it, look what each channel would be told, then: ./soldonce kill --undo");
        return 0;
    }
}
