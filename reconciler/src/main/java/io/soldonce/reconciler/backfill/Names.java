package io.soldonce.reconciler.backfill;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The spellings of one and the same name or number. Pure.
final class Names {
    private static final int[] LENGTHS = {8, 12, 13, 14};

    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private Names() {}

    /// As titles are compared: without what nobody sees (Unicode's compatibility forms, format characters, how much white space). Null for
    /// none.
    static String title(String title) {
        if (title == null) {
            return null;
        }
        var plain = UNSEEN.matcher(Normalizer.normalize(title, Normalizer.Form.NFKC)).replaceAll("");
        var key = SPACE.matcher(plain).replaceAll(" ").strip();
        return key.isEmpty() ? null : key;
    }

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
