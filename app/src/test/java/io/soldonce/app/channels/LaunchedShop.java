package io.soldonce.app.channels;

import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.EmbeddedDatabase;
import io.soldonce.app.boot.Ports;
import io.soldonce.app.boot.Running;
import io.soldonce.app.boot.commands.Launched;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A data directory and the process that serves it, started as often as one likes.
final class LaunchedShop extends OwnersRequests {
    private final Path folder;
    private final String kind;

    private LaunchedShop(Path folder, String kind, int port) {
        super(port);
        this.folder = folder;
        this.kind = kind;
    }

    /// @param folder holds the directory `data`
    /// @param kind   `sandbox` or `real`
    static LaunchedShop in(Path folder, String kind) throws IOException {
        return new LaunchedShop(folder, kind, Ports.free());
    }

    Launched run(String command) throws IOException {
        var environment = new HashMap<>(Map.of("SOLDONCE_PORT", "" + port(), "SOLDONCE_ADMIN_TOKEN", TOKEN, "SOLDONCE_KIND", kind,
                "SOLDONCE_SALES_EVERY", "PT1S", "SOLDONCE_LOOK_EVERY", "PT5S"));
        return Launched.run(folder, environment, command);
    }

    DataDirectory data() {
        return new DataDirectory(folder.resolve("data"), kind);
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
