package io.soldonce.channels.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// Pictures of pages that were not as expected, for a person. Only the latest are kept.
public final class Screens {
    private static final int KEPT = 50;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path directory;
    private final Clock clock;
    private final int kept;
    private final AtomicInteger number = new AtomicInteger();

    public Screens(Path directory, Clock clock) {
        this(directory, clock, KEPT);
    }

    Screens(Path directory, Clock clock, int kept) {
        this.directory = directory;
        this.clock = clock;
        this.kept = kept;
    }

    /// Keeps a picture.
    ///
    /// @param what a few words of what it shows; they become part of the file's name
    public Path save(String what, byte[] png) {
        var name = TIME.format(clock.instant()) + "-" + String.format(Locale.ROOT, "%03d", number.incrementAndGet() % 1000) + "-"
                + what.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "") + ".png";
        try {
            Files.createDirectories(directory);
            var place = Files.write(directory.resolve(name), png);
            prune();
            return place;
        } catch (IOException failed) {
            throw new UncheckedIOException("the picture " + name + " can not be kept in " + directory + ": " + failed.getMessage(), failed);
        }
    }

    private void prune() throws IOException {
        try (var files = Files.list(directory)) {
            for (var old : files.filter(file -> file.toString().endsWith(".png")).sorted(Comparator.reverseOrder()).skip(kept).toList()) {
                Files.deleteIfExists(old);
            }
        }
    }
}
