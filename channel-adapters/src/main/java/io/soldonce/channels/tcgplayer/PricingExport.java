package io.soldonce.channels.tcgplayer;

import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.csv.CsvRow;
import io.soldonce.channels.csv.CsvTable;
import io.soldonce.channels.csv.Layout;
import io.soldonce.channels.csv.Parsed;
import io.soldonce.channels.csv.RowTrouble;
import io.soldonce.values.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// What TCGplayer's portal gives out under "Export From Live". Accounts differ in which columns they get, so columns are found by
/// name and further ones are not looked at. Prices have two or four decimals and are in US dollars.
public final class PricingExport {
    public static final Layout LAYOUT = new Layout(
            List.of("TCGplayer Id", "Product Name", "Condition", "Total Quantity", "TCG Marketplace Price"),
            List.of("Set Name", "Add to Quantity", "Product Line", "Title", "Number", "Rarity"), true);
    /// Listings that a seller made up; the catalogue does not know them.
    private static final String CUSTOM_LISTING = "C-";

    private PricingExport() {}

    public static Parsed<PricedCard> parse(byte[] file) throws CsvRefused {
        var table = CsvTable.read(file, LAYOUT);
        var good = new ArrayList<PricedCard>();
        var troubles = new ArrayList<RowTrouble>();
        var seen = new HashMap<String, Long>();
        for (var row : table.rows()) {
            var card = read(row);
            if (card != null) {
                var before = seen.putIfAbsent(card.tcgplayerId(), card.line());
                if (before == null) {
                    good.add(card);
                } else {
                    row.trouble("TCGplayer Id", card.tcgplayerId() + " stands in line " + before + " already",
                            "export the file again; TCGplayer gives each id once");
                }
            }
            troubles.addAll(row.troubles());
        }
        return new Parsed<>(table.rows().size(), good, troubles);
    }

    private static PricedCard read(CsvRow row) {
        var id = row.required("TCGplayer Id", 40, PricingExport::id);
        var name = row.required("Product Name", 300);
        var set = row.optional("Set Name", 200);
        var condition = row.optional("Condition", 100);
        var quantity = row.whole("Total Quantity", 0, 1_000_000);
        var price = row.optional("TCG Marketplace Price", 30, text -> new Money(CsvRow.decimal(text), "USD"));
        if (!row.isGood() || id.startsWith(CUSTOM_LISTING)) {
            return null;
        }
        return new PricedCard(row.line(), id, name, set, condition, quantity, price);
    }

    private static String id(String text) {
        if (!text.matches("\\d{1,20}|C-.+")) {
            throw new IllegalArgumentException("not a TCGplayer id: " + io.soldonce.values.Text.shown(text)
                    + "; export the file again and leave this column as it is");
        }
        return text;
    }
}
