package io.soldonce.app.boot;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Where the ledger's database is and how to sign in to it.
///
/// @param url JDBC URL of a PostgreSQL
public record DatabaseAddress(String url, String user, String password) {
    /// The schemas in the order in which an unqualified table is looked for.
    public static final String SEARCH_PATH = "projections,journals,queues,vault,ledger,public";

    /// What every connection of ours is opened with: URL parameters of the same name win.
    public Properties properties() {
        var properties = new Properties();
        properties.setProperty("currentSchema", SEARCH_PATH);
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("ApplicationName", "Sold Once");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    /// @return one connection outside any pool
    public Connection open() throws SQLException {
        var properties = properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
