package io.soldonce.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A schema beside `projections` with the same tables, empty: what is folded into it touches nothing that anybody reads.
/// Indexes get the names they have in `projections`, because both are named by PostgreSQL itself.
final class Shadow {
    static final String LIVE = "projections";
    private static final String REST = "journals, queues, vault, ledger, public";

    private Shadow() {}

    /// Tables with their primary keys; see [#index] for the rest.
    static void create(Connection connection, String schema) throws SQLException {
        execute(connection, "drop schema if exists " + schema + " cascade", "create schema " + schema);
        for (var table : tables(connection)) {
            execute(connection, "create table " + schema + "." + table + " (like " + LIVE + "." + table
                    + " including all excluding indexes)");
            for (var key : query(connection,
                    "select pg_get_constraintdef(oid) from pg_constraint where contype = 'p' and conrelid = '" + LIVE
                            + "." + table + "'::regclass")) {
                execute(connection, "alter table " + schema + "." + table + " add " + key);
            }
            var options = query(connection, "select unnest(reloptions) from pg_class where oid = '" + LIVE + "." + table + "'::regclass");
            for (var option : options) {
                execute(connection, "alter table " + schema + "." + table + " set (" + option + ")");
            }
        }
        for (var history : query(connection, tablesLike("flyway\\_%"))) {
            execute(connection, "create table " + schema + "." + history + " (like " + LIVE + "." + history + " including all)",
                    "insert into " + schema + "." + history + " select * from " + LIVE + "." + history);
        }
    }

    /// Makes the other indexes, which are quicker made over a full table than kept while it is filled.
    static void index(Connection connection, String schema, String table) throws SQLException {
        var definitions = query(connection, "select indexdef from pg_indexes where schemaname = '" + LIVE + "' and tablename = '" + table
                + "' and indexname <> '" + table + "_pkey' order by indexname");
        for (var definition : definitions) {
            execute(connection, definition.replaceFirst(" ON " + LIVE + "\\.", " ON " + schema + "."));
        }
    }

    /// The projections, without the migrations' own table.
    static List<String> tables(Connection connection) throws SQLException {
        var all = new ArrayList<>(query(connection, tablesLike("%")));
        all.removeIf(name -> name.startsWith("flyway_"));
        return all;
    }

    /// From now on this connection's unqualified table names mean the shadow's.
    static void enter(Connection connection, String schema) throws SQLException {
        execute(connection, "set search_path = " + schema + ", " + REST);
    }

    static void leave(Connection connection) throws SQLException {
        execute(connection, "reset search_path");
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static List<String> query(Connection connection, String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static String tablesLike(String pattern) {
        return "select tablename from pg_tables where schemaname = '" + LIVE + "' and tablename like '" + pattern + "' order by 1";
    }
}
