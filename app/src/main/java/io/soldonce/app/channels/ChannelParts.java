package io.soldonce.app.channels;

import io.soldonce.app.boot.OutsideSettings;
import io.soldonce.engine.AppendLane;
import io.soldonce.reconciler.alert.Escalations;
import io.soldonce.reconciler.raw.RawInputs;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/// What every connected channel works with.
///
/// @param isAlone no other process works on this database, now or before this one began to
record ChannelParts(DataSource database, DSLContext db, AppendLane lane, RawInputs raw, Escalations escalations, Clock clock,
        Supplier<UUID> ids, OutsideSettings outside, boolean isAlone) {}
