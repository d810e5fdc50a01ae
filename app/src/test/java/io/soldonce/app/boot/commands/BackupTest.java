package io.soldonce.app.boot.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.EmbeddedDatabase;
import io.soldonce.app.boot.OpenLedger;
import io.soldonce.app.boot.Ports;
import io.soldonce.app.boot.Running;
import io.soldonce.app.boot.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a seller does on a good day, and what is left after a bad one.
class BackupTest {
    @TempDir
    Path folder;

    @Test
    void a_backup_taken_while_it_sells_is_a_ledger_again_then_and_at_any_instant_since() throws Exception {
        var port = Ports.free();
        Instant between;
        run(port, "data", "archive", folder.resolve("archive").toString());
        try (var start = launch(port, "data", "start").awaitReady()) {
            sell(port, "before");
            assertThat(run(port, "data", "backup", folder.resolve("backup").toString())).contains("with all events up to");
            sell(port, "after");
            between = now();
            sell(port, "too-late");
            start.process().destroy();
            start.end();
        }

        assertThat(run(port, "data", "restore", folder.resolve("backup").toString(), folder.resolve("as-it-was").toString()))
                .contains("Nothing is written to any marketplace");
        assertThat(run(port, "as-it-was", "verify")).contains("All holds.");
        assertThat(sold("as-it-was")).containsExactly("before");

        run(port, "data", "restore", folder.resolve("backup").toString(), folder.resolve("then").toString(), "--archive",
                folder.resolve("archive").toString(), "--at", between.toString());
        assertThat(run(port, "then", "verify")).contains("All holds.");
        assertThat(sold("then")).containsExactly("after", "before");
        assertThat(texts("then", "select enabled_channels::text from worker_config")).containsExactly("{}");

        run(port, "data", "restore", folder.resolve("backup").toString(), folder.resolve("all").toString(), "--archive",
                folder.resolve("archive").toString());
        assertThat(sold("all")).containsExactly("after", "before", "too-late");
    }

    private Launched launch(int port, String data, String... arguments) throws Exception {
        return Launched.run(folder, Map.of("SOLDONCE_PORT", "" + port, "SOLDONCE_DATA_DIR", data), arguments);
    }

    /// @return what it said
    private String run(int port, String data, String... arguments) throws Exception {
        try (var command = launch(port, data, arguments)) {
            assertThat(command.end()).as(command.text()).isZero();
            return command.text();
        }
    }

    private void sell(int port, String order) throws Exception {
        var token = Files.readString(new DataDirectory(folder.resolve("data"), DataDirectory.SANDBOX).adminToken()).strip();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/sales"))
                    .header("Authorization", "Bearer " + token).header("Content-Type", "application/json").POST(BodyPublishers.ofString("""
                        {"channel": "counter", "orderId": "%s", "lines": [{"sku": "BOX-SLEEVES-60", "quantity": 1}]}""".formatted(order)))
                    .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }

    /// By the database's clock, which recovery stops at.
    private Instant now() throws Exception {
        var data = new DataDirectory(folder.resolve("data"), DataDirectory.SANDBOX);
        try (var connection = EmbeddedDatabase.addressOf(data, Running.read(data.running()).orElseThrow()).open();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    private List<String> sold(String data) throws Exception {
        return texts(data, "select substr(stream_id, length('order:counter/') + 1) from log_entry where name = 'order-placed'"
                + " and stream_id in ('order:counter/before', 'order:counter/after', 'order:counter/too-late') order by 1");
    }

    private List<String> texts(String data, String sql) throws Exception {
        try (var ledger = OpenLedger.open(Settings.of(Map.of("SOLDONCE_DATA_DIR", data), folder), "test");
                var connection = ledger.address().open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
