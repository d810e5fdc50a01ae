package io.soldonce.channels.tcgplayer;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.values.Money;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedFileTest {
    @Test
    void rowsAreNamedByTheirIdOrByTheirLine() {
        var rows = new LinkedHashMap<String, StagedRow>();
        for (var id : List.of("910001", "910002")) {
            rows.put(id, new StagedRow(new LiveCard(id, "Wren", null, null, 3, null), -1, Money.of("2.00", "USD")));
        }
        assertThat(RefusedFile.blamed("Line 9: Duplicate TCGplayer Id 910002", rows)).containsExactly("910002");
        assertThat(RefusedFile.blamed("Line 2: TCG Marketplace Price is missing", rows)).containsExactly("910001");
        assertThat(RefusedFile.blamed("Line 1: Headers are not valid", rows)).isEmpty();
        assertThat(RefusedFile.blamed("Please try again later", rows)).isEmpty();
    }
}
