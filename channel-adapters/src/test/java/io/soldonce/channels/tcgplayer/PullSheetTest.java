package io.soldonce.channels.tcgplayer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soldonce.channels.Documents;
import io.soldonce.channels.tcgplayer.PullSheet.Pick;
import org.junit.jupiter.api.Test;

class PullSheetTest {
    private static final String SHEET = new String(Documents.of(PullSheetTest.class, "/tcgplayer/pull-sheet.csv"), UTF_8);
    private static final String FIRST = "BB01CD22-0000F4-006AC";
    private static final String SECOND = "BB01CD22-0000F5-006AD";
    private static final String THIRD = "BB01CD22-0000F6-006AE";

    @Test
    void eachOrderGetsItsPartOfEachCardAlsoWhereQuotesInNamesAreNotWrittenTwice() {
        var sheet = PullSheet.parse(SHEET);
        assertThat(sheet.orders()).containsExactlyInAnyOrder(FIRST, SECOND, THIRD);
        assertThat(sheet.picks()).containsExactly(new Pick(FIRST, "91000101", "Sorrelwren", 1),
                new Pick(SECOND, "91000101", "Sorrelwren", 2), new Pick(SECOND, "91000107", "Brine\"Cap\"Otter, the elder", 1),
                new Pick(THIRD, "91000103", "Pip \"Two Acorns\" Thackle", 1));
    }

    @Test
    void aSheetThatIsCutShortIsNone() {
        assertThatThrownBy(() -> PullSheet.parse(SHEET.substring(0, SHEET.indexOf("Orders Contained"))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cut short");
        assertThatThrownBy(() -> PullSheet.parse(SHEET.replace("|" + THIRD, ""))).hasMessageContaining("does not name the order " + THIRD);
    }

    @Test
    void aSheetWithoutOrdersIsEmpty() {
        var header = SHEET.lines().findFirst().orElseThrow();
        assertThat(PullSheet.parse(header + "\nOrders Contained in Pull Sheet:,\n").orders()).isEmpty();
    }

    @Test
    void quantitiesThatDoNotAddUpAreNotBelieved() {
        assertThatThrownBy(() -> PullSheet.parse(SHEET.replace("006AD:2", "006AD:1")))
                .hasMessageContaining("do not make up its quantity 3");
    }
}
