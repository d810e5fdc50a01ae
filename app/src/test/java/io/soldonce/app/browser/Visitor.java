package io.soldonce.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.soldonce.app.api.RunningApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A seller with the console open in a browser. Whatever the browser complains of on the way fails the test when the seller leaves.
final class Visitor implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "pictures");

    final Page page;
    private final RunningApplication app;
    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();

    private Visitor(RunningApplication app, int width, int height) {
        this.app = app;
        context = Chromium.shared().newContext(new Browser.NewContextOptions().setViewportSize(width, height).setLocale("en-US")
                .setTimezoneId("UTC").setColorScheme(ColorScheme.LIGHT));
        page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static Visitor atTheDesk(RunningApplication app) {
        return new Visitor(app, 1280, 800).signIn();
    }

    static Visitor onThePhone(RunningApplication app) {
        return new Visitor(app, 390, 844).signIn();
    }

    static Visitor stranger(RunningApplication app) {
        return new Visitor(app, 1280, 800);
    }

    private Visitor signIn() {
        open("/sign-in");
        page.getByLabel("Password").fill(RunningApplication.TOKEN);
        page.getByLabel("Password").press("Enter");
        page.waitForURL(app.uri("/").toString());
        return this;
    }

    Visitor open(String path) {
        page.navigate(app.uri(path).toString());
        return this;
    }

    Locator find(String css) {
        return page.locator(css);
    }

    /// Kept in target/pictures, for people to look at.
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    }

    /// How much wider the page is than the screen, in pixels.
    int overhang() {
        return (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }
}
