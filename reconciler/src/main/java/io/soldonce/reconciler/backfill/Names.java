package io.soldonce.reconciler.backfill;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// The spellings of one and the same name or number. Pure.
final class Names {
    private static final int[] LENGTHS = {8, 12, 13, 14};

    private Names() {}

    /// As SKUs are compared: without regard to case. Null for none.
    static String key(String sku) {
        return sku == null || sku.isBlank() ? null : sku.strip().toUpperCase(Locale.ROOT);
    }

    /// An EAN without its leading zeros: 12 digits are 13 with a zero before them (GS1 General Specifications, GTIN in 14 digits).
    static String number(String ean) {
        return ean.replaceFirst("^0+", "");
    }

    /// All lengths in which a product number may be stored; empty for none.
    static Set<String> spellings(String ean) {
        var spellings = new LinkedHashSet<String>();
        if (ean != null && !ean.isBlank()) {
            spellings.add(ean);
            var number = number(ean);
            for (var length : LENGTHS) {
                if (number.length() <= length) {
                    spellings.add("0".repeat(length - number.length()) + number);
                }
            }
        }
        return spellings;
    }
}
