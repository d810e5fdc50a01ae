package io.soldonce.channels.whatnot;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.soldonce.channels.orders.OrdersCsv;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The report of a show or of a shop's orders, as Whatnot's seller pages export it. Its column names vary, so each is found by what it is
/// about; what comes out is an orders file with our own columns. Pure.
///
/// Not verified: the exact names, and that times without an offset are UTC.
public final class ShowReport {
    private enum Column {
        ORDER_ID(name -> name.contains("order id") && !name.contains("numeric"), "order_id"),
        SKU(name -> name.equals("sku"), "sku"),
        TITLE(name -> name.contains("product name") || name.contains("title"), "title"),
        QUANTITY(name -> name.contains("quantity"), "quantity"),
        PRICE(name -> name.equals("price") || name.contains("sold price") || name.contains("sale price"), "price"),
        CURRENCY(name -> name.contains("currency"), "currency"),
        PLACED_AT(name -> name.contains("placed at") || name.contains("sold at") || name.equals("date"), "placed_at"),
        STATUS(name -> name.contains("status") || name.contains("cancelled"), "status");

        private final Predicate<String> isMeant;
        private final String ours;

        Column(Predicate<String> isMeant, String ours) {
            this.isMeant = isMeant;
            this.ours = ours;
        }
    }

    private ShowReport() {}

    /// @return the file itself when it is no such report: whoever reads it as orders says what is wrong with it
    public static byte[] asOrders(byte[] file) {
        return records(file).filter(records -> !records.isEmpty()).flatMap(ShowReport::rewritten).orElse(file);
    }

    private static Optional<List<CsvRecord>> records(byte[] file) {
        try (var reader = CsvReader.builder().allowExtraFields(true).allowMissingFields(true)
                .ofCsvRecord(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            return Optional.of(reader.stream().toList());
        } catch (CsvParseException notReadable) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<byte[]> rewritten(List<CsvRecord> records) {
        var found = columns(records.getFirst());
        var isOurs = records.getFirst().getFields().containsAll(OrdersCsv.LAYOUT.needed());
        if (isOurs || !found.containsKey(Column.ORDER_ID) || !found.containsKey(Column.TITLE)) {
            return Optional.empty();
        }
        var text = new StringWriter();
        try (var writer = CsvWriter.builder().build(text)) {
            writer.writeRecord(List.of(Column.values()).stream().map(column -> column.ours).toList());
            for (var row : records.subList(1, records.size())) {
                var values = new ArrayList<String>();
                for (var column : Column.values()) {
                    var place = found.get(column);
                    values.add(value(column, place == null || place >= row.getFieldCount() ? "" : row.getField(place).strip()));
                }
                writer.writeRecord(values);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<Column, Integer> columns(CsvRecord header) {
        var found = new EnumMap<Column, Integer>(Column.class);
        for (var place = 0; place < header.getFieldCount(); place++) {
            var name = header.getField(place).strip().toLowerCase(Locale.ROOT).replace('_', ' ');
            for (var column : Column.values()) {
                if (column.isMeant.test(name)) {
                    found.putIfAbsent(column, place);
                }
            }
        }
        return found;
    }

    private static String value(Column column, String told) {
        return switch (column) {
            case PRICE -> told.replaceAll("[$,]", "");
            case CURRENCY -> told.isEmpty() ? "USD" : told;
            case QUANTITY -> told.isEmpty() ? "1" : told;
            case PLACED_AT -> told.matches("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?") ? told + "Z" : told;
            case STATUS -> status(told.toLowerCase(Locale.ROOT));
            case ORDER_ID, SKU, TITLE -> told;
        };
    }

    /// A report lists what was sold; what is not paid yet has not shown up there so far.
    private static String status(String told) {
        return told.contains("cancel") || told.equals("true") ? "cancelled" : told.equals("pending") ? "pending" : "paid";
    }
}
