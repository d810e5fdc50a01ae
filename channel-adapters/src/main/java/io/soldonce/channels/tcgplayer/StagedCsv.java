package io.soldonce.channels.tcgplayer;

import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A file for "Import To Staged": the sixteen columns of the export, every value in quotes, CR LF. TCGplayer matches on the id alone and
/// reads "Add to Quantity" and "TCG Marketplace Price" only; the other columns are there for a person who opens the file. Pure.
final class StagedCsv {
    static final List<String> HEADER = List.of("TCGplayer Id", "Product Line", "Set Name", "Product Name", "Title", "Number", "Rarity",
            "Condition", "TCG Market Price", "TCG Direct Low", "TCG Low Price With Shipping", "TCG Low Price", "Total Quantity",
            "Add to Quantity", "TCG Marketplace Price", "Photo URL");
    private static final String END = "\r\n";

    private StagedCsv() {}

    static String render(List<StagedRow> rows) {
        return rows.stream().map(StagedCsv::row).collect(Collectors.joining("", String.join(",", HEADER) + END, ""));
    }

    private static String row(StagedRow row) {
        var live = row.live();
        return Stream.of(row.id(), "", live.setName(), live.name(), "", "", "", live.condition(), "", "", "", "",
                String.valueOf(live.quantity()), String.valueOf(row.adjust()),
                row.price().amount().setScale(2, RoundingMode.UNNECESSARY).toPlainString(), "").map(StagedCsv::quoted)
                .collect(Collectors.joining(",")) + END;
    }

    private static String quoted(String value) {
        return '"' + Objects.requireNonNullElse(value, "").replace("\"", "\"\"") + '"';
    }
}
