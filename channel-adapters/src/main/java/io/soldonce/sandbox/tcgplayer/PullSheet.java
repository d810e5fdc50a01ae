package io.soldonce.sandbox.tcgplayer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jooq.DSLContext;

/// What to take off the shelves for the orders that are ready to ship: LF, a row for each product, the orders in a trailer.
final class PullSheet {
    private static final String HEADER = "Product Line,Product Name,Condition,Number,Set,Rarity,Quantity,Main Photo URL,Set Release Date,"
            + "SkuId,Order Quantity\n";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT);

    private PullSheet() {}

    static String of(DSLContext db, String account, Instant now) {
        var open = " tcgplayer.purchase p where p.account = ? and p.status = 'ReadyToShip' and p.listed_from <= ?";
        var products = db.fetch("select c.*, sum(l.quantity) quantity, string_agg(p.order_number || ':' || l.quantity, ' | '"
                + " order by p.placed_at, p.order_number) orders from" + open.replace(" where", " join tcgplayer.purchase_line l using"
                        + " (order_number) join tcgplayer.catalog c on c.id = l.id where")
                + " group by c.id order by c.product_line, c.set_name, c.name, c.id", account, Market.at(now));
        var orders = db.fetch("select p.order_number from" + open + " order by p.placed_at, p.order_number", account, Market.at(now));
        return HEADER + products.stream().map(PullSheet::row).collect(Collectors.joining()) + "Orders Contained in Pull Sheet:,"
                + orders.stream().map(row -> row.get(0, String.class)).collect(Collectors.joining("|")) + "\n";
    }

    private static String row(org.jooq.Record product) {
        var name = product.get("name", String.class);
        // Seen in the real file: quotes inside a name are escaped in some rows and not in others.
        var written = product.get("id", Long.class) % 2 == 1 ? '"' + name + '"' : PricingExport.quoted(name);
        return PricingExport.quoted(product.get("product_line", String.class)) + "," + written + ","
                + java.util.stream.Stream.of(product.get("condition", String.class), product.get("number", String.class),
                        product.get("set_name", String.class), product.get("rarity", String.class), product.get("quantity").toString(), "",
                        DAY.format(product.get("released", LocalDate.class)) + " 00:00:00", product.get("id").toString(),
                        product.get("orders", String.class)).map(PricingExport::quoted).collect(Collectors.joining(","))
                + "\n";
    }
}
