package io.soldonce.bench;

import java.sql.SQLException;
import javax.sql.DataSource;

/// How much there is of everything.
final class Tables {
    private static final String SIZES = """
        select relname, n_live_tup, pg_size_pretty(pg_table_size(relid)), pg_size_pretty(pg_indexes_size(relid))
          from pg_stat_user_tables where n_live_tup > 0 and schemaname in ('ledger', 'projections') and relname not like 'flyway%'
         order by n_live_tup desc""";

    private Tables() {}

    static void print(DataSource database) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("analyze");
            try (var row = statement.executeQuery(SIZES)) {
                while (row.next()) {
                    System.out.printf("  %s: %,d rows, %s and %s of indexes%n", row.getString(1), row.getLong(2), row.getString(3),
                            row.getString(4));
                }
            }
        }
    }
}
