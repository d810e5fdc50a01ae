package io.soldonce.channels.whatnot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatnotAccountTest {
    @Test
    void theRealOneHasTheUsualValues() {
        var account = WhatnotAccounts.real();
        assertThat(account.senders()).containsExactly("whatnot.com");
        assertThat(account.mailDelay()).isEqualTo(Duration.ofMinutes(15));
        assertThat(account.mailbox().port()).isEqualTo(993);
        assertThat(account.mailbox().isTls()).isTrue();
        assertThat(account.toString()).contains("bramble_cards").doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({"dns, 127.0.0.1:5353", "report, http://127.0.0.1:8099/listings.csv"})
    void onlyASandboxDecidesWhomWeBelieve(String name, String value) {
        var properties = WhatnotAccounts.properties(Map.of(name, value));
        assertThatThrownBy(() -> WhatnotAccount.of(properties, false)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
        assertThat(WhatnotAccount.of(properties, true)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"seller", "mailbox.host", "mailbox.user", "mailbox.password"})
    void whatIsMissingIsNamed(String name) {
        assertThatThrownBy(() -> WhatnotAccount.of(WhatnotAccounts.properties(Map.of(name, " ")), false)).hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"mailDelay, soon, PT15M", "taskWithin, -PT1M, PT15M", "senders, what not, whatnot.com", "mailbox.port, 99999, 993",
            "mailbox.tls, maybe, true or false"})
    void whatIsWrongIsSaidWithWhatToWrite(String name, String value, String cure) {
        assertThatThrownBy(() -> WhatnotAccount.of(WhatnotAccounts.properties(Map.of(name, value)), false)).hasMessageContaining(name)
                .hasMessageContaining(cure);
    }
}
