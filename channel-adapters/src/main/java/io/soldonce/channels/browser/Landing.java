package io.soldonce.channels.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Where a page came out after it was opened, or after something on it was clicked.
///
/// @param status     HTTP status of the page that came in the end
/// @param retryAfter the header, null when there is none
/// @param html       the page as it is now; empty for a download
/// @param download   the file that came instead of a page, else null
@SuppressWarnings("ArrayRecordComponent") // carried from one hand to the next, never compared
public record Landing(String url, int status, String retryAfter, String html, byte[] download) {
    private static final String IS_DOWNLOAD = "net::ERR_ABORTED";

    /// Opens an address.
    ///
    /// @throws PlaywrightException when no answer came
    public static Landing open(Page page, String url) {
        return after(page, () -> page.navigate(url));
    }

    /// Clicks, and waits for the page or the file that comes of it.
    ///
    /// @throws PlaywrightException when no answer came
    public static Landing click(Page page, String selector) {
        return after(page, () -> page.click(selector));
    }

    private static Landing after(Page page, Runnable action) {
        var watch = new Watch(page);
        watch.begin();
        try {
            action.run();
            page.waitForCondition(watch::isOver);
        } catch (PlaywrightException broken) {
            if (watch.answer.get() == null && watch.download.get() == null) {
                throw broken;
            }
        } finally {
            watch.end();
        }
        return watch.landing();
    }

    /// A click may lead over several answers to a page, to a file, or nowhere.
    private static final class Watch {
        private final Page page;
        private final AtomicReference<Response> answer = new AtomicReference<>();
        private final AtomicReference<Download> download = new AtomicReference<>();
        private final AtomicReference<String> failure = new AtomicReference<>();
        private final AtomicBoolean isLoaded = new AtomicBoolean();
        private final Consumer<Response> onResponse = this::answered;
        private final Consumer<Request> onFailure = this::failed;
        private final Consumer<Download> onDownload = download::set;
        private final Consumer<Page> onLoaded = this::loaded;

        Watch(Page page) {
            this.page = page;
        }

        void begin() {
            page.onResponse(onResponse);
            page.onRequestFailed(onFailure);
            page.onDownload(onDownload);
            page.onDOMContentLoaded(onLoaded);
        }

        void end() {
            page.offResponse(onResponse);
            page.offRequestFailed(onFailure);
            page.offDownload(onDownload);
            page.offDOMContentLoaded(onLoaded);
        }

        private void answered(Response response) {
            if (isOfThePage(response.request()) && (response.status() < 300 || response.status() >= 400)) {
                answer.set(response);
            }
        }

        private void failed(Request request) {
            if (isOfThePage(request) && !IS_DOWNLOAD.equals(request.failure())) {
                failure.set(request.failure());
            }
        }

        private void loaded(Page loaded) {
            if (answer.get() != null) {
                isLoaded.set(true);
            }
        }

        private boolean isOfThePage(Request request) {
            return request.isNavigationRequest() && request.frame().equals(page.mainFrame());
        }

        boolean isOver() {
            return download.get() != null || failure.get() != null || isLoaded.get();
        }

        Landing landing() {
            if (download.get() != null) {
                return new Landing(page.url(), 200, null, "", bytes(download.get()));
            }
            var response = answer.get();
            if (response == null) {
                throw new PlaywrightException("no answer came: " + failure.get());
            }
            return new Landing(response.url(), response.status(), response.headerValue("retry-after"), page.content(), null);
        }

        private static byte[] bytes(Download download) {
            try {
                var content = Files.readAllBytes(download.path());
                download.delete();
                return content;
            } catch (IOException lost) {
                throw new UncheckedIOException("a downloaded file can not be read: " + lost.getMessage(), lost);
            }
        }
    }
}
