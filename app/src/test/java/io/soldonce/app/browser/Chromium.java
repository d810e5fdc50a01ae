package io.soldonce.app.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The browser that is there on this machine, started once. None is downloaded; without one these tests fail and say how to get one.
final class Chromium {
    static final String NONE = "no Chromium was found: apt-get install chromium, or name one in SOLDONCE_BROWSER";
    /// A browser is for one thread at a time.
    static final String LOCK = "the browser";
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
            "/snap/bin/chromium", "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static Browser shared;

    private Chromium() {}

    static synchronized Browser shared() {
        if (shared == null) {
            var program = find(System.getenv(), Files::isExecutable).orElseThrow(() -> new AssertionError(NONE));
            // node and the driver come with the dependency; only the browsers would be downloaded
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            shared = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program).setHeadless(true)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                            "--disable-component-update", "--disable-sync", "--no-first-run", "--no-default-browser-check")));
        }
        return shared;
    }

    /// The one that is named in the environment, else the first on the path, else the first at the usual places.
    static Optional<Path> find(Map<String, String> environment, Predicate<Path> isThere) {
        var named = environment.getOrDefault("SOLDONCE_BROWSER", "");
        if (!named.isBlank()) {
            return Optional.of(Path.of(named)).filter(isThere);
        }
        var path = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)).filter(part -> !part.isBlank()).toList();
        return Stream.concat(NAMES.stream().flatMap(name -> path.stream().map(part -> Path.of(part, name))), PLACES.stream().map(Path::of))
                .filter(isThere).findFirst();
    }
}
