package io.soldonce.app.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.soldonce.projections.query.Page;
import io.soldonce.projections.query.Price;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/// A list as a CSV file: all of it, whatever the page. Wanted by `.csv` at the end of the path, or by `Accept: text/csv`.
final class Sheet<T> {
    /// Rows that are read from the database together.
    static final int ROWS_AT_ONCE = 1000;

    private final String name;
    private final List<String> columns = new ArrayList<>();
    private final List<Function<T, Object>> values = new ArrayList<>();

    private Sheet(String name) {
        this.name = name;
    }

    static <T> Sheet<T> named(String name) {
        return new Sheet<>(name);
    }

    Sheet<T> with(String column, Function<T, Object> value) {
        columns.add(column);
        values.add(value);
        return this;
    }

    static boolean isWanted(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getRequestURI().endsWith(".csv") || (accept != null && accept.strip().startsWith("text/csv"));
    }

    /// Page after page, each asked for behind the last row of the one before; the first behind null.
    static <T> Stream<T> all(Function<T, Page<T>> behind) {
        return Stream.iterate(behind.apply(null), Objects::nonNull, page -> page.hasMore() ? behind.apply(page.rows().getLast()) : null)
                .flatMap(page -> page.rows().stream());
    }

    /// Written as the rows come.
    ///
    /// @return null: the answer is written
    Object write(Stream<T> rows, HttpServletResponse response) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"");
        try {
            var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(response.getWriter());
            csv.writeRecord(columns);
            rows.forEach(row -> csv.writeRecord(values.stream().map(value -> text(value.apply(row))).toList()));
            csv.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return null;
    }

    /// Several values stand in one, separated by `|`.
    private static String text(Object value) {
        return switch (value) {
            case null -> "";
            case Price(var amount, var currency) -> amount + " " + currency;
            case Collection<?> several -> several.stream().map(Sheet::text).collect(Collectors.joining("|"));
            default -> value.toString();
        };
    }

}
