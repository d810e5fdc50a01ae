package io.soldonce.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"12,12.00", "12.5,12.50", "12.50,12.50", "12.3456,12.3456", "12.34560000,12.3456", "1e3,1000.00", "-3.1,-3.10", "0,0.00",
            "999999999.9999,999999999.9999"})
    void hasTwoToFourDecimals(String written, String kept) {
        assertThat(Money.of(written, "EUR")).hasToString(kept + " EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.34567", "1000000000", "-1000000000", "1e99999999", "1e-99999999", "", "twelve", "12,50", "NaN"})
    void refusesWhatIsNoAmount(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(written, "EUR")).withMessageContaining("not an amount");
    }

    @Test
    void refusesNoAmountAtAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(null, "EUR")).withMessageContaining("missing");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "EU", "EURO", "eur", "EUR\n", "E R"})
    void refusesWhatIsNoCurrency(String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1", currency)).withMessageContaining("not a currency");
    }

    @Test
    void zeroIsZeroHoweverManyDecimalsItIsWrittenWith() {
        var zero = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Money.of("0e-999999999", "EUR"));
        assertThat(zero).isEqualTo(Money.of("0", "EUR")).hasSameHashCodeAs(Money.of("0", "EUR"));
    }

    @Test
    void isTheSameWhateverItsScale() {
        var exact = new Money(new BigDecimal("1.5000"), "EUR");
        assertThat(exact).isEqualTo(Money.of("1.5", "EUR")).hasSameHashCodeAs(Money.of("1.5", "EUR"));
        assertThat(exact).isNotEqualTo(Money.of("1.5", "USD")).isNotEqualTo(Money.of("1.51", "EUR"));
    }

    @Test
    void isNeverMixedWithAnotherCurrency() {
        assertThat(Money.of("2", "EUR").compareAmount(Money.of("1.99", "EUR"))).isPositive();
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("2", "EUR").compareAmount(Money.of("2", "USD")))
                .withMessageContaining("2.00 EUR").withMessageContaining("2.00 USD");
    }
}
