package io.soldonce.channels.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A CSV file with a header: UTF-8 (a byte order mark is skipped), comma, double quotes, any line ends.
public final class CsvTable {
    private static final int LONGEST_ROW = 1_000_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final List<CsvRow> rows;

    private CsvTable(List<CsvRow> rows) {
        this.rows = rows;
    }

    public List<CsvRow> rows() {
        return rows;
    }

    /// Reads a whole file.
    ///
    /// @throws CsvRefused when it is no UTF-8 text, has no header, or its header lacks, repeats or adds columns
    public static CsvTable read(byte[] file, Layout layout) throws CsvRefused {
        var text = text(file);
        var records = new ArrayList<CsvRecord>();
        try (var reader = CsvReader.builder().allowExtraFields(true).allowMissingFields(true).maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(text)) {
            reader.forEach(records::add);
        } catch (CsvParseException broken) {
            throw refusedAfter(records, broken);
        } catch (java.io.IOException neverOfAString) {
            throw new IllegalStateException(neverOfAString);
        }
        if (records.isEmpty()) {
            throw new CsvRefused(1, null, "the file is empty", "its first line must name the columns: " + String.join(",", layout.all()));
        }
        var header = records.getFirst();
        var columns = columns(header, layout);
        return new CsvTable(records.stream().skip(1).map(row -> new CsvRow(row, columns, header.getFieldCount())).toList());
    }

    private static String text(byte[] file) throws CsvRefused {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            var nul = text.indexOf('\0');
            if (nul >= 0) {
                throw new CsvRefused(lineOf(text, nul), null, "the file contains the character U+0000, which can not be stored",
                        "remove it, or save the file as \"CSV UTF-8\"");
            }
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new CsvRefused(1, null, "the file is not UTF-8 text", "save it as \"CSV UTF-8\" and send it again");
        }
    }

    private static long lineOf(String text, int position) {
        return 1 + text.substring(0, position).lines().count() - (position > 0 && text.charAt(position - 1) != '\n' ? 1 : 0);
    }

    private static CsvRefused refusedAfter(List<CsvRecord> read, CsvParseException broken) {
        var line = read.isEmpty() ? 1 : read.getLast().getStartingLineNumber() + 1;
        var why = broken.getCause() == null ? broken.getMessage() : broken.getCause().getMessage();
        return new CsvRefused(line, null, "the file can not be read from here on: " + why,
                "look for a quote that is not closed; a quote inside a quoted value is written twice");
    }

    private static Map<String, Integer> columns(CsvRecord header, Layout layout) throws CsvRefused {
        var columns = new HashMap<String, Integer>();
        for (var i = 0; i < header.getFieldCount(); i++) {
            var name = header.getField(i).strip();
            var expected = layout.all().contains(name);
            if (!expected && !layout.othersAllowed()) {
                var cure = name.contains(";")
                        ? "separate the columns by commas"
                        : "leave the column out; known are " + String.join(",", layout.all());
                throw new CsvRefused(1, name, "no column of this file is called " + shown(name), cure);
            }
            if (columns.put(name, i) != null && expected) {
                throw new CsvRefused(1, name, "the column " + name + " stands in the header twice", "keep one of them");
            }
        }
        for (var name : layout.needed()) {
            if (!columns.containsKey(name)) {
                throw new CsvRefused(1, name, "the column " + name + " is missing", "the first line must name at least "
                        + String.join(",", layout.needed()));
            }
        }
        return columns;
    }

    static String shown(String value) {
        return io.soldonce.values.Text.shown(value);
    }
}
