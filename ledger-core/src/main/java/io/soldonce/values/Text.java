package io.soldonce.values;

/// Checks and quoting of text that came in by a door.
public final class Text {
    private Text() {}

    /// The value as an error message may show it: quoted, shortened, without control characters.
    public static String shown(String value) {
        if (value == null) {
            return "nothing";
        }
        var printable = value.replaceAll("\\p{Cntrl}", "?");
        return '"' + (printable.length() > 60 ? printable.substring(0, 57) + "..." : printable) + '"';
    }

    /// The trimmed text; refuses blank, longer than `max` characters, and U+0000 (PostgreSQL can not store it).
    /// @throws IllegalArgumentException naming the field
    public static String required(String field, String value, int max) {
        var text = optional(field, value, max);
        if (text == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return text;
    }

    /// Like [#required], but blank gives null.
    public static String optional(String field, String value, int max) {
        if (value == null || value.isBlank()) {
            return null;
        }
        var text = value.strip();
        if (text.length() > max) {
            throw new IllegalArgumentException(field + " has " + text.length() + " characters; at most " + max + " are stored");
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(field + " contains the character U+0000, which can not be stored; remove it");
        }
        return text;
    }
}
