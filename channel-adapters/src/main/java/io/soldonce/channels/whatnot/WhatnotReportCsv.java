package io.soldonce.channels.whatnot;

import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.csv.CsvTable;
import io.soldonce.channels.csv.Layout;
import io.soldonce.channels.spi.Seen;
import java.util.ArrayList;
import java.util.List;

/// The sandbox's listing report. A row that can not be read makes the whole of it worthless: what is missing would seem to have ended.
final class WhatnotReportCsv {
    private static final Layout LAYOUT = new Layout(List.of("Title", "Quantity"), List.of("SKU", "Price", "Currency", "Status"), true);

    private WhatnotReportCsv() {}

    static List<Seen> parse(byte[] file) throws CsvRefused {
        var seen = new ArrayList<Seen>();
        for (var row : CsvTable.read(file, LAYOUT).rows()) {
            var title = row.required("Title", 300);
            var quantity = row.whole("Quantity", 0, 1_000_000);
            var status = row.optional("Status", 30);
            var price = row.money("Price", "Currency");
            var sku = row.optional("SKU", 50);
            if (!row.isGood()) {
                throw new CsvRefused(row.troubles().getFirst());
            }
            var isEnded = status != null && !status.matches("(?i)active|live|published");
            seen.add(WhatnotList.seen(sku, title, isEnded ? 0 : quantity, price));
        }
        return List.copyOf(seen);
    }
}
