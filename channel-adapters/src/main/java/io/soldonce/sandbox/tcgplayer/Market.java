package io.soldonce.sandbox.tcgplayer;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

import io.soldonce.sandbox.web.KnobStore;

/// What all parts of the sandbox share: the database, its knobs and the time.
record Market(DSLContext db, KnobStore knobs, Clock clock) {
    Instant now() {
        return clock.instant();
    }

    /// As the database takes it.
    static Field<OffsetDateTime> at(Instant instant) {
        return DSL.field("?::timestamptz", OffsetDateTime.class, instant.toString());
    }
}
