package io.soldonce.channels.tcgplayer;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import io.soldonce.channels.browser.BrowserHost;
import io.soldonce.channels.browser.BrowserTab;
import io.soldonce.channels.browser.BrowserTrouble;
import io.soldonce.channels.browser.KeptSession;
import io.soldonce.channels.browser.Landing;
import io.soldonce.channels.browser.Screens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// Gets into the portal and looks at every page before it is used: whose it is, and whether it is built as it was. Signs in again by itself,
/// once, when the session has ended.
final class PortalDoor implements AutoCloseable {
    /// One visit is a handful of pages; a push is some visits, and has to end before its lease of three minutes does.
    private static final Duration VISIT = Duration.ofSeconds(25);
    private static final Duration STEP = Duration.ofSeconds(10);

    private final TcgplayerAccount account;
    private final Clock clock;
    private final BrowserTab tab;
    private final Screens screens;

    PortalDoor(TcgplayerAccount account, BrowserHost host, Clock clock) {
        this.account = account;
        this.clock = clock;
        this.tab = new BrowserTab(host, new KeptSession(account.profile()), STEP);
        this.screens = new Screens(account.screens(), clock);
    }

    /// The session ended on the way: nothing was done.
    private static final class SignedOut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// @param work begun again, once, when the session turns out to have ended in the middle
    <T> T visit(Function<Page, T> work) {
        try {
            return tab.visit(VISIT, page -> {
                try {
                    return work.apply(page);
                } catch (SignedOut once) {
                    signIn(page);
                    return again(work, page);
                }
            });
        } catch (BrowserTrouble trouble) {
            throw TcgplayerErrors.of(trouble);
        }
    }

    private static <T> T again(Function<Page, T> work, Page page) {
        try {
            return work.apply(page);
        } catch (SignedOut twice) {
            throw TcgplayerErrors.signedOut("TCGplayer lets us in and forgets us at once");
        }
    }

    PortalPage open(Page page, String path, PortalKind kind) {
        return checked(page, Landing.open(page, account.portal() + path), kind);
    }

    /// Null when there is no such page.
    PortalPage find(Page page, String path, PortalKind kind) {
        var landing = Landing.open(page, account.portal() + path);
        return landing.status() == 404 ? null : checked(page, landing, kind);
    }

    Landing click(Page page, String selector) {
        return Landing.click(page, selector);
    }

    byte[] download(Page page, String selector) {
        var landing = Landing.click(page, selector);
        if (landing.download() != null) {
            return landing.download();
        }
        checkEntry(page, landing);
        throw TcgplayerErrors.later("NO_FILE", "no file came of " + selector + " but the page " + landing.url());
    }

    PortalPage page(Landing landing) {
        return PortalPage.of(landing.url(), landing.html());
    }

    PortalPage page(Page page) {
        return PortalPage.of(page.url(), page.content());
    }

    /// The page, once it is sure that it is what it seems.
    PortalPage checked(Page page, Landing landing, PortalKind kind) {
        var read = checkEntry(page, landing);
        var differences = kind.differences(read);
        if (landing.status() >= 400) {
            throw TcgplayerErrors.later("HTTP " + landing.status(), read.path() + ": " + read.document().text());
        }
        if (!differences.isEmpty()) {
            throw TcgplayerErrors.pageChanged(read.path(), differences, picture(page, "changed " + read.path()));
        }
        return read;
    }

    private PortalPage checkEntry(Page page, Landing landing) {
        var failure = TcgplayerErrors.of(landing, clock.instant());
        if (failure != null) {
            throw failure;
        }
        var read = page(landing);
        if (read.isChallenge()) {
            throw TcgplayerErrors.challenged();
        }
        if (read.isLogin()) {
            throw new SignedOut();
        }
        if (!read.isPortal()) {
            throw TcgplayerErrors.pageChanged(read.path(), List.of("it is no page of the seller portal"),
                    picture(page, "strange " + read.path()));
        }
        if (!account.seller().equals(read.seller())) {
            throw TcgplayerErrors.wrongAccount(read.seller(), account.seller());
        }
        return read;
    }

    /// What is read of a page that turns out otherwise than it is built is not believed either.
    <T> T read(PortalPage page, Function<PortalPage, T> reading) {
        try {
            return reading.apply(page);
        } catch (IllegalArgumentException odd) {
            throw TcgplayerErrors.pageChanged(page.path(), List.of(odd.getMessage()), null);
        }
    }

    private void signIn(Page page) {
        if (!account.canSignIn()) {
            throw TcgplayerErrors.signedOut("TCGplayer's session has ended");
        }
        var login = page(Landing.open(page, account.portal() + "/login"));
        if (!login.isLogin() || !login.has("form#login input[name=username]") || !login.has("form#login input[name=password]")
                || !URI.create(page.url()).getAuthority().equals(account.portal().getAuthority())) {
            throw TcgplayerErrors.pageChanged(login.path(), List.of("it is not the page to sign in"), picture(page, "sign in"));
        }
        page.fill("form#login input[name=username]", account.user());
        page.fill("form#login input[name=password]", account.password());
        var landing = Landing.click(page, "form#login button");
        var failure = TcgplayerErrors.of(landing, clock.instant());
        if (failure != null) {
            throw failure;
        }
        var after = page(landing);
        if (after.isChallenge()) {
            throw TcgplayerErrors.challenged();
        }
        if (after.isLogin()) {
            throw TcgplayerErrors.signedOut("TCGplayer does not let us in: " + after.text(".error"));
        }
        tab.keepSession(page);
    }

    private Path picture(Page page, String what) {
        try {
            return screens.save(what, page.screenshot());
        } catch (PlaywrightException | java.io.UncheckedIOException none) {
            return null;
        }
    }

    @Override
    public void close() {
        tab.close();
    }
}
