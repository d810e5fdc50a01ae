package io.soldonce.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"e", "ebay", "ebay-2", "a23456789012345678901234567890"})
    void namesAnAccount(String written) {
        assertThat(new ChannelId(written)).hasToString(written);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Ebay", "2ebay", "-ebay", "e bay", "e/bay", "e:bay", "ebay\n", "a234567890123456789012345678901"})
    void refusesAnythingElse(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelId(written)).withMessageContaining("a letter first");
    }

    @Test
    void sortsByName() {
        assertThat(new ChannelId("bol")).isLessThan(new ChannelId("ebay"));
    }
}
