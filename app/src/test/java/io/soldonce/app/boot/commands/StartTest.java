package io.soldonce.app.boot.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.EmbeddedDatabase;
import io.soldonce.app.boot.Ports;
import io.soldonce.app.boot.Running;
import io.soldonce.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// One data directory through its life, in the order of the methods: a first start takes long, so they share it.
@TestMethodOrder(OrderAnnotation.class)
class StartTest {
    @TempDir
    static Path folder;
    private static DataDirectory data;
    private int port;

    @BeforeEach
    void choosePort() throws IOException {
        port = Ports.free();
        data = new DataDirectory(folder.resolve("data"), "sandbox");
    }

    @Test
    @Order(1)
    void the_first_start_ends_in_a_screen_that_says_how_to_go_on_and_sigterm_ends_everything() throws Exception {
        long postgres;
        try (var start = start().awaitReady()) {
            assertThat(Launched.health(port)).isEqualTo(200);
            var token = Files.readString(data.adminToken()).strip();
            assertThat(start.text()).contains("http://127.0.0.1:" + port, "user owner, password " + token,
                    "psql postgresql://soldonce@127.0.0.1:",
                    "/api/sales");
            assertThat(Running.read(data.running()).orElseThrow().pid()).isEqualTo(start.process().pid());
            postgres = postmaster();
            aSecondCopyIsRefused(start);
            verifiesWhileItRuns();
        }
        assertThat(ProcessHandle.of(postgres)).isEmpty();
        assertThat(data.running()).doesNotExist();
        assertThat(data.anchors()).isNotEmptyFile();
    }

    private void aSecondCopyIsRefused(Launched first) throws Exception {
        try (var second = launch("start")) {
            assertThat(second.end()).isEqualTo(1);
            assertThat(second.text().lines()).hasSize(2);
            assertThat(second.text()).contains("already running", "process " + first.process().pid(), "http://127.0.0.1:" + port);
        }
    }

    private void verifiesWhileItRuns() throws Exception {
        try (var verify = launch("verify")) {
            assertThat(verify.end()).as(verify.text()).isZero();
            assertThat(verify.text()).contains("running", "All holds.");
        }
    }

    @Test
    @Order(2)
    void stopped_the_kill_switch_and_verify_start_the_database_for_themselves() throws Exception {
        try (var kill = launch("kill")) {
            assertThat(kill.end()).as(kill.text()).isZero();
            assertThat(kill.text()).contains("Off: nothing is written", "now: '{}'", "Undo: ./soldonce kill --undo");
        }
        try (var verify = launch("verify")) {
            assertThat(verify.end()).as(verify.text()).isZero();
            assertThat(verify.text()).contains("stopped", "All holds.");
        }
        try (var verify = launch("verify", "--json")) {
            assertThat(verify.end()).as(verify.text()).isZero();
            var said = new JsonMapper().readTree(verify.text());
            assertThat(said.path("holds").asBoolean()).isTrue();
            assertThat(said.path("running").asBoolean()).isFalse();
            assertThat(said.path("checks").valueStream()).allMatch(check -> check.path("holds").asBoolean()).hasSizeGreaterThan(9);
        }
        assertThat(data.path().resolve("pg/postmaster.pid")).doesNotExist();
    }

    @Test
    @Order(3)
    void the_second_start_keeps_everything_and_imports_nothing_and_a_dead_postgres_comes_back() throws Exception {
        try (var start = start().awaitReady()) {
            assertThat(start.text()).doesNotContain("first import");
            assertThat(single("select enabled_channels::text from worker_config")).isEqualTo("{}");

            ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
            Await.until("health to notice", () -> Launched.health(port) == 503);
            Await.until("PostgreSQL to come back", () -> Launched.health(port) == 200);

            assertThat(start.text()).contains("The embedded PostgreSQL died", "runs again");
            start.process().destroyForcibly().waitFor();
        }
        assertThat(ProcessHandle.of(postmaster())).as("orphan of the killed process").isPresent();
    }

    @Test
    @Order(4)
    void after_kill_9_the_next_start_takes_over_what_was_left() throws Exception {
        try (var start = start().awaitReady()) {
            assertThat(Launched.health(port)).isEqualTo(200);
            assertThat(single("select enabled_channels::text from worker_config")).isEqualTo("{}");
            start.process().destroy();
            start.end();
        }
        assertThat(data.path().resolve("pg/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_taken_port_is_said_in_one_sentence() throws Exception {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                var start = Launched.run(folder, Map.of("SOLDONCE_PORT", "" + port, "SOLDONCE_DATA_DIR", "other"), "start")) {
            assertThat(start.end()).isEqualTo(1);
            assertThat(start.text()).contains("Port " + port + " is taken", "SOLDONCE_PORT=");
            assertThat(start.text().lines()).hasSize(2);
        }
    }

    private Launched start() throws IOException {
        return launch("start");
    }

    private Launched launch(String... command) throws IOException {
        return Launched.run(folder, new HashMap<>(Map.of("SOLDONCE_PORT", "" + port)), command);
    }

    private static long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data.path().resolve("pg/postmaster.pid")).getFirst());
    }

    private static String single(String sql) throws IOException, SQLException {
        var address = EmbeddedDatabase.addressOf(data, Running.read(data.running()).orElseThrow());
        try (var connection = address.open(); var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
