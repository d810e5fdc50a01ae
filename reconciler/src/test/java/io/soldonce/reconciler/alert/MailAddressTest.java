package io.soldonce.reconciler.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @Test
    void oneLineSaysItAll() {
        var address = MailAddress.of("smtp://me%40example.org:s%3Acret@mail.example.org:2525/?from=a+b@example.org&to=c@example.org");
        assertThat(address).isEqualTo(new MailAddress("mail.example.org", 2525, false, "me@example.org", "s:cret", "a+b@example.org",
                "c@example.org"));
        assertThat(address.toString()).doesNotContain("s:cret");
    }

    @Test
    void theUsualPortsAreTaken() {
        assertThat(MailAddress.of("smtp://m.example.org/?from=a@example.org&to=b@example.org").port()).isEqualTo(587);
        assertThat(MailAddress.of("smtps://m.example.org/?from=a@example.org&to=b@example.org").port()).isEqualTo(465);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://secret@m.example.org/?from=a&to=b", "smtp:secret", "smtp://m.example.org/?from=secret",
            "smtp://secret@m.example.org/?from=a&to=b", "smtp://u:secret @m/?from=a&to=b"})
    void whatCanNotBeReadSaysHowToWriteItAndNoPassword(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> MailAddress.of(url)).withMessageContaining("smtp://user:password@")
                .withMessageNotContaining("secret").withNoCause();
    }
}
