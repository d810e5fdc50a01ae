package io.soldonce.channels.tcgplayer;

import com.microsoft.playwright.Page;
import io.soldonce.channels.browser.BrowserHost;
import io.soldonce.channels.browser.BrowserTab;
import io.soldonce.channels.browser.KeptSession;
import java.time.Duration;
import java.util.function.Consumer;

/// Lets the seller sign in by hand, in a window, and keeps the session, encrypted. Nobody but the seller types the password or the code.
public final class TcgplayerSignIn {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int POLL_MILLIS = 250;

    private final TcgplayerAccount account;
    private final BrowserHost host;
    private final Duration patience;

    /// @param host     with a window
    /// @param patience how long the seller has
    public TcgplayerSignIn(TcgplayerAccount account, BrowserHost host, Duration patience) {
        this.account = account;
        this.host = host;
        this.patience = patience;
    }

    /// Opens the page to sign in and returns once the session is kept.
    ///
    /// @throws IllegalStateException when nobody signed in in time, or somebody else did
    public void await() {
        await(_ -> {});
    }

    /// @param hands do what the seller does, in a test
    void await(Consumer<Page> hands) {
        var session = new KeptSession(account.profile());
        session.forget();
        try (var tab = new BrowserTab(host, session, STEP)) {
            var seller = tab.visit(patience.plus(STEP), page -> {
                page.navigate(account.portal() + "/admin/pricing");
                hands.accept(page);
                var read = signedIn(page);
                if (account.seller().equals(read)) {
                    tab.keepSession(page);
                }
                return read;
            });
            if (seller == null) {
                throw new IllegalStateException(
                        "nobody signed in within " + patience.toMinutes() + " minutes; nothing was kept, try again");
            }
            if (!account.seller().equals(seller)) {
                throw new IllegalStateException("signed in as " + seller + ", the account's properties say " + account.seller()
                        + "; nothing was kept; sign in as " + account.seller() + ", or correct the property seller");
            }
        }
    }

    /// The seller's name on the first page behind the sign-in; null when time is up.
    private String signedIn(Page page) {
        for (var waited = Duration.ZERO; waited.compareTo(patience) < 0; waited = waited.plusMillis(POLL_MILLIS)) {
            var here = PortalPage.of(page.url(), page.content());
            if (here.isPortal() && page.url().startsWith(account.portal().toString())) {
                return here.seller();
            }
            page.waitForTimeout(POLL_MILLIS);
        }
        return null;
    }
}
