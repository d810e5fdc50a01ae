package io.soldonce.channels.tcgplayer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soldonce.channels.Documents;
import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.csv.RowTrouble;
import io.soldonce.values.Money;
import org.junit.jupiter.api.Test;

class PricingExportTest {
    @Test
    void cards_are_read_custom_listings_skipped_and_doubles_named() throws CsvRefused {
        var parsed = PricingExport.parse(Documents.of(PricingExportTest.class, "my-pricing.csv"));
        assertThat(parsed.good()).containsExactly(
                new PricedCard(2, "91000032", "Sorrelwren", "Frostberry", "Damaged Holofoil", 4, Money.of("1.7500", "USD")),
                new PricedCard(3, "91000079", "Pip \"Two Acorns\" Thackle", "Frostberry", "Near Mint Holofoil", 0,
                        Money.of("6.50", "USD")));
        assertThat(parsed.troubles()).extracting(RowTrouble::where).containsExactly("line 5, column Total Quantity",
                "line 6, column TCGplayer Id");
    }

    @Test
    void a_file_without_ids_is_no_pricing_export() {
        assertThatThrownBy(() -> PricingExport.parse("Product Name,Condition\nx,y\n".getBytes(UTF_8)))
                .isInstanceOfSatisfying(CsvRefused.class, refused -> assertThat(refused.trouble().column()).isEqualTo("TCGplayer Id"));
    }
}
