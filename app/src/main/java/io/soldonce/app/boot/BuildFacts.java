package io.soldonce.app.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// What the build wrote into `application.properties`, for those who run without Spring.
final class BuildFacts {
    private BuildFacts() {}

    /// @return version of the PostgreSQL inside
    static String postgres() {
        try (var file = BuildFacts.class.getResourceAsStream("/application.properties")) {
            var properties = new Properties();
            properties.load(file);
            return properties.getProperty("soldonce.postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
