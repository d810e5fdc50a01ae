package io.soldonce.app.boot;

import java.io.IOException;

/// The ledger's database for a command: that of the running application, or the embedded one, started for the command and stopped
/// after it, or the person's own.
///
/// @param address   of the database
/// @param isRunning whether the application runs on this data directory now
/// @param atEnd     what closing it means
public record OpenLedger(DataDirectory directory, DatabaseAddress address, boolean isRunning, Runnable atEnd) implements AutoCloseable {
    /// @param  command for whoever finds the data directory taken meanwhile
    /// @throws Trouble when there is no ledger, or it is just being started or stopped
    public static OpenLedger open(Settings settings, String command) throws IOException {
        var directory = DataDirectory.existing(settings.dataDirectory());
        var lock = DirectoryLock.tryTake(directory, command);
        if (settings.ownDatabase().isPresent()) {
            lock.ifPresent(DirectoryLock::close);
            return new OpenLedger(directory, settings.ownDatabase().get(), lock.isEmpty(), () -> {});
        }
        if (lock.isEmpty()) {
            var running = Running.read(directory.running()).filter(there -> there.db() != 0)
                    .orElseThrow(() -> new Trouble(directory.path() + " is in use by soldonce " + DirectoryLock.holder(directory)
                            + ", which has no database open yet or any more.", "Try again in some seconds."));
            return new OpenLedger(directory, EmbeddedDatabase.addressOf(directory, running), true, () -> {});
        }
        try {
            if (!EmbeddedDatabase.existsIn(directory)) {
                throw new Trouble("There is no database in " + directory.path() + " yet.", "Run ./soldonce start first.");
            }
            var database = EmbeddedDatabase.start(directory);
            return new OpenLedger(directory, database.address(), false, () -> {
                database.close();
                lock.get().close();
            });
        } catch (RuntimeException e) {
            lock.get().close();
            throw e;
        }
    }

    @Override
    public void close() {
        atEnd.run();
    }
}
