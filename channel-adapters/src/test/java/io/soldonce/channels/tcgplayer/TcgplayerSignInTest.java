package io.soldonce.channels.tcgplayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A seller who gives nobody the password signs in by hand, and the session serves from then on.
class TcgplayerSignInTest {
    private TcgplayerMarketplace market;
    private TcgplayerAccount account;

    @BeforeEach
    void openMarketplace() {
        market = new TcgplayerMarketplace();
        var full = market.account(market.home().resolve("by-hand"));
        account = new TcgplayerAccount(full.portal(), null, null, full.seller(), full.profile(), full.screens(), full.salesLag(),
                full.moveWithin(), full.senders(), null, null);
    }

    @AfterEach
    void closeMarketplace() {
        market.close();
    }

    @Test
    void aSessionThatWasBegunByHandServesUntilItsKeyIsLost() throws Exception {
        market.knobs("{\"challenge\":true}");
        try (var portal = new TcgplayerPortal(account, SharedBrowser.host(), java.time.Clock.systemUTC())) {
            assertThatThrownBy(portal::staged).isInstanceOfSatisfying(ChannelFailure.class, lost -> assertThat(lost.outcome())
                    .isInstanceOfSatisfying(CallOutcome.SessionLost.class, words -> assertThat(words.words()).contains("sign in by hand")));
        }
        new TcgplayerSignIn(account, SharedBrowser.host(), Duration.ofSeconds(20)).await(page -> {
            signIn(page, "me@bramble.example");
            page.fill("form#challenge input[name=code]", "246810");
            page.click("form#challenge button");
        });
        try (var portal = new TcgplayerPortal(account, SharedBrowser.host(), java.time.Clock.systemUTC())) {
            assertThat(portal.staged()).isEmpty();
        }
        for (var kept : new String[]{"session.bin", "session.key"}) {
            assertThat(Files.readString(account.profile().resolve(kept), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("TCGAuthTicket", "127.0.0.1");
        }
        Files.write(account.profile().resolve("session.key"), new byte[32]);
        try (var portal = new TcgplayerPortal(account, SharedBrowser.host(), java.time.Clock.systemUTC())) {
            assertThatThrownBy(portal::staged).isInstanceOf(ChannelFailure.class);
        }
    }

    @Test
    void somebodyElsesSessionIsNotKept() {
        var signIn = new TcgplayerSignIn(account, SharedBrowser.host(), Duration.ofSeconds(20));
        assertThatThrownBy(() -> signIn.await(page -> signIn(page, "you@else.example"))).hasMessageContaining("signed in as Somebody Else");
        assertThat(Path.of(account.profile().toString(), "session.bin")).doesNotExist();
    }

    private static void signIn(Page page, String user) {
        page.fill("form#login input[name=username]", user);
        page.fill("form#login input[name=password]", "secret");
        page.click("form#login button");
    }
}
