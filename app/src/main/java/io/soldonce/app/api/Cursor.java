package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The place where a page ends, as it is handed out under `next` and taken back under `after`.
final class Cursor {
    private static final int DEFAULT = 50;
    private static final int MOST = 200;

    private Cursor() {}

    static String of(String place) {
        return place == null ? null : Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /// Null when there is none.
    static String text(String after) {
        if (after == null || after.isEmpty()) {
            return null;
        }
        try {
            var place = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            if (!place.isEmpty() && place.length() <= 100 && place.chars().allMatch(c -> c >= ' ' && c <= '~')) {
                return place;
            }
        } catch (IllegalArgumentException notOurs) {
            // falls through to the same answer
        }
        throw broken();
    }

    static Long number(String after) {
        var place = text(after);
        if (place == null) {
            return null;
        }
        if (!place.matches("\\d{1,18}")) {
            throw broken();
        }
        return Long.valueOf(place);
    }

    static Problem broken() {
        return Problem.invalid("parameter after", "not a place to go on from; take the value of next from the page before, unchanged");
    }

    static int limit(Integer limit) {
        return limit == null ? DEFAULT : Field.whole("parameter limit", limit, 1, MOST);
    }
}
