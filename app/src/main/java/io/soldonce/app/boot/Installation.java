package io.soldonce.app.boot;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// What the database was set up for, and whether the first import is done.
public record Installation(DataSource database) {
    private static final String SET_UP = "insert into installation.installation (kind) values (?) on conflict do nothing";
    private static final String READ = "select kind, first_imported_at is not null from installation.installation";
    private static final String DONE = "update installation.installation set first_imported_at = clock_timestamp() where first_imported_at is null";

    /// Marks an unmarked database with the kind of the data directory.
    ///
    /// @throws Trouble when it is marked with another
    static void requireKind(Connection connection, String kind) throws SQLException {
        try (var insert = connection.prepareStatement(SET_UP)) {
            insert.setString(1, kind);
            insert.executeUpdate();
            var found = read(connection).kind();
            if (!kind.equals(found)) {
                throw new Trouble("The data directory is of kind " + kind + ", but the database of kind " + found + ".",
                        "Name another data directory (SOLDONCE_DATA_DIR) or another database (SOLDONCE_DB_URL).");
            }
        }
    }

    public boolean isFirstImported() throws SQLException {
        try (var connection = database.getConnection()) {
            return read(connection).isFirstImported();
        }
    }

    public void firstImported() throws SQLException {
        try (var connection = database.getConnection(); var update = connection.prepareStatement(DONE)) {
            update.executeUpdate();
        }
    }

    private record Row(String kind, boolean isFirstImported) {}

    private static Row read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery(READ)) {
            row.next();
            return new Row(row.getString(1), row.getBoolean(2));
        }
    }
}
