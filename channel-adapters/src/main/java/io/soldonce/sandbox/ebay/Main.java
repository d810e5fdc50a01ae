package io.soldonce.sandbox.ebay;

import java.time.Clock;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/// The sandbox eBay as a process of its own. Prints its address on one line and runs until it is killed.
///
/// Arguments, or where they are missing the environment: database URL (`SANDBOX_DB_URL`), user (`SANDBOX_DB_USER`), password
/// (`SANDBOX_DB_PASSWORD`), port (`SANDBOX_PORT`, 0 for any).
public final class Main {
    private static final int POOL = 16;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        var config = new HikariConfig();
        config.setJdbcUrl(setting(arguments, 0, "SANDBOX_DB_URL", null));
        config.setUsername(setting(arguments, 1, "SANDBOX_DB_USER", "postgres"));
        config.setPassword(setting(arguments, 2, "SANDBOX_DB_PASSWORD", ""));
        config.setMaximumPoolSize(POOL);
        int port = Integer.parseInt(setting(arguments, 3, "SANDBOX_PORT", "0"));
        try (var database = new HikariDataSource(config); var ebay = SandboxEbay.start(database, port, Clock.systemUTC())) {
            System.out.println(ebay.address());
            Thread.currentThread().join(); // for ever
        }
    }

    private static String setting(String[] arguments, int index, String variable, String standard) {
        var set = index < arguments.length && !arguments[index].isEmpty() ? arguments[index] : System.getenv(variable);
        if (set == null && standard == null) {
            throw new IllegalArgumentException("Argument " + (index + 1) + " or the variable " + variable + " must be set.");
        }
        return set == null ? standard : set;
    }
}
