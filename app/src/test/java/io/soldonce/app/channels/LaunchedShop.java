package io.soldonce.app.channels;

import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.EmbeddedDatabase;
import io.soldonce.app.boot.Ports;
import io.soldonce.app.boot.Running;
import io.soldonce.app.boot.commands.Launched;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A data directory and the process that serves it, started as often as one likes.
///
/// @param folder holds the directory `data`
/// @param kind   `sandbox` or `real`
record LaunchedShop(Path folder, String kind, int port) {
    private static final String TOKEN = "a-token-for-tests";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static LaunchedShop in(Path folder, String kind) throws IOException {
        return new LaunchedShop(folder, kind, Ports.free());
    }

    Launched run(String command) throws IOException {
        var environment = new HashMap<>(Map.of("SOLDONCE_PORT", "" + port, "SOLDONCE_ADMIN_TOKEN", TOKEN, "SOLDONCE_KIND", kind,
                "SOLDONCE_SALES_EVERY", "PT1S", "SOLDONCE_LOOK_EVERY", "PT5S"));
        return Launched.run(folder, environment, command);
    }

    DataDirectory data() {
        return new DataDirectory(folder.resolve("data"), kind);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return CLIENT.send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)).build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Authorization", "Bearer " + TOKEN);
    }

    /// The first column, while it runs.
    List<String> column(String sql) throws IOException, SQLException {
        var address = EmbeddedDatabase.addressOf(data(), Running.read(data().running()).orElseThrow());
        try (var connection = address.open(); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            var column = new ArrayList<String>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }
}
