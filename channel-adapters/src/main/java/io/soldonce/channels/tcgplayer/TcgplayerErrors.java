package io.soldonce.channels.tcgplayer;

import io.soldonce.channels.browser.BrowserTrouble;
import io.soldonce.channels.browser.Landing;
import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the portal's answers and the browser's troubles mean. Pure.
final class TcgplayerErrors {
    static final String SIGN_IN = "sign in by hand once: ./soldonce sign-in tcgplayer";
    private static final Duration THROTTLED_USUALLY = Duration.ofMinutes(1);

    private TcgplayerErrors() {}

    /// Nothing was written when this happened.
    static ChannelFailure of(BrowserTrouble trouble) {
        var code = switch (trouble.kind()) {
            case MISSING -> "NO_BROWSER";
            case BUSY -> "BROWSER_BUSY";
            case TOO_LATE -> "BROWSER_TOO_SLOW";
            case DIED -> "BROWSER_DIED";
            case PAGE -> "NO_PAGE";
        };
        return new ChannelFailure(new CallOutcome.Transient(code, trouble.getMessage()));
    }

    /// What a status tells by itself; null when the page itself has to be looked at.
    static ChannelFailure of(Landing landing, Instant now) {
        if (landing.status() == 429) {
            var seconds = landing.retryAfter() != null && landing.retryAfter().matches("\\d{1,6}")
                    ? Duration.ofSeconds(Long.parseLong(landing.retryAfter()))
                    : THROTTLED_USUALLY;
            return new ChannelFailure(
                    new CallOutcome.Throttled(now.plus(seconds), "TCGplayer's portal lets us in no more for a while (429)"));
        }
        if (landing.status() >= 500) {
            return new ChannelFailure(
                    new CallOutcome.Transient("HTTP " + landing.status(), "TCGplayer's portal fails at " + landing.url()));
        }
        return null;
    }

    static ChannelFailure signedOut(String why) {
        return new ChannelFailure(new CallOutcome.SessionLost(why + "; " + SIGN_IN));
    }

    static ChannelFailure challenged() {
        return signedOut("TCGplayer wants proof that a person signs in");
    }

    static ChannelFailure wrongAccount(String shown, String expected) {
        return new ChannelFailure(new CallOutcome.Refused("WRONG_ACCOUNT", "the browser is signed in as " + shown
                + ", the account's properties say " + expected + "; sign in as " + expected + ", or correct the property seller"));
    }

    /// @param screen a picture of the page; null when none could be taken
    static ChannelFailure pageChanged(String path, List<String> differences, Path screen) {
        return new ChannelFailure(new CallOutcome.Refused("PAGE_CHANGED", "the page " + path + " is not built as it was ("
                + String.join("; ", differences) + "), and nothing is written there until it is understood again"
                + (screen == null ? "" : "; see the picture " + screen.getFileName())));
    }

    static ChannelFailure notWhole(String words) {
        return new ChannelFailure(new CallOutcome.Transient("EXPORT_CUT_SHORT", words));
    }

    static ChannelFailure noImport() {
        return new ChannelFailure(
                new CallOutcome.Refused("NO_MASS_IMPORT", "TCGplayer lets this seller import no files, which only sellers of"
                        + " level 4 may; switch this channel off and change the listings by hand"));
    }

    static ChannelFailure later(String code, String words) {
        return new ChannelFailure(new CallOutcome.Transient(code, words));
    }
}
