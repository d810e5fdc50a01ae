package io.soldonce.app.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// Where a page ends in a list that is ordered by an instant and then by something else.
///
/// @param at    in microseconds, as the log has it
/// @param place of the row among those of that instant and part
record Keyset(Instant at, int part, String place) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,16})\\.(\\d{1,9})\\.([!-~]{1,60})");

    static String of(Instant at, int part, Object place) {
        return Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + part + "." + place);
    }

    /// Null when there is none.
    static Keyset read(String after) {
        var place = Cursor.text(after);
        if (place == null) {
            return null;
        }
        var parts = FORM.matcher(place);
        if (!parts.matches()) {
            throw Cursor.broken();
        }
        try {
            return new Keyset(Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS), Integer.parseInt(parts.group(2)),
                    parts.group(3));
        } catch (DateTimeException notAnInstant) {
            throw Cursor.broken();
        }
    }

    /// The place as a number.
    long number() {
        if (!place.matches("\\d{1,18}")) {
            throw Cursor.broken();
        }
        return Long.parseLong(place);
    }
}
