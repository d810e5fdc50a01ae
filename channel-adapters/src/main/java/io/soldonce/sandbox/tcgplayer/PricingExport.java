package io.soldonce.sandbox.tcgplayer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jooq.DSLContext;
import org.jooq.Record;

import io.soldonce.sandbox.web.Knobs;

/// The inventory as a file: header without quotes, every value quoted, CR LF; prices with two decimals or four.
final class PricingExport {
    /// What a product is, and what is live of it, or nothing.
    private static final String PRODUCTS = "select c.*, i.title, coalesce(i.quantity, 0) quantity, i.price, ";

    private PricingExport() {}

    static String live(DSLContext db, String account, Knobs knobs) {
        return file(db.fetch(PRODUCTS + "0 adjust, i.price shown from tcgplayer.inventory i join tcgplayer.catalog c using (id)"
                + " where i.account = ? and (i.quantity > 0 or i.price is not null) order by c.product_line, c.set_name, c.name, c.id",
                account), knobs);
    }

    /// What is imported or staged and not yet moved.
    static String staged(DSLContext db, String account, Knobs knobs) {
        return file(db.fetch(PRODUCTS + "r.adjust, r.price shown from tcgplayer.upload u join tcgplayer.upload_row r on r.upload = u.id"
                + " join tcgplayer.catalog c on c.id = r.id left join tcgplayer.inventory i on i.account = u.account and i.id = r.id"
                + " where u.account = ? and u.state in ('Imported', 'Staged') order by u.id, r.position", account), knobs);
    }

    private static String file(List<Record> products, Knobs knobs) {
        var variants = knobs.texts(TcgKnob.EXPORT_VARIANT);
        var end = variants.contains("lf") ? "\n" : "\r\n";
        var columns = new ArrayList<>(PricingFile.COLUMNS);
        if (variants.contains("myStore")) {
            columns.addAll(columns.indexOf("TCG Marketplace Price") + 1, PricingFile.MY_STORE);
        }
        if (variants.contains("noPhoto")) {
            columns.remove("Photo URL");
        }
        long rows = knobs.isOn(TcgKnob.EMPTY_EXPORT) ? 0 : Math.max(0, products.size() - knobs.number(TcgKnob.TRUNCATE_EXPORT));
        return String.join(",", columns) + end + products.stream().limit(rows)
                .map(product -> columns.stream().map(column -> quoted(value(product, column))).collect(Collectors.joining(",")) + end)
                .collect(Collectors.joining());
    }

    private static String value(Record product, String column) {
        return switch (column) {
            case "TCGplayer Id" -> text(product, "id");
            case "Product Line" -> text(product, "product_line");
            case "Set Name" -> text(product, "set_name");
            case "Product Name" -> text(product, "name");
            case "Title" -> text(product, "title");
            case "Number" -> text(product, "number");
            case "Rarity" -> text(product, "rarity");
            case "Condition" -> text(product, "condition");
            case "TCG Market Price", "TCG Low Price" -> price(product, "market_price", column.equals("TCG Low Price"));
            case "TCG Low Price With Shipping" -> price(product, "market_price", false);
            case "Total Quantity" -> text(product, "quantity");
            case "Add to Quantity" -> text(product, "adjust");
            case "TCG Marketplace Price" -> price(product, "shown", true);
            case "My Store Reserve Quantity", "Pending Quantity" -> "0";
            default -> "";
        };
    }

    private static String text(Record product, String field) {
        var value = product.get(field);
        return value == null ? "" : value.toString();
    }

    /// The real file mixes decimals; here every third product has four.
    private static String price(Record product, String field, boolean mayHaveFour) {
        var price = product.get(field, BigDecimal.class);
        boolean hasFour = mayHaveFour && product.get("id", Long.class) % 3 == 1;
        return price == null ? "" : price.setScale(hasFour ? 4 : 2, java.math.RoundingMode.UNNECESSARY).toPlainString();
    }

    static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }
}
