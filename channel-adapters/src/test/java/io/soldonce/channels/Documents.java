package io.soldonce.channels;

import java.io.IOException;
import java.io.UncheckedIOException;

/// The authored documents beside the tests.
public final class Documents {
    private Documents() {}

    public static byte[] of(Class<?> test, String name) {
        try (var in = test.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
