package io.soldonce.reconciler.drift;

import io.soldonce.reconciler.Alarm;
import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.Channel;
import io.soldonce.channels.spi.Observation;
import io.soldonce.projections.inline.Trouble;
import io.soldonce.values.ChannelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/// Reads everything one channel shows into `observed_listing`, or nothing at all. A look that failed, or that can not be what the account
/// shows, leaves the last one in place and its trouble in `observation`; the second in a row needs a person.
public final class Observations {
    private static final String CONSENT_NEEDED = "CONSENT_NEEDED";
    private static final String KNOWN = """
        select (select account from observation where channel = ?) as account,
               (select seen from observation where channel = ? and complete_at is not null) as seen,
               (select trouble from observation where channel = ?) as trouble,
               (select count(*) from listing_now l
                  join desired_listing d on d.sku_key = l.sku_key and d.channel = l.channel and d.slot = l.slot
                 where l.channel = ? and l.is_seen_live and d.status = 'LIVE' and d.quantity > 0) as should_be_live""";
    /// Waits for another node that writes the same channel's observation.
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('observation/' || ?, 0))";
    private static final String COMPLETE = """
        insert into observation (channel, tried_at, trouble, failures, complete_at, complete_before_at, account, seen)
        values (?, ?, null, 0, ?, null, ?, ?)
            on conflict (channel) do update set tried_at = excluded.tried_at, trouble = null, failures = 0,
               complete_before_at = observation.complete_at, complete_at = excluded.complete_at, account = excluded.account,
               seen = excluded.seen""";
    private static final String FAILED = """
        insert into observation (channel, tried_at, trouble, failures) values (?, ?, ?, 1)
            on conflict (channel) do update set tried_at = excluded.tried_at, trouble = excluded.trouble,
               failures = observation.failures + 1
        returning failures, complete_at""";

    private final ChannelId id;
    private final Channel channel;
    private final String account;
    private final DataSource dataSource;
    private final Clock clock;
    private final Alarm alarm;

    /// @param account whose listings are expected; null to expect those of the last complete observation
    public Observations(ChannelId id, Channel channel, String account, DataSource dataSource, Clock clock, Alarm alarm) {
        this.id = id;
        this.channel = channel;
        this.account = account;
        this.dataSource = dataSource;
        this.clock = clock;
        this.alarm = alarm;
    }

    public ChannelId channel() {
        return id;
    }

    /// Looks once. No transaction is open while the marketplace is asked.
    public Look observe() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var statements = new Statements(connection);
            try (var staging = new Staging(statements)) {
                return switch (look(staging)) {
                    case Observation.Failed(var _, var trouble) -> failed(statements, trouble.kind() + " " + trouble.said(),
                            trouble instanceof CallOutcome.SessionLost);
                    case Observation.Complete complete -> judged(statements, staging, complete);
                };
            }
        }
    }

    private Observation look(Staging staging) {
        try {
            return channel.observe(staging::add);
        } catch (RuntimeException unexpected) {
            return new Observation.Failed(clock.instant(), new CallOutcome.Unknown(unexpected.toString()));
        }
    }

    private Look judged(Statements statements, Staging staging, Observation.Complete complete) throws SQLException {
        var seen = new Believable.Seen(complete.account(), complete.seen(), staging.came());
        var doubt = Believable.doubt(seen, known(statements));
        return doubt.isPresent()
                ? failed(statements, doubt.get().toString(), false)
                : statements.together(() -> replaced(statements, complete));
    }

    private Believable.Known known(Statements statements) throws SQLException {
        var name = id.value();
        return statements.first(KNOWN,
                row -> new Believable.Known(account == null ? row.getString("account") : account, number(row, "seen"),
                        row.getInt("should_be_live"), row.getString("trouble")),
                name, name, name, name);
    }

    private static Integer number(ResultSet row, String column) throws SQLException {
        var number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private Look replaced(Statements statements, Observation.Complete complete) throws SQLException {
        // PostgreSQL keeps microseconds; what is compared with stored times must not be finer
        var startedAt = complete.startedAt().truncatedTo(ChronoUnit.MICROS);
        statements.list(LOCK, _ -> true, id.value());
        var before = statements.first("select complete_at from observation where channel = ?",
                row -> row.getObject(1) == null ? null : Statements.instant(row, "complete_at"), id.value());
        if (before != null && !startedAt.isAfter(before)) {
            return new Look.Doubted("another look that began at " + before + " is newer");
        }
        var changed = Replacement.carryOut(statements, id.value(), startedAt);
        statements.run(COMPLETE, id.value(), clock.instant(), startedAt, complete.account(), complete.seen());
        return new Look.Believed(startedAt, before, complete.account(), complete.seen(), changed);
    }

    private record Failures(int inARow, Instant lastComplete) {}

    private Look failed(Statements statements, String trouble, boolean isSessionLost) throws SQLException {
        var before = known(statements).trouble();
        var failures = statements.first(FAILED, row -> new Failures(row.getInt("failures"), Statements.instant(row, "complete_at")),
                id.value(), clock.instant(), (isSessionLost ? CONSENT_NEEDED + ": " : "") + trouble);
        if (isSessionLost) {
            var isNew = before == null || !before.startsWith(CONSENT_NEEDED);
            alarm.raise(trouble(CONSENT_NEEDED, failures, "it no longer knows us (" + trouble
                    + "). Sign in or give consent again; until then nothing is read there."), isNew);
        } else if (failures.inARow() > 1) {
            alarm.raise(trouble("OBSERVATION_FAILED", failures, "what it shows could not be read " + failures.inARow()
                    + " times in a row, so nothing is compared: " + trouble + "."), failures.inARow() == 2);
        }
        return new Look.Doubted(trouble);
    }

    /// One row of trouble from one complete observation to the next.
    private Trouble trouble(String code, Failures failures, String message) {
        var since = failures.lastComplete() == null ? "never" : failures.lastComplete().toString();
        return new Trouble(code + "/" + id + "/" + since, code, null, id.value(), null, message, null);
    }
}
