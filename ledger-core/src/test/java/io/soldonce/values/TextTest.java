package io.soldonce.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @Test
    void isKeptWithoutSpaceAtTheEnds() {
        assertThat(Text.required("title", "  Charizard  1st ", 20)).isEqualTo("Charizard  1st");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "\t\n"})
    void blankIsMissingOrNothing(String written) {
        assertThat(Text.optional("notes", written, 20)).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> Text.required("title", written, 20)).withMessage("title is missing");
    }

    @Test
    void isNeverCutSilently() {
        assertThat(Text.required("title", " 12345 ", 5)).isEqualTo("12345");
        assertThatIllegalArgumentException().isThrownBy(() -> Text.required("title", "123456", 5))
                .withMessage("title has 6 characters; at most 5 are stored");
    }

    @Test
    void neverHoldsTheCharacterTheDatabaseCanNotStore() {
        assertThatIllegalArgumentException().isThrownBy(() -> Text.optional("notes", "a\u0000b", 20)).withMessageContaining("U+0000");
    }

    @Test
    void isShownQuotedShortAndWithoutControlCharacters() {
        assertThat(Text.shown(null)).isEqualTo("nothing");
        assertThat(Text.shown("a\u0000\nb")).isEqualTo("\"a??b\"");
        assertThat(Text.shown("x".repeat(61))).isEqualTo('"' + "x".repeat(57) + "...\"");
    }
}
