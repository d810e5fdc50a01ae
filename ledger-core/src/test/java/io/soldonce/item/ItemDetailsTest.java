package io.soldonce.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.soldonce.item.ItemDetails.Condition;
import io.soldonce.item.ItemDetails.Grading;
import io.soldonce.item.ItemDetails.Photos;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemDetailsTest {
    private static final Grading PSA_10 = new Grading("PSA", "10", "12345678");

    @Test
    void areKeptTrimmedAndPhotosAreMissingUntilSomebodySaysOtherwise() {
        var details = with(" Charizard ", Condition.GRADED, PSA_10, " 4006381333931 ", 1);
        assertThat(details.title()).isEqualTo("Charizard");
        assertThat(details.ean()).isEqualTo("4006381333931");
        assertThat(details.photos()).isEqualTo(Photos.MISSING);
        assertThat(details.attributes()).isEmpty();
    }

    @Test
    void onlyAGradedItemHasAGrade() {
        assertThatIllegalArgumentException().isThrownBy(() -> with("A", Condition.GRADED, null, null, 1)).withMessageContaining("grader");
        assertThatIllegalArgumentException().isThrownBy(() -> with("A", Condition.NEW, PSA_10, null, 1)).withMessageContaining("grader");
        assertThatIllegalArgumentException().isThrownBy(() -> new Grading("PSA", " ", null)).withMessage("grade is missing");
    }

    @Test
    void titleAndConditionAreNeeded() {
        assertThatIllegalArgumentException().isThrownBy(() -> with(" ", Condition.NEW, null, null, 1)).withMessage("title is missing");
        assertThatIllegalArgumentException().isThrownBy(() -> with("A", null, null, null, 1)).withMessage("condition is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "123456789012", "1234567890123", "12345678901234"})
    void anEanHasEightTwelveThirteenOrFourteenDigits(String ean) {
        assertThat(with("A", Condition.NEW, null, ean, 1).ean()).isEqualTo(ean);
    }

    @ParameterizedTest
    @CsvSource({"1234567,1,EAN", "123456789,1,EAN", "12345678x,1,EAN", "12345678,0,packSize", "12345678,-1,packSize",
            "12345678,100001,packSize"})
    void refusesANumberThatNamesNoProduct(String ean, int packSize, String field) {
        assertThatIllegalArgumentException().isThrownBy(() -> with("A", Condition.NEW, null, ean, packSize)).withMessageContaining(field);
    }

    @Test
    void doNotChangeWhenTheCallersMapDoes() {
        var attributes = new HashMap<String, String>();
        attributes.put("set", "Base");
        var details = new ItemDetails("A", null, Condition.NEW, null, null, 1, null, null, false, null, null, attributes, null);
        attributes.put("set", "Jungle");
        assertThat(details.attributes()).containsEntry("set", "Base");
    }

    private static ItemDetails with(String title, Condition condition, Grading grading, String ean, int packSize) {
        return new ItemDetails(title, null, condition, grading, ean, packSize, null, null, false, null, null, null, null);
    }
}
