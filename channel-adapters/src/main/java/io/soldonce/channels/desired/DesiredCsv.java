package io.soldonce.channels.desired;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Objects;
import java.util.stream.Stream;

/// What a channel should show, as a file that a seller can use the same day.
public final class DesiredCsv {
    private DesiredCsv() {}

    /// Several reasons stand in one value, separated by `|`. The rows are written as they come; the writer is flushed, not closed.
    public static void render(Stream<DesiredRow> rows, Writer out) {
        var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord("sku", "external_id", "title", "status", "quantity", "price", "currency", "reasons", "revision");
        rows.forEach(row -> csv.writeRecord(row.sku(), row.externalId(), row.title(), row.status(), Objects.toString(row.quantity(), ""),
                row.price() == null ? "" : row.price().amount().toPlainString(), row.price() == null ? "" : row.price().currency(),
                String.join("|", row.reasons()), Long.toString(row.revision())));
        try {
            csv.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
