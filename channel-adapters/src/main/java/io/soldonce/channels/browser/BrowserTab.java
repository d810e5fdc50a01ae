package io.soldonce.channels.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.function.Function;

/// One account's page in a browser, with cookies of its own. The session is taken from where it is kept, and put there when asked.
public final class BrowserTab implements AutoCloseable {
    private final BrowserHost host;
    private final KeptSession session;
    private final Duration patience;
    private Browser of;
    private BrowserContext context;
    private Page page;

    /// @param patience how long one step on a page may take
    public BrowserTab(BrowserHost host, KeptSession session, Duration patience) {
        this.host = host;
        this.session = session;
        this.patience = patience;
    }

    /// Does something on the page. One visit at a time, whoever asks.
    ///
    /// @param work runs in the browser's thread; it must not call this tab's [#visit]
    /// @throws BrowserTrouble when the browser could not
    public <T> T visit(Duration limit, Function<Page, T> work) {
        return host.call(limit, browser -> {
            try {
                return work.apply(page(browser));
            } catch (PlaywrightException broken) {
                // what it still tries to show would come in the way of the next visit
                leavePage();
                throw broken;
            }
        });
    }

    /// Keeps the page's session; to be called on a visit.
    public void keepSession(Page visited) {
        session.write(visited.context().storageState());
    }

    /// Forgets the session, here and where it is kept.
    public void forgetSession(Page visited) {
        visited.context().clearCookies();
        session.forget();
    }

    /// Another start of the browser is another object.
    @SuppressWarnings("ReferenceEquality")
    private Page page(Browser browser) {
        if (of != browser || context == null) {
            leave();
            var options = new Browser.NewContextOptions().setAcceptDownloads(true);
            session.read().ifPresent(options::setStorageState);
            context = browser.newContext(options);
            context.setDefaultTimeout((double) patience.toMillis());
            of = browser;
        }
        if (page == null || page.isClosed()) {
            page = context.newPage();
        }
        return page;
    }

    private void leavePage() {
        try {
            if (page != null) {
                page.close();
            }
        } catch (PlaywrightException gone) {
            context = null;
        }
        page = null;
    }

    private void leave() {
        if (context != null && of != null && of.isConnected()) {
            context.close();
        }
        context = null;
        page = null;
    }

    @Override
    public void close() {
        try {
            host.call(Duration.ofSeconds(10), _ -> {
                leave();
                return null;
            });
        } catch (BrowserTrouble alreadyGone) {
            page = null;
        }
    }
}
