package io.soldonce.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Refuses a PostgreSQL on which "committed" does not mean "survives".
public final class Durability {
    private static final int OLDEST_SERVER = 150_000;

    private Durability() {}

    /// Call it at the start, before the first append.
    ///
    /// @throws IllegalStateException with one sentence for people: what is set to what, and what to do
    public static void require(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select name, setting from pg_settings"
                        + " where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'server_version_num') order by name")) {
            while (row.next()) {
                require(row.getString(1), row.getString(2));
            }
        }
    }

    private static void require(String name, String setting) {
        if (name.equals("server_version_num")) {
            if (Integer.parseInt(setting) < OLDEST_SERVER) {
                throw new IllegalStateException("PostgreSQL is older than 15 (server_version_num = " + setting + "): use 15 or newer.");
            }
        } else if (setting.equals("off")) {
            throw new IllegalStateException(
                    "PostgreSQL runs with " + name + " = off, so a crash could lose or damage what was committed: set "
                            + name + " = on in postgresql.conf (or by alter system), for this role and database too, and reload.");
        }
    }
}
