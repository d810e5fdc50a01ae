package io.soldonce.app.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/// A small pool for a command: nothing of it hurries, and its queries may take long.
public final class CommandPool {
    private CommandPool() {}

    /// @param connections at most
    public static HikariDataSource on(DatabaseAddress address, int connections) {
        var config = new HikariConfig();
        config.setPoolName("command");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setDataSourceProperties(address.properties());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }
}
