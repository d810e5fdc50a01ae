package io.soldonce.reconciler.sales;

import io.soldonce.reconciler.alert.Escalations;
import io.soldonce.values.ChannelId;
import io.soldonce.values.StreamId;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Counts both sides against each other: every order that a channel's feed told is recorded here once, and every order that is recorded here
/// as told by the feed was told. A loop that trusts the ledger is content while the ledger is wrong; this one does not.
public final class Completeness {
    // Facts are committed a moment before the feed's side is written down.
    private static final Duration SETTLED = Duration.ofMinutes(5);
    // A mail's order that turned out to be another is recorded there; one that waits for a person is not recorded, and is named already.
    // Stream ids sort by their bytes: the channel's orders are one stretch of the index. '0' is the character behind '/'.
    private static final String DIFFERING = """
        with here as (
            select substr(stream_id, length({1}) + 1) as order_id,
                   greatest(count(*) filter (where name = 'order-placed'), 1) as facts,
                   bool_or(name = 'order-placed' and metadata ->> 'actor' = {0} and recorded_at < {3}) as by_feed
            from log_entry
            where stream_id >= {1} and stream_id < {2} and name in ('order-placed', 'order-identified')
            group by stream_id),
        told as (
            select order_id from heard_order h where channel = {0}
               and not exists (select from exception e where e.code = 'AGAIN_OR_SOLD_TWICE' and e.channel = h.channel
                                  and e.order_id = h.order_id))
        select order_id, told.order_id is not null as is_told, coalesce(facts, 0)::int as facts, coalesce(by_feed, false) as is_by_feed
        from told full join here using (order_id)
        where facts is distinct from 1 or (told.order_id is null and by_feed)
        order by order_id""";

    private final DSLContext db;
    private final Clock clock;
    private final Escalations escalations;

    public Completeness(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.escalations = new Escalations(db, clock);
    }

    /// What does not fit, by order id; empty when both sides agree.
    public List<Difference> differences(ChannelId channel) {
        var from = StreamId.order(channel, "");
        var to = from.substring(0, from.length() - 1) + '0';
        var settled = clock.instant().minus(SETTLED).atOffset(ZoneOffset.UTC);
        return db.resultQuery(DIFFERING, DSL.val(channel.value()), DSL.val(from), DSL.val(to), DSL.val(settled)).fetch().stream()
                .map(row -> Difference.of(channel, row.get("order_id", String.class), row.get("is_told", boolean.class),
                        row.get("facts", int.class), row.get("is_by_feed", boolean.class)))
                .filter(Objects::nonNull).toList();
    }

    /// Raises an exception for each difference, once, and an alert for each order that is missing here.
    public List<Difference> check(ChannelId channel) {
        var differences = differences(channel);
        for (var isAlert : List.of(true, false)) {
            escalations.raise(differences.stream().filter(difference -> isMissing(difference) == isAlert).map(Difference::trouble).toList(),
                    isAlert);
        }
        return differences;
    }

    private static boolean isMissing(Difference difference) {
        return difference.kind() == Difference.Kind.ORDER_MISSING;
    }
}
