package io.soldonce.reconciler.drift;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/// The comparison by itself, for those who time it.
public final class Sweep {
    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");
    /// A column of each table, or PostgreSQL leaves out the joins nobody asks for.
    private static final String JOIN = "select count(*), sum(d.quantity), count(p.confirmed_quantity), count(q.revision), sum(o.quantity)"
            + Comparison.TABLES + " where l.channel = ?";

    private Sweep() {}

    /// @param byVerdict rows that do not simply agree
    public record Found(long compared, Map<String, Long> byVerdict) {}

    public static void bareJoin(Connection connection, String channel) throws SQLException {
        new Statements(connection).list(JOIN, row -> row.getLong(1), channel);
    }

    /// PostgreSQL's own account of the comparison.
    public static String explain(Connection connection, String channel) throws SQLException {
        new Statements(connection).execute("truncate drift_found");
        return String.join("\n", new Statements(connection).list("explain (analyze, buffers, costs off) " + Comparison.sql(false),
                row -> row.getString(1), channel, START, START.minusSeconds(300)));
    }

    public static Found compare(Connection connection, String channel) throws SQLException {
        var result = Comparison.compare(new Statements(connection), channel, START, START.minusSeconds(300), false);
        return new Found(result.compared(), result.found());
    }
}
