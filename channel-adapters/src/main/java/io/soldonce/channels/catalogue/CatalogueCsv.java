package io.soldonce.channels.catalogue;

import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.csv.CsvRow;
import io.soldonce.channels.csv.CsvTable;
import io.soldonce.channels.csv.Layout;
import io.soldonce.channels.csv.Parsed;
import io.soldonce.channels.csv.RowTrouble;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import io.soldonce.values.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Our own catalogue file: one row per item, `channels` separated by `|`.
public final class CatalogueCsv {
    public static final Layout LAYOUT = new Layout(List.of("sku", "title", "condition", "quantity"),
            List.of("category", "grader", "grade", "certificate", "unit_cost", "currency", "acquired_on", "acquired_from", "location",
                    "photos",
                    "serial", "ean", "pack_size", "price", "channels", "tcgplayer_id", "notes"),
            false);
    private static final Set<String> CONDITIONS = Set.of("NEW", "OPEN_BOX", "USED", "GRADED", "NEAR_MINT", "LIGHTLY_PLAYED",
            "MODERATELY_PLAYED", "HEAVILY_PLAYED", "DAMAGED");

    private CatalogueCsv() {}

    public static Parsed<CatalogueRow> parse(byte[] file) throws CsvRefused {
        var table = CsvTable.read(file, LAYOUT);
        var good = new ArrayList<CatalogueRow>();
        var troubles = new ArrayList<RowTrouble>();
        var seen = new HashMap<Sku, Long>();
        for (var row : table.rows()) {
            var item = read(row);
            if (item != null) {
                var before = seen.putIfAbsent(item.sku(), item.line());
                if (before == null) {
                    good.add(item);
                } else {
                    row.trouble("sku", item.sku() + " stands in line " + before + " already", "keep one row per SKU");
                }
            }
            troubles.addAll(row.troubles());
        }
        return new Parsed<>(table.rows().size(), good, troubles);
    }

    private static CatalogueRow read(CsvRow row) {
        var sku = row.required("sku", 50, Sku::new);
        var title = row.required("title", 200);
        var condition = row.required("condition", 30, CatalogueCsv::condition);
        var grader = row.optional("grader", 20);
        var grade = row.optional("grade", 20);
        var quantity = row.whole("quantity", 0, 1_000_000);
        var packSize = row.optional("pack_size", 10) == null ? Integer.valueOf(1) : row.whole("pack_size", 1, 100_000);
        var unitCost = row.money("unit_cost", "currency");
        var price = row.money("price", "currency");
        var acquiredOn = row.optional("acquired_on", 10, CatalogueCsv::date);
        var photos = row.optional("photos", 10, CatalogueCsv::photos);
        var ean = row.optional("ean", 14, CatalogueCsv::ean);
        var channels = row.optional("channels", 500, CatalogueCsv::channels);
        if (row.isGood() && Objects.equals(condition, "GRADED") != (grader != null && grade != null)) {
            row.trouble("grader", "a graded item has grader and grade, and only a graded one has them",
                    "fill both columns for condition GRADED, and leave them empty otherwise");
        }
        var category = row.optional("category", 80);
        var certificate = row.optional("certificate", 40);
        var acquiredFrom = row.optional("acquired_from", 200);
        var location = row.optional("location", 60);
        var serial = row.optional("serial", 60);
        var tcgplayerId = row.optional("tcgplayer_id", 100);
        var notes = row.optional("notes", 2000);
        return row.isGood()
                ? new CatalogueRow(row.line(), sku, title, category, condition, grader, grade, certificate, quantity,
                        unitCost, acquiredOn, acquiredFrom, location, Boolean.TRUE.equals(photos), serial, ean, packSize, price,
                        channels == null ? List.of() : channels, tcgplayerId, notes)
                : null;
    }

    private static String condition(String text) {
        var name = text.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        if (!CONDITIONS.contains(name)) {
            throw new IllegalArgumentException("not a condition: " + Text.shown(text) + "; write one of "
                    + CONDITIONS.stream().sorted().toList());
        }
        return name;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADate) {
            throw new IllegalArgumentException("not a date: " + Text.shown(text) + "; write it as 2026-11-20", notADate);
        }
    }

    private static Boolean photos(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "done" -> true;
            case "missing" -> false;
            default -> throw new IllegalArgumentException("not a state of photos: " + Text.shown(text) + "; write done or missing");
        };
    }

    private static String ean(String text) {
        if (!text.matches("\\d{8}|\\d{12,14}")) {
            throw new IllegalArgumentException("not an EAN: " + Text.shown(text) + "; write 8, 12, 13 or 14 digits");
        }
        return text;
    }

    static List<ChannelId> channels(String text) {
        return Arrays.stream(text.split("\\|")).map(String::strip).filter(id -> !id.isEmpty()).map(ChannelId::new).distinct().toList();
    }
}
