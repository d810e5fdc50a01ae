package io.soldonce.channels.tcgplayer;

import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.csv.RowTrouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// "Export From Live" as the adapter reads it: what is live of each TCGplayer Id. Pure.
final class PricingCsv {
    private PricingCsv() {}

    /// A read export.
    ///
    /// @param rows     lines in the file, custom listings included
    /// @param cards    by TCGplayer Id, in the order of the file
    /// @param troubles rows that could not be read: of their cards nothing is known
    record Live(int rows, Map<String, LiveCard> cards, List<RowTrouble> troubles) {
        boolean isWhole() {
            return troubles.isEmpty();
        }
    }

    /// @throws CsvRefused when columns are missing or doubled, or it is no such file at all
    static Live read(byte[] file) throws CsvRefused {
        var parsed = PricingExport.parse(file);
        var cards = new LinkedHashMap<String, LiveCard>();
        for (var card : parsed.good()) {
            cards.put(card.tcgplayerId(),
                    new LiveCard(card.tcgplayerId(), card.productName(), card.setName(), card.condition(), card.quantity(), card.price()));
        }
        return new Live(parsed.rows(), cards, parsed.troubles());
    }
}
