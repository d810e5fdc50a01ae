package io.soldonce.app.channels;

import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.Trouble;
import io.soldonce.values.ChannelId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;

/// The accounts of a real installation: one file for each channel, `channels/<channel>.properties` in the data directory.
public final class ChannelFiles {
    private ChannelFiles() {}

    /// @throws Trouble when a sandbox installation holds such files: it must never speak to a real marketplace
    public static void requireNoneIn(DataDirectory directory) {
        if (!directory.isSandbox() || !Files.isDirectory(directory.channels())) {
            return;
        }
        try (var files = Files.list(directory.channels())) {
            files.findFirst().ifPresent(file -> {
                throw new Trouble("The data directory " + directory.path() + " is a sandbox, but holds the account " + file + ".",
                        "Move that file away; a real installation needs a data directory of its own (SOLDONCE_KIND=real).");
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return empty when the seller has given no account for it
    public static Optional<Properties> read(DataDirectory directory, ChannelId channel) {
        var file = directory.channels().resolve(channel + ".properties");
        if (directory.isSandbox() || !Files.exists(file)) {
            return Optional.empty();
        }
        try (var reader = Files.newBufferedReader(file)) {
            var properties = new Properties();
            properties.load(reader);
            return Optional.of(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
