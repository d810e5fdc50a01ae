package io.soldonce.channels.tcgplayer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.Documents;
import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.values.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagedCsvTest {
    @Test
    void aFileIsWrittenAsThePortalWantsIt() throws CsvRefused {
        var live = PricingCsv.read(Documents.of(StagedCsvTest.class, "/tcgplayer/live.csv")).cards();
        var file = StagedCsv.render(List.of(new StagedRow(live.get("91000101"), -2, Money.of("16.3900", "USD")),
                new StagedRow(live.get("91000103"), -1, Money.of("14.5", "USD"))));
        assertThat(file).isEqualTo(new String(Documents.of(StagedCsvTest.class, "/tcgplayer/import.csv"), UTF_8));
    }
}
