package io.soldonce.channels.whatnot;

import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.csv.CsvRow;
import io.soldonce.channels.csv.CsvTable;
import io.soldonce.channels.csv.Layout;
import io.soldonce.channels.csv.Parsed;
import io.soldonce.channels.csv.RowTrouble;
import io.soldonce.channels.spi.Seen;
import io.soldonce.channels.spi.Shown;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A list of what Whatnot shows, whatever its columns are called.
public final class WhatnotList {
    private static final int LONGEST_TITLE = 300;
    private static final String CURRENCY = "USD";

    private WhatnotList() {}

    /// Which column holds what.
    ///
    /// @param sku   null when the file has none, like `price`
    public record Columns(String title, String quantity, String sku, String price) {
        Layout layout() {
            return new Layout(List.of(title, quantity), Stream.of(sku, price).filter(Objects::nonNull).toList(), true);
        }
    }

    /// A row with quantity 0 is a listing that has ended. A title that stands there twice names no listing.
    ///
    /// @throws CsvRefused when the file as a whole can not be read or lacks a column
    public static Parsed<Seen> parse(byte[] file, Columns columns) throws CsvRefused {
        var table = CsvTable.read(file, columns.layout());
        var good = new ArrayList<Seen>();
        var troubles = new ArrayList<RowTrouble>();
        var titles = new HashMap<String, Long>();
        for (var row : table.rows()) {
            var seen = read(row, columns);
            if (seen != null) {
                var before = titles.putIfAbsent(seen.shown().externalId(), row.line());
                if (before == null) {
                    good.add(seen);
                } else {
                    row.trouble(columns.title(), "the title stands in line " + before + " already",
                            "give each listing a title of its own at Whatnot: its mails tell nothing else");
                }
            }
            troubles.addAll(row.troubles());
        }
        return new Parsed<>(table.rows().size(), good, troubles);
    }

    private static Seen read(CsvRow row, Columns columns) {
        var title = row.required(columns.title(), LONGEST_TITLE);
        var quantity = row.whole(columns.quantity(), 0, 1_000_000);
        var sku = columns.sku() == null ? null : row.optional(columns.sku(), 50, Sku::new);
        var price = columns.price() == null ? null : row.optional(columns.price(), 30, WhatnotList::price);
        return row.isGood() ? seen(sku == null ? null : sku.toString(), title, quantity, price) : null;
    }

    static Seen seen(String sku, String title, int quantity, Money price) {
        return new Seen(sku, null, 1, new Shown(quantity > 0 ? Shown.Status.LIVE : Shown.Status.ENDED, quantity, price, title,
                WhatnotTitles.key(title), null));
    }

    /// With the sign of a currency or without: then US dollars.
    private static Money price(String text) {
        return WhatnotPrices.only(text).orElseGet(() -> new Money(CsvRow.decimal(text), CURRENCY));
    }
}
