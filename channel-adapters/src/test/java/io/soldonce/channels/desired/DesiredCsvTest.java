package io.soldonce.channels.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.values.Money;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DesiredCsvTest {
    @Test
    void a_row_per_listing() {
        var out = new StringWriter();
        DesiredCsv.render(Stream.of(
                new DesiredRow("PSA-1", "110", "A \"good\" card, signed", "live", 1, Money.of("392", "USD"), List.of(), 7),
                new DesiredRow("PSA-2", null, "Gone", "ended", 0, null, List.of("SOLD_ON whatnot", "PHOTO_MISSING"), 9),
                new DesiredRow("PSA-3", null, "Who knows", "unknown", null, null, List.of("AVAILABILITY_UNKNOWN"), 11)), out);
        assertThat(out).hasToString("""
            sku,external_id,title,status,quantity,price,currency,reasons,revision
            PSA-1,110,"A ""good"" card, signed",live,1,392.00,USD,,7
            PSA-2,,Gone,ended,0,,,SOLD_ON whatnot|PHOTO_MISSING,9
            PSA-3,,Who knows,unknown,,,,AVAILABILITY_UNKNOWN,11
            """);
    }
}
