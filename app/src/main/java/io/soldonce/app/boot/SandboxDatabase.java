package io.soldonce.app.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/// The database of the sandbox marketplaces: beside the ledger's on the same server, with a role of its own that can read nothing of the
/// ledger.
public final class SandboxDatabase {
    private static final int CONNECTIONS = 12;
    private static final String SUFFIX = "_sandbox";

    private SandboxDatabase() {}

    /// What the sandbox is opened with: made once, then always the same. Keys `database`, `client`, `secret`, `consent`.
    public static Properties secrets(DataDirectory directory) {
        try {
            var file = directory.sandbox();
            if (!Files.exists(file)) {
                PrivateFile.write(file, "database=" + AdminToken.random() + "\nclient=sandbox-" + AdminToken.random() + "\nsecret="
                        + AdminToken.random() + "\nconsent=" + AdminToken.random() + "\n");
            }
            var secrets = new Properties();
            secrets.load(new StringReader(Files.readString(file)));
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes role and database where they are missing.
    ///
    /// @return a pool; whoever asked closes it
    /// @throws Trouble when the ledger's own role may not make a database
    public static HikariDataSource open(DatabaseAddress ledger, String password) {
        try (var connection = ledger.open()) {
            var name = connection.getCatalog() + SUFFIX;
            make(connection, name, password);
            var config = new HikariConfig();
            config.setPoolName("sandbox");
            config.setJdbcUrl(urlOf(ledger.url(), connection.getCatalog(), name));
            config.setUsername(name);
            config.setPassword(password);
            config.setMaximumPoolSize(CONNECTIONS);
            config.setMinimumIdle(1);
            return new HikariDataSource(config);
        } catch (SQLException e) {
            throw new Trouble("The sandbox marketplaces have no database of their own: " + e.getMessage(),
                    "Give the role of SOLDONCE_DB_USER the rights CREATEDB and CREATEROLE, or use the embedded database.", e);
        }
    }

    private static void make(Connection connection, String name, String password) throws SQLException {
        try (var statement = connection.createStatement()) {
            var quoted = "\"" + name.replace("\"", "\"\"") + "\"";
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
                statement.execute("create role " + quoted + " login");
            }
            statement.execute("alter role " + quoted + " password '" + password + "'");
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("grant " + quoted + " to current_user");
                statement.execute("create database " + quoted + " owner " + quoted);
            }
        }
    }

    private static boolean exists(Connection connection, String question, String name) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static String urlOf(String url, String ledger, String name) {
        var query = url.indexOf('?');
        var base = query < 0 ? url : url.substring(0, query);
        return base.substring(0, base.length() - ledger.length()) + name;
    }
}
