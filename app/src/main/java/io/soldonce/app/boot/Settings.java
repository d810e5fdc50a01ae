package io.soldonce.app.boot;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the environment says. An empty variable counts as unset.
///
/// @param port          of the HTTP server, on loopback
/// @param dataDirectory absolute
/// @param adminToken    empty: generate one and keep it
/// @param ownDatabase   empty: the embedded PostgreSQL
/// @param outside       the marketplaces, and how to reach a person
public record Settings(int port, Path dataDirectory, Optional<String> adminToken, Optional<DatabaseAddress> ownDatabase,
        OutsideSettings outside) {
    /// @param  environment as [System#getenv()] gives it
    /// @param  home        the checkout: the data directory is there unless told otherwise
    /// @throws Trouble     for a value that cannot be
    public static Settings of(Map<String, String> environment, Path home) {
        return new Settings(port(value(environment, "SOLDONCE_PORT").orElse("8080")),
                dataDirectory(value(environment, "SOLDONCE_DATA_DIR").orElse("data"), home),
                value(environment, "SOLDONCE_ADMIN_TOKEN").map(Settings::token), database(environment),
                OutsideSettings.of(environment));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,5}")) {
            var port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        throw new Trouble("SOLDONCE_PORT is \"" + text + "\", which is no port.",
                "Set it to a whole number from 1 to 65535, or leave it unset for 8080.");
    }

    private static Path dataDirectory(String text, Path home) {
        try {
            return home.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new Trouble("SOLDONCE_DATA_DIR is \"" + text + "\", which is no path (" + e.getReason() + ").",
                    "Set it to a directory, or leave it unset for data in the checkout.", e);
        }
    }

    private static String token(String text) {
        if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new Trouble("SOLDONCE_ADMIN_TOKEN holds blanks or characters that an HTTP header cannot carry.",
                    "Use printable ASCII without blanks, or leave it unset: then one is generated and printed.");
        }
        return text;
    }

    private static Optional<DatabaseAddress> database(Map<String, String> environment) {
        var url = value(environment, "SOLDONCE_DB_URL");
        var user = value(environment, "SOLDONCE_DB_USER");
        var password = value(environment, "SOLDONCE_DB_PASSWORD");
        if (url.isEmpty()) {
            if (user.isPresent() || password.isPresent()) {
                throw new Trouble("SOLDONCE_DB_USER or SOLDONCE_DB_PASSWORD is set, but SOLDONCE_DB_URL is not.",
                        "Set SOLDONCE_DB_URL to jdbc:postgresql://host:port/database too, or unset all three for the embedded database.");
            }
            return Optional.empty();
        }
        var jdbc = url.get().startsWith("postgresql://") ? "jdbc:" + url.get() : url.get();
        if (!jdbc.startsWith("jdbc:postgresql:")) {
            throw new Trouble("SOLDONCE_DB_URL is not the address of a PostgreSQL.",
                    "It looks like jdbc:postgresql://host:port/database; user and password go into SOLDONCE_DB_USER and SOLDONCE_DB_PASSWORD.");
        }
        return Optional.of(new DatabaseAddress(jdbc, user.orElse(System.getProperty("user.name")), password.orElse("")));
    }
}
