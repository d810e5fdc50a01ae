package io.soldonce.app.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL that runs with the application when it has none of its own: a persistent cluster in the data directory, durable as
/// PostgreSQL is by default (fsync, full_page_writes and synchronous_commit on). It listens on loopback only and asks for a password.
///
/// Ends with [#close]. One that a killed process left behind is stopped by the next [#start]. If the server dies meanwhile, it is
/// started again on the same port, [#ATTEMPTS] times in a row at most.
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "soldonce";
    private static final int ATTEMPTS = 10;

    private final PostgresCluster cluster;
    private final String password;
    private final int port;
    private final List<String> settings;
    private final ScheduledExecutorService watch = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("postgres-watch").factory());
    private int failedStarts;
    private boolean isClosed;

    private EmbeddedDatabase(PostgresCluster cluster, String password, int port, List<String> settings) {
        this.cluster = cluster;
        this.password = password;
        this.port = port;
        this.settings = settings;
    }

    /// Whether there is a cluster to start; else nothing was ever written.
    public static boolean existsIn(DataDirectory directory) {
        return Files.exists(directory.cluster());
    }

    /// Returns when the database can be used. Only the holder of the [DirectoryLock] may call it.
    ///
    /// @throws Trouble when PostgreSQL does not start
    public static EmbeddedDatabase start(DataDirectory directory) {
        try {
            Files.createDirectories(directory.logs());
            var account = ServerAccount.of(directory.path());
            var cluster = new PostgresCluster(PostgresBinaries.unpackedAt(directory.binaries()), directory.cluster(),
                    directory.logs().resolve("postgresql.log"), account);
            var password = password(directory);
            if (!cluster.exists()) {
                cluster.create(password);
            }
            cluster.stop(); // an orphan
            var port = Ports.free();
            var settings = LogArchive.of(directory).map(LogArchive::settings).orElse(List.of());
            cluster.start(port, settings);
            var database = new EmbeddedDatabase(cluster, password, port, settings);
            database.createIfMissing();
            var _ = database.watch.scheduleWithFixedDelay(database::reviveIfDead, 1, 1, TimeUnit.SECONDS);
            return database;
        } catch (IOException | SQLException e) {
            throw new Trouble("The embedded PostgreSQL does not start: " + e.getMessage() + ".",
                    "Look into " + directory.logs().resolve("postgresql.log") + "; a full disk or missing rights are the usual causes.", e);
        }
    }

    public DatabaseAddress address() {
        return address(port, password);
    }

    public int port() {
        return port;
    }

    /// The database of a running application.
    public static DatabaseAddress addressOf(DataDirectory directory, Running running) throws IOException {
        return address(running.db(), password(directory));
    }

    /// Stops the server: everything is written, nothing of it stays behind.
    @Override
    public void close() {
        watch.shutdownNow();
        synchronized (this) {
            isClosed = true;
            try {
                cluster.stop();
            } catch (IOException e) {
                LOGGER.error("The embedded PostgreSQL does not stop: {}. The next start stops it.", e.getMessage());
            }
        }
    }

    private static DatabaseAddress address(int port, String password) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + NAME, PostgresCluster.SUPERUSER, password);
    }

    private static String password(DataDirectory directory) throws IOException {
        var file = directory.databasePassword();
        if (!Files.exists(file)) {
            PrivateFile.write(file, "127.0.0.1:*:*:" + PostgresCluster.SUPERUSER + ":" + AdminToken.random() + "\n");
        }
        var line = Files.readString(file).strip();
        return line.substring(line.lastIndexOf(':') + 1);
    }

    private void createIfMissing() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", PostgresCluster.SUPERUSER,
                password); var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + NAME);
            statement.execute("alter database " + NAME + " set search_path = " + DatabaseAddress.SEARCH_PATH);
        }
    }

    private synchronized void reviveIfDead() {
        if (isClosed || failedStarts >= ATTEMPTS || !Ports.refuses(port)) {
            return;
        }
        LOGGER.error("The embedded PostgreSQL died: it is started again, nothing that was confirmed is lost (attempt {} of {})",
                failedStarts + 1, ATTEMPTS);
        try {
            cluster.stop();
            cluster.start(port, settings);
            failedStarts = 0;
            LOGGER.warn("The embedded PostgreSQL runs again");
        } catch (IOException e) { // its orphaned sessions may need a moment to go
            failedStarts++;
            if (failedStarts == ATTEMPTS) {
                LOGGER.error("The embedded PostgreSQL does not start any more ({}): stop with Ctrl-C, cure it, start again",
                        e.getMessage());
            }
        }
    }
}
