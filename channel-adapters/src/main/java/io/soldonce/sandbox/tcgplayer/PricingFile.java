package io.soldonce.sandbox.tcgplayer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/// Reads an inventory file as the portal does: the header by names, the rows by id, quantity and price. One bad line refuses the file.
final class PricingFile {
    static final List<String> COLUMNS = List.of("TCGplayer Id", "Product Line", "Set Name", "Product Name", "Title", "Number", "Rarity",
            "Condition", "TCG Market Price", "TCG Direct Low", "TCG Low Price With Shipping", "TCG Low Price", "Total Quantity",
            "Add to Quantity", "TCG Marketplace Price", "Photo URL");
    static final List<String> MY_STORE = List.of("My Store Reserve Quantity", "My Store Price", "Pending Quantity");
    private static final Set<String> MAY_BE_MISSING = Set.of("TCG Low Price With Shipping", "Photo URL");
    private static final Set<String> MAY_BE_MORE = Set.of("My Store Reserve Quantity", "My Store Reserve Qty", "My Store Price",
            "Pending Quantity");
    private static final BigDecimal LOWEST = new BigDecimal("0.01");
    private static final BigDecimal HIGHEST = new BigDecimal("200000");

    /// One line that asks for something.
    ///
    /// @param adjust what is added to the quantity, negative to take away
    record Row(long id, int adjust, BigDecimal price) {}

    /// Rows, or errors and no rows.
    record Reading(List<Row> rows, List<String> errors) {}

    private PricingFile() {}

    static Reading read(String text) {
        try (var reader = CsvReader.builder().ofCsvRecord(text)) {
            var lines = reader.iterator();
            if (!lines.hasNext()) {
                return refused("The file is empty.");
            }
            var columns = new HashMap<String, Integer>();
            var errors = header(lines.next().getFields(), columns);
            if (!errors.isEmpty()) {
                return new Reading(List.of(), errors);
            }
            var rows = new ArrayList<Row>();
            var firstLines = new HashMap<Long, Long>();
            while (lines.hasNext()) {
                line(lines.next(), columns, rows, firstLines, errors);
            }
            if (rows.isEmpty() && errors.isEmpty()) {
                return refused("The file has no products.");
            }
            return errors.isEmpty() ? new Reading(rows, List.of()) : new Reading(List.of(), errors);
        } catch (CsvParseException e) {
            return refused("The file is not CSV: " + e.getMessage());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Reading refused(String error) {
        return new Reading(List.of(), List.of(error));
    }

    private static List<String> header(List<String> names, Map<String, Integer> columns) {
        var errors = new ArrayList<String>();
        var missing = new HashSet<>(COLUMNS);
        for (int i = 0; i < names.size(); i++) {
            if (columns.put(names.get(i), i) != null) {
                errors.add("Headers are not valid: the column \"" + names.get(i) + "\" is there twice.");
            }
            if (!missing.remove(names.get(i)) && !MAY_BE_MORE.contains(names.get(i)) && !COLUMNS.contains(names.get(i))) {
                errors.add("Headers are not valid: there is no column \"" + names.get(i) + "\".");
            }
        }
        COLUMNS.stream().filter(missing::contains).filter(name -> !MAY_BE_MISSING.contains(name))
                .forEach(name -> errors.add("Headers are not valid: the column \"" + name + "\" is missing."));
        return errors;
    }

    private static void line(CsvRecord line, Map<String, Integer> columns, List<Row> rows, Map<Long, Long> firstLines,
            List<String> errors) {
        var at = "Line " + line.getStartingLineNumber() + ": ";
        if (line.getFieldCount() != columns.size()) {
            errors.add(at + "has " + line.getFieldCount() + " values instead of " + columns.size() + ".");
            return;
        }
        var id = Numbers.whole(line.getField(columns.get("TCGplayer Id")));
        var adjust = line.getField(columns.get("Add to Quantity")).strip();
        var price = line.getField(columns.get("TCG Marketplace Price")).strip();
        if (id == 0) {
            errors.add(at + "TCGplayer Id \"" + line.getField(columns.get("TCGplayer Id")) + "\" is not valid.");
            return;
        }
        var first = firstLines.putIfAbsent(id, line.getStartingLineNumber());
        if (first != null) {
            errors.add(at + "Duplicate TCGplayer Id " + id + ", first on line " + first + ".");
        }
        if (!adjust.isEmpty() && !Numbers.isSigned(adjust)) {
            errors.add(at + "Add to Quantity \"" + adjust + "\" is not a whole number.");
        } else if (!isAllowedPrice(price)) {
            errors.add(at + "TCG Marketplace Price " + (price.isEmpty() ? "is missing" : "\"" + price + "\" is not valid")
                    + "; it must be between 0.01 and 200000.");
        } else {
            rows.add(new Row(id, adjust.isEmpty() ? 0 : Integer.parseInt(adjust), rounded(price)));
        }
    }

    static boolean isAllowedPrice(String price) {
        return Numbers.isPrice(price) && rounded(price).compareTo(LOWEST) >= 0 && rounded(price).compareTo(HIGHEST) <= 0;
    }

    static BigDecimal rounded(String price) {
        return new BigDecimal(price).setScale(2, RoundingMode.HALF_UP);
    }
}
