package io.soldonce.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkuTest {
    @ParameterizedTest
    @ValueSource(strings = {"1", "PSA-1", "a b", "~!@#$^&*()_+={}[]|<>,.?'\"`", "12345678901234567890123456789012345678901234567890"})
    void isUpToFiftyPrintableAsciiCharacters(String written) {
        assertThat(new Sku(written).value()).isEqualTo(written);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", " A", "A ", "A/B", "A\\B", "A:B", "A;B", "A%B", "/", "Ä", "A\tB", "A\nB", "A\u0000B", "A\n",
            "A\u00a0B",
            "123456789012345678901234567890123456789012345678901"})
    void refusesWhatAMarketplaceOrTheLogCanNotCarry(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sku(written)).withMessageContaining("1 to 50 printable ASCII");
    }

    @Test
    void isTheSameWhateverItsCase() {
        assertThat(new Sku("psa-1")).isEqualTo(new Sku("PSA-1")).isEqualByComparingTo(new Sku("Psa-1"));
        assertThat(Set.of(new Sku("psa-1"))).contains(new Sku("PSA-1"));
        assertThat(new Sku("psa-1")).isNotEqualTo(new Sku("psa-2"));
    }

    @Test
    void keepsTheCaseItWasWrittenIn() {
        assertThat(new Sku("psa-1")).hasToString("psa-1");
        assertThat(new Sku("psa-1").key()).isEqualTo("PSA-1");
    }
}
