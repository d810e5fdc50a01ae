package io.soldonce.reconciler.listing;

import io.soldonce.channels.gateway.CallBudget;
import io.soldonce.values.ChannelId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/// A bucket of calls that fills by the second and is shared by all nodes. A fifth of it is kept for what is urgent.
public final class SharedBudget implements CallBudget {
    private static final double KEPT = 0.2;
    /// What is there now, less what is asked for, if that leaves enough.
    private static final String TAKE = """
        insert into call_bucket as b (channel, calls, filled_at) values (?, ?::numeric - ?, ?::timestamptz)
            on conflict (channel) do update set filled_at = excluded.filled_at,
               calls = least(?::numeric, b.calls + ?::numeric * greatest(0, extract(epoch from excluded.filled_at - b.filled_at))) - ?
         where least(?::numeric, b.calls + ?::numeric * greatest(0, extract(epoch from excluded.filled_at - b.filled_at))) - ? >= ?::numeric
        returning calls""";

    private final DSLContext db;
    private final ChannelId channel;
    private final int perSecond;
    private final Clock clock;

    /// @param perSecond also how many may come at once after a rest
    public SharedBudget(DSLContext db, ChannelId channel, int perSecond, Clock clock) {
        this.db = db;
        this.channel = channel;
        this.perSecond = perSecond;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> take(int calls, boolean isUrgent) {
        var asked = Math.min(calls, (int) (perSecond * (1 - KEPT)));
        var left = isUrgent ? 0 : perSecond * KEPT;
        var now = clock.instant();
        var granted = db.fetchOptional(TAKE, channel.value(), perSecond, asked, ReadBacks.at(now), perSecond, perSecond, asked, perSecond,
                perSecond, asked, left).isPresent();
        return granted ? Optional.empty() : Optional.of(now.plusSeconds(1));
    }
}
