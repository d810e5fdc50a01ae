package io.soldonce.channels.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.soldonce.values.Money;
import io.soldonce.values.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// One row, read value by value. What can not be read is null and noted in [#troubles]: a row tells all that is wrong with it at once.
public final class CsvRow {
    private final CsvRecord row;
    private final Map<String, Integer> columns;
    private final List<RowTrouble> troubles = new ArrayList<>();

    CsvRow(CsvRecord row, Map<String, Integer> columns, int width) {
        this.row = row;
        this.columns = columns;
        if (row.getFieldCount() != width) {
            trouble(null, "the row has " + row.getFieldCount() + " columns, the header has " + width,
                    "put a value with a comma in quotes, write a quote inside it twice, and leave an empty value for what is not known");
        }
    }

    public long line() {
        return row.getStartingLineNumber();
    }

    public List<RowTrouble> troubles() {
        return List.copyOf(troubles);
    }

    public boolean isGood() {
        return troubles.isEmpty();
    }

    public void trouble(String column, String detail, String cure) {
        troubles.add(new RowTrouble(line(), column, detail, cure));
    }

    /// Null when blank or when the file has no such column.
    public String optional(String column, int max) {
        return read(column, () -> Text.optional(column, raw(column), max));
    }

    public String required(String column, int max) {
        return read(column, () -> {
            if (raw(column).isBlank()) {
                throw new IllegalArgumentException(column + " is empty; write a value");
            }
            return Text.required(column, raw(column), max);
        });
    }

    /// A value that must be there, read by `parse`.
    ///
    /// @param parse refuses with an IllegalArgumentException
    public <T> T required(String column, int max, Function<String, T> parse) {
        var text = required(column, max);
        return text == null ? null : read(column, () -> parse.apply(text));
    }

    public <T> T optional(String column, int max, Function<String, T> parse) {
        var text = optional(column, max);
        return text == null ? null : read(column, () -> parse.apply(text));
    }

    /// A whole number from `min` to `max`.
    public Integer whole(String column, int min, int max) {
        return required(column, 20, text -> {
            if (!text.matches("-?\\d{1,9}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
                throw new IllegalArgumentException(
                        "not a possible number: " + Text.shown(text) + "; write a whole number from " + min + " to "
                                + max);
            }
            return Integer.valueOf(text);
        });
    }

    /// Null when the amount is blank.
    public Money money(String amountColumn, String currencyColumn) {
        var amount = optional(amountColumn, 30, CsvRow::decimal);
        if (amount == null) {
            return null;
        }
        var currency = required(currencyColumn, 10);
        return currency == null ? null : read(currencyColumn, () -> new Money(amount, currency));
    }

    public static BigDecimal decimal(String text) {
        if (!text.matches("\\d{1,9}(\\.\\d{1,4})?")) {
            throw new IllegalArgumentException("not an amount: " + Text.shown(text)
                    + "; write digits, with a point before the cents, for example 1250.00");
        }
        return new BigDecimal(text);
    }

    private String raw(String column) {
        var index = columns.get(column);
        return index == null || index >= row.getFieldCount() ? "" : row.getField(index);
    }

    private interface Reading<T> {
        T read();
    }

    private <T> T read(String column, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IllegalArgumentException refused) {
            troubles.add(RowTrouble.of(line(), column, refused));
            return null;
        }
    }
}
