package io.soldonce.channels.ebay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EbayAccountTest {
    @Test
    void theRealEbayIsMeantUnlessAnotherAddressIsNamed() {
        var account = EbayAccount.of(properties());
        assertThat(account.api()).hasToString("https://api.ebay.com");
        assertThat(account.identity()).hasToString("https://apiz.ebay.com");
        assertThat(account.currency()).isEqualTo("EUR");
        assertThat(account.salesLag()).isEqualTo(Duration.ofMinutes(2));
        var sandbox = EbayAccount.of(with("api", "http://127.0.0.1:8099/"));
        assertThat(sandbox.identity()).isEqualTo(sandbox.api()).hasToString("http://127.0.0.1:8099");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientId", "clientSecret", "refreshToken", "marketplace", "seller"})
    void whatIsMissingIsNamed(String name) {
        assertThatThrownBy(() -> EbayAccount.of(with(name, " "))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name);
    }

    @Test
    void whatIsWrongIsSaidWithWhatToWrite() {
        assertThatThrownBy(() -> EbayAccount.of(with("marketplace", "EBAY_MOON"))).hasMessageContaining("EBAY_MOON")
                .hasMessageContaining("EBAY_US");
        assertThatThrownBy(() -> EbayAccount.of(with("salesLag", "two minutes"))).hasMessageContaining("PT2M");
        assertThatThrownBy(() -> EbayAccount.of(with("api", "http://ebay.invalid"))).hasMessageContaining("https://api.ebay.com");
        assertThatThrownBy(() -> EbayAccount.of(with("api", "not an address"))).hasMessageContaining("api");
    }

    @Test
    void noSecretIsEverPrinted() {
        assertThat(EbayAccount.of(properties()).toString()).contains("bramble_cards").doesNotContain("refresh-me", "hush");
    }

    private static Properties with(String name, String value) {
        var properties = properties();
        properties.setProperty(name, value);
        return properties;
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("clientId", "app");
        properties.setProperty("clientSecret", "hush");
        properties.setProperty("refreshToken", "refresh-me");
        properties.setProperty("marketplace", "EBAY_DE");
        properties.setProperty("seller", "bramble_cards");
        return properties;
    }
}
