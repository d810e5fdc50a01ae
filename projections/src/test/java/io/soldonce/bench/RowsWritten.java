package io.soldonce.bench;

import java.sql.SQLException;
import java.util.List;

/// What is in the tables afterwards, so that everybody can see that the roads did the same.
final class RowsWritten {
    private static final String COUNT = """
        select (select count(*) from ledger.log_entry),
               (select round(avg(pg_column_size(l)), 1) from (select * from ledger.log_entry order by global_index desc limit 10000) l),
               (select count(*) from availability), (select round(avg(pg_column_size(a)), 1) from availability a),
               (select count(*) from desired_listing), (select round(avg(pg_column_size(d)), 1) from desired_listing d),
               (select count(*) from due_listing), (select round(avg(pg_column_size(q)), 1) from due_listing q)""";

    private RowsWritten() {}

    static void print(Server server, List<String> databases) throws SQLException {
        System.out.println("\nRows in the end (and bytes each): log, availability, desired, due");
        for (var database : databases) {
            try (var connection = server.open(database);
                    var statement = connection.createStatement();
                    var row = statement.executeQuery(COUNT)) {
                row.next();
                System.out.printf("  %,d (%s), %,d (%s), %,d (%s), %,d (%s)%n", row.getLong(1), row.getString(2), row.getLong(3),
                        row.getString(4), row.getLong(5), row.getString(6), row.getLong(7), row.getString(8));
            }
        }
    }
}
