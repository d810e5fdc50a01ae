package io.soldonce.projections;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
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

    private Database() {}

    public static Settings settings() {
        return SETTINGS;
    }

    public static DSLContext on(Connection connection) {
        return DSL.using(connection, SQLDialect.POSTGRES, SETTINGS);
    }

    /// Writes each record over the one with the same primary key; no two of them may have the same.
    public static <R extends TableRecord<R>> void upsert(DSLContext db, List<R> records) {
        if (!records.isEmpty()) {
            db.connection(connection -> Upsert.into(records.getFirst().getTable()).write(connection, records));
        }
    }

    /// The rows of these keys: one parameter for each column of the key, however many keys there are, so that the statement stays the same
    /// and PostgreSQL looks each key up. As a list of pairs it would compare every row with every key.
    ///
    /// @param keys each with its parts in the order of the columns
    public static Condition isOneOf(List<? extends Field<String>> columns, List<List<String>> keys) {
        var parts = new ArrayList<Field<?>>();
        for (var i = 0; i < columns.size(); i++) {
            var part = i;
            parts.add(DSL.val(keys.stream().map(key -> key.get(part)).toArray(String[]::new)));
        }
        return DSL.condition("({0}) in (select * from unnest({1}))", DSL.list(columns), DSL.list(parts));
    }
}
