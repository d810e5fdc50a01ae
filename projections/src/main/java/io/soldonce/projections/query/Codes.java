package io.soldonce.projections.query;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/// How names of the ledger look outside: `DRY_RUN` is `dry-run`.
public final class Codes {
    private Codes() {}

    public static String shown(String name) {
        return name == null ? null : name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static String shown(Enum<?> name) {
        return name == null ? null : shown(name.name());
    }

    /// The other way round; whether such a name exists is not looked at.
    public static String stored(String shown) {
        return shown == null ? null : shown.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /// As PostgreSQL takes it; null for null.
    public static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    public static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
