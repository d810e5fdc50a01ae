package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.projections.query.Codes;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import io.soldonce.values.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.function.Supplier;

/// Values of a request, each with its place: what can not be becomes a problem that names it.
final class Field {
    private static final int MOST_DIGITS = 12;

    private Field() {}

    /// Reads a value whose own checks refuse with an IllegalArgumentException.
    static <T> T at(String where, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException refused) {
            throw Problem.invalid(where, String.valueOf(refused.getMessage()));
        }
    }

    static <T> T required(String where, T value) {
        if (value == null) {
            throw Problem.invalid(where, where.substring(where.lastIndexOf('.') + 1) + " is missing; write it");
        }
        return value;
    }

    static Sku sku(String where, String value) {
        return at(where, () -> new Sku(required(where, value)));
    }

    static ChannelId channel(String where, String value) {
        return at(where, () -> new ChannelId(required(where, value)));
    }

    static ListingKey listing(String channel, String sku, String slot) {
        return at("parameter slot", () -> new ListingKey(channel("the path", channel), sku("the path", sku),
                slot == null ? ListingKey.USUAL : slot));
    }

    /// An order number as the marketplace writes it.
    static String orderId(String where, String value) {
        var id = text(where, value, 100);
        if (id.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(where, "not an order id: " + Text.shown(id) + "; write it on one line, as the marketplace does");
        }
        return id;
    }

    static String text(String where, String value, int max) {
        return at(where, () -> Text.required(where.substring(where.lastIndexOf('.') + 1), value, max));
    }

    static String optional(String where, String value, int max) {
        return at(where, () -> Text.optional(where.substring(where.lastIndexOf('.') + 1), value, max));
    }

    static int whole(String where, Integer value, int min, int max) {
        var number = required(where, value);
        if (number < min || number > max) {
            throw Problem.invalid(where, "not a possible number: " + number + "; write a whole number from " + min + " to " + max);
        }
        return number;
    }

    /// Null stays null.
    static Money money(String where, Price price) {
        if (price == null) {
            return null;
        }
        var money = at(where + ".amount", () -> Money.of(required(where + ".amount", price.amount()), "USD"));
        if (money.amount().signum() < 0) {
            throw Problem.invalid(where + ".amount", "not a price: " + Text.shown(price.amount()) + "; write zero or more");
        }
        return at(where + ".currency", () -> new Money(money.amount(), price.currency()));
    }

    /// A number of few digits, null stays null: one like 1e999999999 would fill the memory when it is written out.
    static BigDecimal number(String where, BigDecimal value) {
        if (value != null && (value.precision() > MOST_DIGITS || Math.abs(value.scale()) > MOST_DIGITS || value.signum() < 0)) {
            throw Problem.invalid(where, "not a possible number; write zero or more, with at most " + MOST_DIGITS + " digits");
        }
        return value;
    }

    static Instant instant(String where, String value, Instant otherwise) {
        if (value == null) {
            return otherwise;
        }
        try {
            var instant = OffsetDateTime.parse(value).toInstant();
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(Instant.parse("2200-01-01T00:00:00Z"))) {
                throw new DateTimeException("far from any sale");
            }
            return instant;
        } catch (DateTimeException notAnInstant) {
            throw Problem.invalid(where,
                    "not a moment: " + Text.shown(value) + "; write date, time and offset, for example 2026-11-20T18:04:00Z");
        }
    }

    /// A moment, or a date, which stands for its first moment in UTC.
    static Instant dayOrInstant(String where, String value, Instant otherwise) {
        if (value != null && value.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return instant(where, date(where, value) + "T00:00:00Z", otherwise);
        }
        return instant(where, value, otherwise);
    }

    /// Null stays null.
    static LocalDate date(String where, String value) {
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeException notADate) {
            throw Problem.invalid(where, "not a date: " + Text.shown(value) + "; write it as 2026-11-20");
        }
    }

    /// One of the names of an enumeration, as they look outside: `near-mint`.
    static <E extends Enum<E>> E choice(String where, String value, Class<E> names, E otherwise) {
        if (value == null && otherwise != null) {
            return otherwise;
        }
        var wanted = Codes.stored(required(where, value));
        return Arrays.stream(names.getEnumConstants()).filter(name -> name.name().equals(wanted)).findFirst()
                .orElseThrow(() -> Problem.invalid(where, "not a possible value: " + Text.shown(value) + "; write one of "
                        + Arrays.stream(names.getEnumConstants()).map(Codes::shown).toList()));
    }
}
