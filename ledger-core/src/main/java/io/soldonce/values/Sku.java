package io.soldonce.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/// The seller's own name of an inventory item: 1 to 50 printable ASCII characters without space at the ends and without `/ \ : ; %`.
/// Two SKUs that differ only in case are the same; the value keeps the case it was written in.
public record Sku(@JsonValue String value) implements Comparable<Sku> {
    private static final Pattern ALLOWED = Pattern.compile("[!-~&&[^/\\\\:;%]](?:[ -~&&[^/\\\\:;%]]{0,48}[!-~&&[^/\\\\:;%]])?");

    @JsonCreator
    public Sku {
        if (value == null || !ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("not a SKU: " + Text.shown(value)
                    + "; a SKU has 1 to 50 printable ASCII characters, no / \\ : ; % and no space at either end");
        }
    }

    /// The form in which two SKUs are compared and stored as a key.
    public String key() {
        return value.toUpperCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sku(var theirs) && theirs.equalsIgnoreCase(value);
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public int compareTo(Sku other) {
        return key().compareTo(other.key());
    }

    @Override
    public String toString() {
        return value;
    }
}
