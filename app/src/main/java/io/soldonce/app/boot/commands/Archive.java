package io.soldonce.app.boot.commands;

import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.LogArchive;
import io.soldonce.app.boot.Trouble;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./soldonce archive DIRECTORY`: from the next start on a backup can be brought forward to any instant.
@Command(name = "archive", description = "Keep every piece of the embedded database's log in a directory, from the next start on.")
final class Archive implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "DIRECTORY", description = "Where to; best on another disk.")
    private Path directory;

    @Option(names = "--off", description = "Keep it no longer.")
    private boolean isOff;

    @Override
    public Integer call() throws Exception {
        var settings = Main.settings();
        if (settings.ownDatabase().isPresent()) {
            throw new Trouble("The database is your own.", "Archive its log as you do for others: archive_mode and archive_command.");
        }
        if (isOff == (directory != null)) {
            throw new Trouble("Either a directory or --off is needed.", "For example: ./soldonce archive /backup/log");
        }
        var data = DataDirectory.open(settings.dataDirectory());
        if (isOff) {
            LogArchive.stopUsing(data);
            System.out.println("From the next start on the log is not kept any more. What is there stays there.");
        } else {
            System.out.println("From the next start on every piece of the log is kept in " + LogArchive.use(data, directory).directory()
                    + ", a minute after it was written at the latest. Take a backup after that start: ./soldonce backup");
        }
        return 0;
    }
}
