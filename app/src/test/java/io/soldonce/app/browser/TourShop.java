package io.soldonce.app.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.soldonce.app.boot.AdminToken;
import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.DatabaseAddress;
import io.soldonce.app.boot.OutsideSettings;
import io.soldonce.app.boot.Ports;
import io.soldonce.app.boot.Settings;
import io.soldonce.app.wiring.Application;
import io.soldonce.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// A shop as `./soldonce start` makes it, with every sandbox marketplace connected, and its owner at a desk with the console open.
final class TourShop implements AutoCloseable {
    private static final String[] TABLES = {"db/ledger", "db/projections", "db/journals", "db/queues", "db/vault", "db/public",
            "db/installation"};
    private static final String TOKEN = "a-token-for-tests";
    private static final OutsideSettings OFTEN = new OutsideSettings(Optional.empty(), Duration.ofSeconds(1), Duration.ofMinutes(5),
            Optional.empty(), Optional.empty());
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 960;
    /// Only ends a tour that hangs.
    private static final int PATIENCE_MILLIS = 120_000;

    final Page page;
    private final Application running;
    private final BrowserContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final boolean isPhotographed;

    /// @param isPhotographed whether pictures are written
    TourShop(boolean isPhotographed) throws IOException, SQLException {
        this.isPhotographed = isPhotographed;
        try (var fresh = TestPostgres.database(TABLES);
                var connection = fresh.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into installation.installation (kind) values ('sandbox') on conflict do nothing");
            var directory = Files.createTempDirectory("soldonce-tour").resolve("data");
            running = Application.start(new Settings(Ports.free(), directory, Optional.of(TOKEN), Optional.empty(), OFTEN),
                    DataDirectory.open(directory), new DatabaseAddress(fresh.getJdbcUrl(), "postgres", "postgres"),
                    new AdminToken(TOKEN, false));
        }
        running.firstImport((_, _) -> {});
        running.connect();
        context = Chromium.shared().newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT).setLocale("en-US")
                .setTimezoneId("UTC").setColorScheme(ColorScheme.LIGHT));
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        open("/sign-in");
        page.getByLabel("Password").fill(TOKEN);
        page.getByLabel("Password").press("Enter");
        page.waitForURL(running.address() + "/");
    }

    TourShop open(String path) {
        page.navigate(running.address() + path);
        return this;
    }

    /// The first of these that has this text, as soon as it is there.
    Locator see(String css, String text) {
        var found = page.locator(css).filter(new Locator.FilterOptions().setHasText(text)).first();
        found.waitFor();
        return found;
    }

    /// Reads the page again until it shows this.
    Locator seeOnReload(String css, String text) {
        var found = page.locator(css).filter(new Locator.FilterOptions().setHasText(text)).first();
        var end = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
        while (!found.isVisible() && System.nanoTime() < end) {
            page.reload();
        }
        found.waitFor();
        return found;
    }

    /// Turns a fault of a sandbox marketplace.
    void knobs(String channel, String json) throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(URI.create(running.address() + "/sandbox/" + channel + "/knobs"))
                .header("Authorization", "Bearer " + TOKEN).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json))
                .build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    /// What is on the screen becomes a picture of the documentation, when pictures were asked for.
    void picture(String name) {
        if (isPhotographed) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("..", "docs", "images", name + ".png")));
        }
    }

    @Override
    public void close() {
        context.close();
        running.close();
    }
}
