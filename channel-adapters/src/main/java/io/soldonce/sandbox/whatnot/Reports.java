package io.soldonce.sandbox.whatnot;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/// Files that a seller saves.
final class Reports {
    private static final BigDecimal COMMISSION = new BigDecimal("0.109"); // a common default, see the show report's fees
    private static final BigDecimal PER_ORDER = new BigDecimal("0.30");

    private Reports() {}

    /// The listing report. Whatnot's own has not been seen: this one is for the sandbox's first backfill.
    ///
    /// @param rows at most so many; 0 for all
    static String listings(List<Listing> listings, long rows) {
        return csv(List.of("Title", "SKU", "Quantity", "Price", "Currency", "Status"), listings.stream()
                .limit(rows == 0 ? Long.MAX_VALUE : rows)
                .map(listing -> List.of(listing.title(), listing.sku() == null ? "" : listing.sku(), Integer.toString(listing.quantity()),
                        listing.price().toPlainString(), listing.currency(), listing.quantity() > 0 ? "Active" : "Sold out"))
                .toList());
    }

    /// The show report. Columns as sellers' tools look for them; their names vary.
    static String orders(List<Sale> sales) {
        return csv(List.of("Order ID", "Order Numeric ID", "Product Name", "SKU", "Quantity", "Sold Price", "Currency", "Fees", "Placed At",
                "Status"),
                sales.stream()
                        .map(sale -> List.of(sale.orderId(), Long.toString(sale.number()), sale.title(),
                                sale.sku() == null ? "" : sale.sku(),
                                "1", sale.price().toPlainString(), sale.currency(), fees(sale.price()).toPlainString(),
                                sale.soldAt().toString(), sale.isCancelled() ? "cancelled" : "completed"))
                        .toList());
    }

    private static BigDecimal fees(BigDecimal price) {
        return price.multiply(COMMISSION).add(PER_ORDER).setScale(2, RoundingMode.HALF_UP);
    }

    private static String csv(List<String> header, List<List<String>> rows) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
