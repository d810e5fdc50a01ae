package io.soldonce.channels.tcgplayer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soldonce.channels.Documents;
import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.csv.RowTrouble;
import io.soldonce.values.Money;
import org.junit.jupiter.api.Test;

class PricingCsvTest {
    @Test
    void cardsAreReadWithTwoOrFourDecimalsAndCustomListingsAreCountedOnly() throws CsvRefused {
        var live = PricingCsv.read(Documents.of(PricingCsvTest.class, "/tcgplayer/live.csv"));
        assertThat(live.rows()).isEqualTo(4);
        assertThat(live.isWhole()).isTrue();
        assertThat(live.cards().values()).containsExactly(
                new LiveCard("91000101", "Sorrelwren", "Frostberry", "Near Mint", 40, Money.of("16.39", "USD")),
                new LiveCard("91000102", "Sorrelwren", "Frostberry", "Near Mint Foil", 0, Money.of("0.68", "USD")),
                new LiveCard("91000103", "Pip \"Two Acorns\" Thackle - 174/159", "Hollow Pines", "Near Mint Holofoil - Japanese", 1,
                        Money.of("14.50", "USD")));
    }

    @Test
    void anAccountWithOtherColumnsIsReadByTheirNames() throws CsvRefused {
        var live = PricingCsv.read(Documents.of(PricingCsvTest.class, "/tcgplayer/live-my-store.csv"));
        assertThat(live.cards()).containsOnlyKeys("91000101");
        assertThat(live.cards().get("91000101").quantity()).isEqualTo(40);
        assertThat(live.cards().get("91000101").price()).isEqualTo(Money.of("16.39", "USD"));
    }

    @Test
    void aColumnThatIsMissingOrDoubledRefusesTheFile() {
        assertThatThrownBy(() -> read("TCGplayer Id,Product Name,Condition,TCG Marketplace Price\n")).isInstanceOf(CsvRefused.class)
                .hasMessageContaining("Total Quantity is missing");
        assertThatThrownBy(() -> read("TCGplayer Id,Product Name,Condition,Total Quantity,Total Quantity,TCG Marketplace Price\n"))
                .isInstanceOf(CsvRefused.class).hasMessageContaining("Total Quantity stands in the header twice");
    }

    @Test
    void aRowThatCanNotBeReadIsNamedAndItsCardIsNotGuessed() throws CsvRefused {
        var live = read("TCGplayer Id,Product Name,Condition,Total Quantity,TCG Marketplace Price\n1,Otter,,many,2.00\n2,Wren,,3,2.00\n");
        assertThat(live.isWhole()).isFalse();
        assertThat(live.cards()).containsOnlyKeys("2");
        assertThat(live.troubles()).extracting(RowTrouble::where).containsExactly("line 2, column Total Quantity");
    }

    private static PricingCsv.Live read(String text) throws CsvRefused {
        return PricingCsv.read(text.getBytes(UTF_8));
    }
}
