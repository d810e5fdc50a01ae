package io.soldonce.app.console;

import io.soldonce.projections.query.Price;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How values read on a page.
public final class Shown {
    static final Shown HERE = new Shown();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Shown() {}

    /// In UTC; the page's script turns it into the reader's own time.
    public String time(Instant instant) {
        return instant == null ? "" : TIME.format(instant) + " UTC";
    }

    public String price(Price price) {
        return price == null ? "no price" : price.amount() + " " + price.currency();
    }

    /// `SOLD_ON whatnot` reads "sold on whatnot".
    public String reasons(List<String> codes) {
        return codes.stream().map(code -> code.toLowerCase(Locale.ROOT).replace('_', ' ')).collect(Collectors.joining(", "));
    }

    /// What a listing should show, in one word or number.
    public String quantity(String status, Integer quantity) {
        if (status == null || "unknown".equals(status)) {
            return "?";
        }
        return "ended".equals(status) ? "0, ended" : String.valueOf(quantity);
    }

    public String signed(int number) {
        return number > 0 ? "+" + number : String.valueOf(number);
    }
}
