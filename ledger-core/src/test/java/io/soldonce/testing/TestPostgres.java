package io.soldonce.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/// One real PostgreSQL per test JVM, started by the first test that asks, with fsync and synchronous_commit on as in production.
///
/// ```java
/// private final HikariDataSource db = TestPostgres.database("db/ledger");
/// ```
///
/// Each call gives a fresh database, cloned from a template that was migrated once per set of Flyway locations (some 30 ms). Databases are
/// not dropped: they go with the JVM. Close the DataSource in `@AfterEach`/`@AfterAll`, because every pool holds connections.
public final class TestPostgres {
    private static final int POOL = 10;
    private static final Map<List<String>, String> TEMPLATES = new HashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedPostgres server;

    private TestPostgres() {}

    /// A fresh database with the given migrations.
    ///
    /// @param locations class path folders, carried out in this order, each into the schema (and with the Flyway history table) named like
    ///                  its last part: `db/ledger` goes to schema `ledger`, history in `ledger.flyway_ledger`
    public static HikariDataSource database(String... locations) {
        return pool(url(fresh(locations)), POOL);
    }

    /// A pool on a database that exists, for example in another JVM of the same test.
    public static HikariDataSource pool(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        return new HikariDataSource(config);
    }

    private static synchronized String fresh(String... locations) {
        String template = TEMPLATES.computeIfAbsent(List.of(locations), TestPostgres::template);
        return create(" template " + template);
    }

    private static String template(List<String> locations) {
        String name = create("");
        try (HikariDataSource database = pool(url(name), 3)) { // closed, because a template in use cannot be cloned
            locations.forEach(location -> migrate(database, location));
        }
        return name;
    }

    /// As the application does it: one schema and one history per location.
    public static void migrate(DataSource database, String location) {
        String schema = location.substring(location.lastIndexOf('/') + 1);
        Flyway.configure().dataSource(database).locations("classpath:" + location).defaultSchema(schema).table("flyway_" + schema).load()
                .migrate();
    }

    private static String create(String template) {
        String name = "test_" + COUNT.incrementAndGet();
        try (var connection = server().getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute("create database " + name + template);
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(String database) {
        return server().getJdbcUrl("postgres", database);
    }

    /// The settings every PostgreSQL of the tests runs with: zonky switches fsync and synchronous_commit off unless told.
    public static EmbeddedPostgres.Builder durable() {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on").setServerConfig("max_connections", "300")
                .setServerConfig("shared_buffers", "128MB");
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = durable().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }
}
