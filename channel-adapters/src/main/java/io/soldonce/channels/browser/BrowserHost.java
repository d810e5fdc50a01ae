package io.soldonce.channels.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import io.soldonce.channels.browser.BrowserTrouble.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One browser, started when it is first needed and again when it died.
///
/// Playwright may be used by one thread only, so one thread owns it and everybody hands their work to it. Work that takes too long is
/// ended with the browser: a thread that waits for a page can not be stopped otherwise.
public final class BrowserHost implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(BrowserHost.class);
    private static final Map<String, String> ENVIRONMENT = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    private static final List<String> ARGUMENTS = List.of("--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--no-first-run", "--no-default-browser-check");
    private static final Pattern MESSAGE = Pattern.compile("message='([^'\\n]+)");
    /// Two starts at once could take each other's processes for their own.
    private static final Object STARTING = new Object();

    private final Path program;
    private final boolean isVisible;
    private final ExecutorService owner = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("browser").factory());
    private volatile ProcessHandle driver;
    private volatile ProcessHandle process;
    private Playwright playwright;
    private Browser browser;

    /// @param program   null for the one that Playwright brought
    /// @param isVisible a person looks at it
    public BrowserHost(Path program, boolean isVisible) {
        this.program = program;
        this.isVisible = isVisible;
    }

    /// The browser of this machine, without a window.
    public static BrowserHost headless() {
        return new BrowserHost(BrowserProgram.find().orElse(null), false);
    }

    /// The browser of this machine, for a person.
    public static BrowserHost visible() {
        return new BrowserHost(BrowserProgram.find().orElse(null), true);
    }

    /// Has something done by the thread that owns the browser, and waits for it.
    ///
    /// @param limit from now, the waiting for others included
    /// @throws BrowserTrouble when the browser could not; anything else that `work` throws as it is
    public <T> T call(Duration limit, Function<Browser, T> work) {
        var isBegun = new AtomicBoolean();
        Callable<T> task = () -> {
            isBegun.set(true);
            return guarded(work);
        };
        var done = submitted(task);
        try {
            return done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            done.cancel(false);
            if (!isBegun.get()) {
                throw new BrowserTrouble(Kind.BUSY, "the browser was busy for " + limit.toSeconds() + " seconds; it is tried again", late);
            }
            kill();
            throw new BrowserTrouble(Kind.TOO_LATE, "the browser took longer than " + limit.toSeconds() + " seconds and was ended", late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            done.cancel(false);
            kill();
            throw new BrowserTrouble(Kind.TOO_LATE, "stopped while the browser was at work", stopped);
        }
    }

    private <T> Future<T> submitted(Callable<T> task) {
        try {
            return owner.submit(task);
        } catch (RejectedExecutionException closed) {
            throw new BrowserTrouble(Kind.DIED, "the browser is closed", closed);
        }
    }

    private <T> T guarded(Function<Browser, T> work) {
        try {
            return work.apply(running());
        } catch (PlaywrightException failed) {
            if (isWell()) {
                throw new BrowserTrouble(Kind.PAGE, words(failed), failed);
            }
            stop();
            throw new BrowserTrouble(Kind.DIED, "the browser broke down: " + words(failed), failed);
        }
    }

    /// Playwright writes an error as a small structure over several lines; the message is what a person wants.
    static String words(PlaywrightException failed) {
        var text = String.valueOf(failed.getMessage());
        var message = MESSAGE.matcher(text);
        return message.find() ? message.group(1).strip() : text.lines().findFirst().orElse("");
    }

    /// Asks it something, because a browser that was killed does not say so by itself.
    private boolean isWell() {
        try {
            if (!isRunning()) {
                return false;
            }
            browser.newContext().close();
            return true;
        } catch (PlaywrightException dead) {
            LOGGER.debug("The browser does not answer: {}", dead.toString());
            return false;
        }
    }

    private Browser running() {
        if (!isRunning()) {
            stop();
            start();
        }
        return browser;
    }

    private boolean isRunning() {
        return browser != null && browser.isConnected() && driver.isAlive() && (process == null || process.isAlive());
    }

    private void start() {
        synchronized (STARTING) {
            var before = ProcessHandle.current().children().toList();
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(ENVIRONMENT));
            driver = ProcessHandle.current().children().filter(child -> !before.contains(child)).findFirst().orElseThrow();
        }
        try {
            var options = new BrowserType.LaunchOptions().setHeadless(!isVisible).setArgs(ARGUMENTS);
            browser = playwright.chromium().launch(program == null ? options : options.setExecutablePath(program));
            process = driver.children().findFirst().orElse(null);
            LOGGER.info("Browser {} started, version {}", program == null ? "of Playwright" : program, browser.version());
        } catch (PlaywrightException failed) {
            stop();
            throw new BrowserTrouble(Kind.MISSING, program == null
                    ? BrowserProgram.NONE
                    : "the browser " + program + " does not start: " + failed.getMessage(), failed);
        }
    }

    private void stop() {
        if (playwright == null) {
            return;
        }
        try {
            playwright.close();
        } catch (RuntimeException alreadyGone) {
            LOGGER.debug("The browser was gone already: {}", alreadyGone.toString());
        }
        kill();
        playwright = null;
        browser = null;
        process = null;
    }

    private void kill() {
        var root = driver;
        if (root != null) {
            root.descendants().forEach(ProcessHandle::destroyForcibly);
            root.destroyForcibly();
        }
    }

    @Override
    public void close() {
        try {
            owner.submit(this::stop).get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException stuck) {
            LOGGER.debug("The browser is ended by force: {}", stuck.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        kill();
        owner.shutdown();
    }
}
