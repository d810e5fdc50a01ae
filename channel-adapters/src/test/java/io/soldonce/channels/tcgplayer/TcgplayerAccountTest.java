package io.soldonce.channels.tcgplayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TcgplayerAccountTest {
    @Test
    void aRealAccountNeedsItsNameAndAPlaceForItsSession() {
        var account = TcgplayerAccount.of(properties("seller", "Example Cards", "profile", "somewhere"), false);
        assertThat(account.portal()).hasToString("https://store.tcgplayer.com");
        assertThat(account.canSignIn()).isFalse();
        assertThat(account.senders()).containsExactly("tcgplayer.com");
        assertThat(account.salesLag()).isEqualTo(Duration.ofMinutes(10));
        assertThat(account.screens()).hasToString("somewhere/screens");
        assertThat(account.mailbox()).isNull();
        assertThatThrownBy(() -> TcgplayerAccount.of(properties("profile", "somewhere"), false)).hasMessageContaining("property seller");
        assertThatThrownBy(() -> TcgplayerAccount.of(properties("seller", "x"), false)).hasMessageContaining("property profile");
    }

    @Test
    void whatOnlyASandboxMayHaveIsRefusedInARealAccount() {
        var plain = properties("seller", "x", "profile", "y", "portal", "http://127.0.0.1:4000/");
        assertThat(TcgplayerAccount.of(plain, true).portal()).hasToString("http://127.0.0.1:4000");
        assertThatThrownBy(() -> TcgplayerAccount.of(plain, false)).hasMessageContaining("property portal");
        var dns = properties("seller", "x", "profile", "y", "dns", "127.0.0.1:53");
        assertThat(TcgplayerAccount.of(dns, true).dns()).isEqualTo("127.0.0.1:53");
        assertThatThrownBy(() -> TcgplayerAccount.of(dns, false)).hasMessageContaining("property dns");
    }

    @Test
    void aUserWithoutAPasswordIsHalfAnAccountAndSecretsAreNotPrinted() {
        assertThatThrownBy(() -> TcgplayerAccount.of(properties("seller", "x", "profile", "y", "user", "me"), false))
                .hasMessageContaining("user and password");
        assertThat(TcgplayerAccount.of(properties("seller", "x", "profile", "y", "user", "me", "password", "hunter2"), false).toString())
                .doesNotContain("hunter2");
        assertThatThrownBy(() -> TcgplayerAccount.of(properties("seller", "x", "profile", "y", "moveWithin", "PT5M"), false))
                .hasMessageContaining("moveWithin");
    }

    private static Properties properties(String... pairs) {
        var properties = new Properties();
        for (var i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return properties;
    }
}
