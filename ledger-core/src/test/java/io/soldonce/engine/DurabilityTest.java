package io.soldonce.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

class DurabilityTest {
    private final HikariDataSource database = TestPostgres.database("db/ledger");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void accepts_a_server_that_keeps_what_it_commits() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThatCode(() -> Durability.require(connection)).doesNotThrowAnyException();
        }
    }

    @Test
    void refuses_a_session_that_does_not_wait_for_the_disk() throws SQLException {
        try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local synchronous_commit = off");
            assertRefused(connection, "synchronous_commit");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes"})
    void refuses_a_server_with_a_setting_off(String setting) throws Exception {
        try (EmbeddedPostgres careless = TestPostgres.durable().setServerConfig(setting, "off").start();
                Connection connection = careless.getPostgresDatabase().getConnection()) {
            assertRefused(connection, setting);
        }
    }

    private static void assertRefused(Connection connection, String setting) {
        assertThatThrownBy(() -> Durability.require(connection)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PostgreSQL runs with " + setting + " = off").hasMessageContaining("set " + setting + " = on");
    }
}
