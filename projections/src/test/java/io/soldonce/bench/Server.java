package io.soldonce.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.projections.Database;
import io.soldonce.testing.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// A PostgreSQL of the bench's own, durable as in production, with default settings but the size of its buffers.
final class Server implements AutoCloseable {
    private static final List<String> MIGRATIONS = List.of("db/ledger", "db/projections", "db/journals", "db/queues", "db/vault",
            "db/public");

    private final EmbeddedPostgres postgres;
    private int databases;

    Server() throws IOException {
        postgres = TestPostgres.durable().setServerConfig("shared_buffers", "512MB").start();
    }

    /// A new database with the ledger's tables.
    String migrated() throws SQLException {
        var name = create("");
        try (var plain = TestPostgres.pool(postgres.getJdbcUrl("postgres", name), 3)) {
            MIGRATIONS.forEach(location -> TestPostgres.migrate(plain, location));
        }
        return name;
    }

    /// A copy; nobody may be connected to the original.
    String copyOf(String database) throws SQLException {
        return create(" template " + database + " strategy file_copy");
    }

    private String create(String how) throws SQLException {
        var name = "bench_" + databases++;
        execute("create database " + name + how);
        return name;
    }

    void drop(String database) throws SQLException {
        execute("drop database " + database + " with (force)");
    }

    /// So that the one before does not leave its dirty pages to the next.
    void checkpoint() throws SQLException {
        execute("checkpoint");
    }

    String setting(String name) throws SQLException {
        try (var connection = open("postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    Connection open(String database) throws SQLException {
        return DriverManager.getConnection(url(database));
    }

    HikariDataSource pool(String database, int connections) {
        return new HikariDataSource(config(database, connections));
    }

    /// As stock Axon over JDBC wants it: whoever holds the connection commits.
    HikariDataSource poolWithoutAutoCommit(String database, int connections) {
        var config = config(database, connections);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    private HikariConfig config(String database, int connections) {
        var config = new HikariConfig();
        config.setJdbcUrl(url(database));
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(60_000);
        return config;
    }

    private String url(String database) {
        var url = postgres.getJdbcUrl("postgres", database);
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + String.join(",", Database.SCHEMAS)
                + "&reWriteBatchedInserts=true" + System.getProperty("bench.options", "");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = open("postgres"); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
