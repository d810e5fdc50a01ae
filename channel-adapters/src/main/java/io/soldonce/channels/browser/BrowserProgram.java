package io.soldonce.channels.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where the browser is. Pure.
public final class BrowserProgram {
    /// Names it, before anything else is looked for.
    public static final String VARIABLE = "SOLDONCE_BROWSER";
    /// What to say where there is none.
    public static final String NONE = "no browser was found on this machine; ./soldonce browser fetches one, or install Chromium, Chrome or"
            + " Edge, or name one in " + VARIABLE;
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
            "msedge", "microsoft-edge", "chrome.exe", "msedge.exe");
    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
            "/snap/bin/chromium", "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");

    private BrowserProgram() {}

    /// On this machine.
    public static Optional<Path> find() {
        return find(System.getenv(), Files::isExecutable);
    }

    /// The one that is named in the environment, else the first on the path, else the first at the usual places.
    static Optional<Path> find(Map<String, String> environment, Predicate<Path> isThere) {
        var named = environment.getOrDefault(VARIABLE, "");
        if (!named.isBlank()) {
            return Optional.of(Path.of(named)).filter(isThere);
        }
        var path = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)).filter(part -> !part.isBlank()).toList();
        return Stream.concat(NAMES.stream().flatMap(name -> path.stream().map(part -> Path.of(part, name))), PLACES.stream().map(Path::of))
                .filter(isThere).findFirst();
    }
}
