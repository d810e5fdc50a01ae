package io.soldonce.app.boot.commands;

import io.soldonce.app.boot.AdminToken;
import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.DatabaseAddress;
import io.soldonce.app.boot.DirectoryLock;
import io.soldonce.app.boot.EmbeddedDatabase;
import io.soldonce.app.boot.LedgerChecks;
import io.soldonce.app.boot.LocalBrowser;
import io.soldonce.app.boot.Ports;
import io.soldonce.app.boot.Running;
import io.soldonce.app.boot.Settings;
import io.soldonce.app.boot.StopList;
import io.soldonce.app.channels.ChannelFiles;
import io.soldonce.app.wiring.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/// `./soldonce start`: everything from nothing to "ready", in the foreground until a signal comes.
@Command(name = "start", description = "Start the application and stay in the foreground; Ctrl-C stops it.")
final class Start implements Callable<Integer> {
    private static final int STEP_SECONDS = 60;

    private final Progress progress = new Progress();
    private final StopList open = new StopList();
    private final CountDownLatch startEnded = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public Integer call() throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            start(Main.settings());
        } catch (StopList.Stopping _) {
            // asked for: the other thread closes what is open
        } catch (Exception e) {
            open.close();
            throw e;
        } finally {
            startEnded.countDown();
        }
        stopped.await();
        return 0;
    }

    private void start(Settings settings) throws IOException, SQLException {
        var directory = DataDirectory.open(settings.dataDirectory(), settings.outside().kind());
        open.add(DirectoryLock.take(directory, "start"));
        ChannelFiles.requireNoneIn(directory);
        Ports.requireFree(settings.port());
        logInto(directory);
        var token = AdminToken.of(settings.adminToken(), directory);
        var database = database(settings, directory);
        open.goOn();
        LedgerChecks.migrate(database, progress::say);
        open.goOn();
        LedgerChecks.require(database, directory);
        progress.say("ledger: durable, and as long as its last anchor");
        open.goOn();
        var application = open.add(Application.start(settings, directory, database, token));
        progress.say("server: on " + application.address());
        application.firstImport((done, all) -> {
            open.goOn();
            progress.bar("first import of the sample catalogue", done, all);
        });
        open.goOn();
        if (directory.isSandbox() && !LocalBrowser.isThere()) {
            progress.say("browser: none on this machine, so TCGplayer is not connected; ./soldonce browser installs one");
        }
        application.connect();
        progress.say("channels: connected, what is live there is linked");
        open.goOn();
        Welcome.print(application.address(), directory, token, settings.ownDatabase().isEmpty() ? database : null, progress.seconds());
    }

    private DatabaseAddress database(Settings settings, DataDirectory directory) throws IOException {
        open.add(() -> Files.deleteIfExists(directory.running()));
        var pid = ProcessHandle.current().pid();
        if (settings.ownDatabase().isPresent()) {
            var own = settings.ownDatabase().get();
            new Running(pid, settings.port(), 0).write(directory.running());
            progress.say("database: " + own);
            return own;
        }
        if (!EmbeddedDatabase.existsIn(directory)) {
            progress.say("database: PostgreSQL is set up in " + directory.path() + " (some seconds, once)");
        }
        var embedded = open.add(EmbeddedDatabase.start(directory));
        new Running(pid, settings.port(), embedded.port()).write(directory.running());
        progress.say("database: embedded PostgreSQL on port " + embedded.port());
        return embedded.address();
    }

    /// Before the first logger is made.
    private static void logInto(DataDirectory directory) {
        System.setProperty("soldonce.logs", directory.logs().toString());
        System.setProperty("logback.configurationFile", "logback-start.xml");
        LoggerFactory.getILoggerFactory();
        System.clearProperty("logback.configurationFile"); // Spring Boot has its own name for it, and warns of this one
        System.setProperty("logging.config", "classpath:logback-start.xml");
    }

    /// Runs when a signal came, and, with nothing left to do, after a start that failed.
    private void stop() {
        var hasFailed = startEnded.getCount() == 0 && open.isEmpty();
        open.requestStop();
        if (hasFailed) {
            return;
        }
        progress.say("stopping: what was asked for is finished first");
        try {
            startEnded.await(STEP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        open.close();
        progress.say("stopped");
        stopped.countDown();
    }
}
