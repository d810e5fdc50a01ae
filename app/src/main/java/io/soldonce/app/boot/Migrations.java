package io.soldonce.app.boot;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings the tables up to date: the class path folder `db/<schema>` into the schema of that name, with a history of its own in
/// `flyway_<schema>`.
public final class Migrations {
    /// In this order: the switch board in `public` writes to the journals.
    public static final List<String> SCHEMAS = List.of("ledger", "projections", "journals", "queues", "vault", "public", "installation");

    private Migrations() {}

    /// @return how many migrations were carried out; 0 when all tables were up to date
    /// @throws Trouble when the tables are not as the migrations left them
    public static int run(DataSource database) {
        try {
            return SCHEMAS.stream().mapToInt(schema -> run(database, schema)).sum();
        } catch (FlywayException e) {
            throw new Trouble("The tables cannot be brought up to date: " + String.valueOf(e.getMessage()).strip(),
                    "A database of a newer Sold Once needs that program; tables changed by hand must be changed back.", e);
        }
    }

    private static int run(DataSource database, String schema) {
        // public may hold tables of somebody else
        return Flyway.configure().dataSource(database).locations("classpath:db/" + schema).schemas(schema).table("flyway_" + schema)
                .baselineOnMigrate(true).baselineVersion("0").load().migrate().migrationsExecuted;
    }
}
