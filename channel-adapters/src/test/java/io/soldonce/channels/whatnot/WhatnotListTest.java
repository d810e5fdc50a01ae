package io.soldonce.channels.whatnot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.spi.Seen;
import io.soldonce.channels.spi.Shown;
import io.soldonce.values.Money;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WhatnotListTest {
    private static final WhatnotList.Columns COLUMNS = new WhatnotList.Columns("Product Name", "Qty", "SKU", "Price");

    @Test
    void columnsAreNamedByWhoeverHandsItIn() throws CsvRefused {
        var parsed = WhatnotList.parse(bytes("Qty,Product Name,SKU,Price,Views\n1,Fish &amp; Chips,CARD-1,$12.00,7\n0,Old,,,\n"), COLUMNS);
        assertThat(parsed.troubles()).isEmpty();
        assertThat(parsed.good()).containsExactly(
                new Seen("CARD-1", null, 1, new Shown(Shown.Status.LIVE, 1, Money.of("12.00", "USD"), "Fish &amp; Chips", "Fish & Chips",
                        null)),
                new Seen(null, null, 1, new Shown(Shown.Status.ENDED, 0, null, "Old", "Old", null)));
    }

    @Test
    void aRowThatCanNotBeUsedIsNamedByItsLine() throws CsvRefused {
        var parsed = WhatnotList.parse(bytes("Product Name,Qty,SKU,Price\nA,1,,\n,1,,\nB,many,,\nA,2,,\nC,1,,cheap\n"), COLUMNS);
        assertThat(parsed.good()).hasSize(1);
        assertThat(parsed.troubles()).extracting(trouble -> trouble.line()).containsExactly(3L, 4L, 5L, 6L);
        assertThat(parsed.troubles().get(2).detail()).contains("line 2");
    }

    @Test
    void aMissingColumnRefusesTheFile() {
        assertThatThrownBy(() -> WhatnotList.parse(bytes("Title,Qty\nA,1\n"), COLUMNS)).isInstanceOf(CsvRefused.class)
                .hasMessageContaining("Product Name");
    }

    @Test
    void theReportOfASandboxIsAllOrNothing() throws CsvRefused {
        var head = "Title,SKU,Quantity,Price,Currency,Status\n";
        assertThat(WhatnotReportCsv.parse(bytes(head + "A,CARD-1,1,12.00,USD,Active\nB,,2,3.00,USD,Ended\n")))
                .extracting(seen -> seen.shown().status()).containsExactly(Shown.Status.LIVE, Shown.Status.ENDED);
        assertThatThrownBy(() -> WhatnotReportCsv.parse(bytes(head + "A,CARD-1,some,12.00,USD,Active\n"))).isInstanceOf(CsvRefused.class);
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
