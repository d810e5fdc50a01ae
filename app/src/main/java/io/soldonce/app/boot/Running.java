package io.soldonce.app.boot;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// What a running application tells the other commands through `running.properties`.
///
/// @param pid  of its JVM
/// @param http port of its server, on 127.0.0.1
/// @param db   port of its embedded PostgreSQL, 0 when it has none
public record Running(long pid, int http, int db) {
    public String address() {
        return "http://127.0.0.1:" + http;
    }

    public void write(Path file) throws IOException {
        PrivateFile.write(file, "pid=" + pid + "\nhttp=" + http + "\ndb=" + db + "\n");
    }

    /// @return empty when there is no such file or it says nothing
    public static Optional<Running> read(Path file) throws IOException {
        try {
            var text = new Properties();
            text.load(new StringReader(Files.readString(file)));
            return Optional.of(new Running(Long.parseLong(text.getProperty("pid", "")), Integer.parseInt(text.getProperty("http", "")),
                    Integer.parseInt(text.getProperty("db", ""))));
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty();
        }
    }
}
