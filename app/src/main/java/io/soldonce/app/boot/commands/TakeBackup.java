package io.soldonce.app.boot.commands;

import io.soldonce.app.boot.Backup;
import io.soldonce.app.boot.OpenLedger;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./soldonce backup DIRECTORY`: a copy that can be started.
@Command(name = "backup", description = "Copy the whole ledger into a new directory; running or stopped. Selling goes on meanwhile.")
final class TakeBackup implements Callable<Integer> {
    @Parameters(paramLabel = "DIRECTORY", description = "Where to; must not exist yet.")
    private Path target;

    @Override
    public Integer call() throws Exception {
        var settings = Main.settings();
        try (var ledger = OpenLedger.open(settings, "backup")) {
            var taken = Backup.take(ledger, settings.ownDatabase().isEmpty(), target.toAbsolutePath().normalize());
            System.out.println("Copied to " + taken.directory() + ": " + taken.bytes() / 1_000_000 + " MB, with all events up to "
                    + taken.head() + ". It holds secrets (tokens, sessions, buyers' mails): keep it as you keep the ledger.");
            System.out.println("Restore it with ./soldonce restore " + taken.directory() + " NEW-DIRECTORY");
            return 0;
        }
    }
}
