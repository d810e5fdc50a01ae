package io.soldonce.reconciler.drift;

import io.soldonce.reconciler.Alarm;
import io.soldonce.engine.AppendLane;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/// Compares what one channel shows with what it should show, and makes due what differs.
///
/// Fewer than there should be is evidence of a sale nobody told: such a listing is only suspected until the channel's sales are read beyond
/// the moment since which it shows so: they are always read to a little before now, and a look is quicker than that. What is gone must be
/// gone twice. Nothing is written to the channel here, and nothing unknown is ever ended.
public final class DriftReconciler {
    private final Observations observations;
    private final Sales sales;
    private final DataSource dataSource;
    private final AppendLane lane;
    private final Clock clock;
    private final Alarm alarm;

    public DriftReconciler(Observations observations, Sales sales, DataSource dataSource, AppendLane lane, Clock clock, Alarm alarm) {
        this.observations = observations;
        this.sales = sales;
        this.dataSource = dataSource;
        this.lane = lane;
        this.clock = clock;
        this.alarm = alarm;
    }

    /// Looks and compares, once.
    public Drift reconcile() throws SQLException {
        return switch (observations.observe()) {
            case Look.Doubted(var why) -> Drift.blind(why);
            case Look.Believed look -> compare(look);
        };
    }

    private Drift compare(Look.Believed look) throws SQLException {
        var channel = observations.channel();
        try (var connection = dataSource.getConnection()) {
            var statements = new Statements(connection);
            var verdicts = new Verdicts(statements, channel.value(), look.startedAt(), clock.instant());
            var result = Comparison.compare(statements, channel.value(), look.startedAt(), look.before(), false);
            var acted = verdicts.act(null);
            var facts = new SeenFacts(channel, lane, look.startedAt()).record(statements);
            var heardUpTo = result.of("FEWER") > 0 ? sales.drained() : null;
            if (heardUpTo != null) {
                Comparison.compare(statements, channel.value(), look.startedAt(), look.before(), true);
                acted = acted.and(verdicts.act(heardUpTo));
            }
            var unknown = Unknown.raise(statements, channel.value(), alarm, clock.instant());
            var suspected = verdicts.suspected();
            statements.execute("drop table drift_found");
            return new Drift(null, result.compared(), result.agreeing(), result.of("IGNORED"), acted.due(), acted.exposed(), suspected,
                    unknown, facts.live(), facts.ended());
        }
    }
}
