package io.soldonce.channels.catalogue;

import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.csv.CsvRow;
import io.soldonce.channels.csv.CsvTable;
import io.soldonce.channels.csv.Layout;
import io.soldonce.channels.csv.Parsed;
import io.soldonce.channels.csv.RowTrouble;
import io.soldonce.values.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/// Kits: one row per component, the kit's own columns repeated in each. A kit with a wrong row is left out whole.
public final class KitsCsv {
    public static final Layout LAYOUT = new Layout(List.of("kit_sku", "title", "component_sku", "component_quantity"),
            List.of("price", "currency", "channels"), false);

    private KitsCsv() {}

    public static Parsed<KitRow> parse(byte[] file) throws CsvRefused {
        var table = CsvTable.read(file, LAYOUT);
        var kits = new LinkedHashMap<Sku, KitRow>();
        var troubles = new ArrayList<RowTrouble>();
        var spoilt = new HashSet<Sku>();
        for (var row : table.rows()) {
            var part = read(row);
            if (part != null) {
                kits.merge(part.sku(), part, (kit, more) -> joined(kit, more, row));
            }
            if (!row.isGood()) {
                troubles.addAll(row.troubles());
                skuOf(row).ifPresent(spoilt::add);
            }
        }
        for (var sku : spoilt) {
            var kit = kits.remove(sku);
            if (kit != null) {
                troubles.add(new RowTrouble(kit.line(), null, "the kit " + sku + " is left out, because another of its rows is wrong",
                        "correct that row and send the file again"));
            }
        }
        troubles.sort(Comparator.comparingLong(RowTrouble::line));
        return new Parsed<>(table.rows().size(), List.copyOf(kits.values()), troubles);
    }

    private static KitRow read(CsvRow row) {
        var sku = row.required("kit_sku", 50, Sku::new);
        var title = row.required("title", 200);
        var component = row.required("component_sku", 50, Sku::new);
        var quantity = row.whole("component_quantity", 1, 100);
        var price = row.money("price", "currency");
        var channels = row.optional("channels", 500, CatalogueCsv::channels);
        return row.isGood()
                ? new KitRow(row.line(), sku, title, List.of(new KitRow.Component(component, quantity)), price,
                        channels == null ? List.of() : channels)
                : null;
    }

    private static KitRow joined(KitRow kit, KitRow more, CsvRow row) {
        var component = more.components().getFirst();
        if (!kit.title().equals(more.title()) || !Objects.equals(kit.price(), more.price()) || !kit.channels().equals(more.channels())) {
            row.trouble("kit_sku", "title, price or channels differ from the kit's first row, line " + kit.line(),
                    "repeat them unchanged in each row of the kit");
        }
        if (kit.components().stream().anyMatch(other -> other.sku().equals(component.sku()))) {
            row.trouble("component_sku", component.sku() + " stands in this kit already", "write one row with the sum");
        }
        var components = new ArrayList<>(kit.components());
        components.add(component);
        return new KitRow(kit.line(), kit.sku(), kit.title(), components, kit.price(), kit.channels());
    }

    private static java.util.Optional<Sku> skuOf(CsvRow row) {
        try {
            return java.util.Optional.of(new Sku(row.optional("kit_sku", 50)));
        } catch (IllegalArgumentException notASku) {
            return java.util.Optional.empty();
        }
    }
}
