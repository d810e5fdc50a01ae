package io.soldonce.app.boot;

import io.soldonce.channels.browser.BrowserProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether this machine has a browser that programs can use: one that is installed, or one that `./soldonce browser` fetched.
public final class LocalBrowser {
    private LocalBrowser() {}

    public static boolean isThere() {
        return BrowserProgram.find().isPresent() || fetched().anyMatch(LocalBrowser::hasChromium);
    }

    /// Where Playwright keeps what it fetches, on each system.
    private static Stream<Path> fetched() {
        var home = System.getProperty("user.home", "");
        return Stream.concat(Optional.ofNullable(System.getenv("PLAYWRIGHT_BROWSERS_PATH")).map(Path::of).stream(),
                Stream.of(Path.of(home, ".cache", "ms-playwright"), Path.of(home, "Library", "Caches", "ms-playwright"),
                        Path.of(home, "AppData", "Local", "ms-playwright")));
    }

    private static boolean hasChromium(Path directory) {
        try (var entries = Files.isDirectory(directory) ? Files.list(directory) : Stream.<Path>empty()) {
            return entries.anyMatch(entry -> entry.getFileName().toString().startsWith("chromium"));
        } catch (IOException notReadable) {
            return false;
        }
    }
}
