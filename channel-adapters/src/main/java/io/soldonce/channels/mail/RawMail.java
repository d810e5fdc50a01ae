package io.soldonce.channels.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A mail taken apart into header fields and body, once for all: what is verified is what is read. The bytes stay as they came, but for
/// bare line feeds, which become full line ends.
///
/// @param fields each as written, folded lines included, without the last line end
/// @param body   everything behind the first empty line
record RawMail(List<Field> fields, String body) {
    private static final int MOST_FIELDS = 1_000;

    /// @param name  in lower case; empty when the line is no field
    /// @param whole name, colon and value
    record Field(String name, String whole) {
        /// Unfolded, still encoded.
        String value() {
            return whole.substring(whole.indexOf(':') + 1).replace("\r\n", "").strip();
        }
    }

    RawMail {
        fields = List.copyOf(fields);
    }

    static RawMail of(String raw) {
        var text = fullLineEnds(raw);
        var fields = new ArrayList<Field>();
        var at = 0;
        while (at < text.length() && fields.size() < MOST_FIELDS) {
            if (text.startsWith("\r\n", at)) {
                return new RawMail(fields, text.substring(at + 2));
            }
            var end = endOfField(text, at);
            fields.add(field(text.substring(at, end)));
            at = Math.min(text.length(), end + 2);
        }
        return new RawMail(fields, at < text.length() ? text.substring(at) : "");
    }

    private static int endOfField(String text, int from) {
        var end = text.indexOf("\r\n", from);
        while (end >= 0 && end + 2 < text.length() && (text.charAt(end + 2) == ' ' || text.charAt(end + 2) == '\t')) {
            end = text.indexOf("\r\n", end + 2);
        }
        return end < 0 ? text.length() : end;
    }

    private static Field field(String whole) {
        var colon = whole.indexOf(':');
        var name = colon < 0 ? "" : whole.substring(0, colon).stripTrailing().toLowerCase(Locale.ROOT);
        return new Field(name.chars().allMatch(c -> c > ' ' && c < 127) ? name : "", whole);
    }

    private static String fullLineEnds(String raw) {
        if (raw.indexOf('\n') < 0) {
            return raw;
        }
        var text = new StringBuilder(raw.length() + 64);
        for (var i = 0; i < raw.length(); i++) {
            var c = raw.charAt(i);
            if (c == '\n' && (i == 0 || raw.charAt(i - 1) != '\r')) {
                text.append('\r');
            }
            text.append(c);
        }
        return text.toString();
    }

    List<Field> all(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).toList();
    }

    /// The last of that name: the one a signature covers first (RFC 6376, 5.4.2). Null when there is none.
    Field last(String name) {
        var all = all(name);
        return all.isEmpty() ? null : all.getLast();
    }

    String value(String name, String otherwise) {
        var field = last(name);
        return field == null ? otherwise : field.value();
    }
}
