package io.soldonce.engine;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.Await;
import io.soldonce.testing.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/// A PostgreSQL that may be killed: its data directory outlives it, and it comes back on the same port.
final class OwnPostgres implements AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    OwnPostgres(Path data) throws IOException {
        this.data = data;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        start();
        try (HikariDataSource database = TestPostgres.pool(url(), 3)) {
            TestPostgres.migrate(database, "db/ledger");
        }
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    private void start() throws IOException {
        server = TestPostgres.durable().setDataDirectory(data).setCleanDataDirectory(false).setPort(port).start();
    }

    /// kill -9 of the server process; its children notice and end.
    void killAndRestart() throws Exception {
        long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        kill(postmaster);
        Await.until("the server is gone", () -> ProcessHandle.of(postmaster).isEmpty());
        server.close();
        Await.until("the server is back", () -> {
            try {
                start();
                return true;
            } catch (IOException | IllegalStateException e) {
                return false; // the last children of the dead server still hold its shared memory
            }
        });
    }

    /// kill -9 of one backend that is connected under this application name; then all backends start anew.
    void killBackendOf(String application) throws Exception {
        Await.until("there is a backend to kill", () -> {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    var query = connection.prepareStatement("select pid from pg_stat_activity where application_name = ? limit 1")) {
                query.setString(1, application);
                try (var row = query.executeQuery()) {
                    return row.next() && kill(row.getLong(1));
                }
            } catch (SQLException e) {
                return false; // the server recovers from the kill before
            }
        });
    }

    static boolean kill(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
