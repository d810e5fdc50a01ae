package io.soldonce.app.console;

import io.soldonce.projections.query.Codes;
import io.soldonce.values.Money;
import io.soldonce.values.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;

/// What a person typed into a field, read. Whatever can not be is an IllegalArgumentException that says what to type instead.
final class Typed {
    private Typed() {}

    static int units(String what, String typed) {
        var units = whole(what, typed);
        if (units == 0) {
            throw new IllegalArgumentException("the " + what + " is 0; type 1 or more");
        }
        return units;
    }

    static int whole(String what, String typed) {
        var plain = typed == null ? "" : typed.strip();
        if (!plain.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("the " + what + " is " + Text.shown(plain) + "; type a whole number, 0 or more");
        }
        return Integer.parseInt(plain);
    }

    /// A number with its sign, never 0.
    static int change(String what, String typed) {
        var plain = typed == null ? "" : typed.strip().replace('−', '-');
        if (!plain.matches("[+-]?[0-9]{1,6}") || Integer.parseInt(plain) == 0) {
            throw new IllegalArgumentException("the " + what + " is " + Text.shown(plain) + "; type a whole number other than 0, like -1");
        }
        return Integer.parseInt(plain);
    }

    static String text(String what, String typed, int most) {
        var text = Text.optional(what, typed, most);
        if (text == null) {
            throw new IllegalArgumentException("the " + what + " is missing; type it");
        }
        return text;
    }

    static <E extends Enum<E>> E choice(String what, String typed, Class<E> names) {
        return Arrays.stream(names.getEnumConstants()).filter(name -> Codes.shown(name).equals(typed)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the " + what + " is " + Text.shown(typed) + "; choose one of "
                        + Arrays.stream(names.getEnumConstants()).map(Codes::shown).toList()));
    }

    /// Null when no amount was typed.
    static Money money(String amount, String currency) {
        if (amount == null || amount.isBlank()) {
            return null;
        }
        var money = Money.of(amount.strip().replace(',', '.'), text("currency", currency, 3).toUpperCase(Locale.ROOT));
        if (money.amount().signum() < 0) {
            throw new IllegalArgumentException("the amount is below zero; type zero or more");
        }
        return money;
    }

    /// As a date field, a time field or a program writes it, in UTC.
    ///
    /// @return null when nothing was typed
    static Instant instant(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var plain = typed.strip();
        try {
            if (plain.length() == "2026-11-20".length()) {
                return LocalDate.parse(plain).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return plain.endsWith("Z") ? Instant.parse(plain) : LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException notAnInstant) {
            throw new IllegalArgumentException("the time is " + Text.shown(plain) + "; type it as 2026-11-20T18:04", notAnInstant);
        }
    }
}
