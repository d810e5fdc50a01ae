package io.soldonce.projections;

import java.sql.Connection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.TableRecord;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/// How this module speaks to PostgreSQL: table names without schema, so that the same code folds into the live tables or into the ones
/// a rebuild makes beside them, as the connection's search path says.
public final class Database {
    /// Each schema holds one kind of table; see the migrations.
    public static final List<String> SCHEMAS = List.of("projections", "journals", "queues", "vault", "ledger", "public");

    private static final Settings SETTINGS = new Settings().withRenderSchema(false).withRenderCatalog(false);
    private static final int ROWS_A_STATEMENT = 500;

    private Database() {}

    public static Settings settings() {
        return SETTINGS;
    }

    public static DSLContext on(Connection connection) {
        return DSL.using(connection, SQLDialect.POSTGRES, SETTINGS);
    }

    /// Writes each record over the one with the same primary key.
    public static <R extends TableRecord<R>> void upsert(DSLContext db, List<R> records) {
        for (var from = 0; from < records.size(); from += ROWS_A_STATEMENT) {
            var part = records.subList(from, Math.min(records.size(), from + ROWS_A_STATEMENT));
            var table = part.getFirst().getTable();
            db.insertInto(table).columns(table.fields()).valuesOfRecords(part)
                    .onConflict(table.getPrimaryKey().getFields()).doUpdate().setAllToExcluded().execute();
        }
    }
}
