package io.soldonce.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/// The log as a test looks at it.
final class Log {
    private Log() {}

    static List<Recorded> read(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Recorded> events = new ArrayList<>();
            LogReader.forEachPage(connection, Toy.CATALOGUE, 0, Long.MAX_VALUE, 1_000, events::addAll);
            return events;
        }
    }

    /// The toy's jars by an independent fold.
    static Map<String, Toy.Jar> jars(DataSource database) throws SQLException {
        Map<String, Toy.Jar> jars = new HashMap<>();
        Toy.Beans rules = new Toy.Beans();
        for (Recorded entry : read(database)) {
            jars.put(entry.stream(), (Toy.Jar) rules.evolve(jars.getOrDefault(entry.stream(), new Toy.Jar(0, 0)), entry.event()));
        }
        return jars;
    }

    /// Gapless, ordered, chained.
    static void assertSound(DataSource database) throws SQLException {
        assertThat(check(database, null)).satisfies(report -> assertThat(report.ok()).as(report.toString()).isTrue());
    }

    static ChainReport check(DataSource database, AnchorFile anchors) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return ChainCheck.check(connection, anchors, _ -> {});
        }
    }

    static void sql(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// Past the triggers, as someone who is in control of the database would.
    static void tamper(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    static long number(DataSource database, String query) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement
                        .executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
