package io.soldonce.reconciler.sales;

import static io.soldonce.tables.journals.Tables.EXCEPTION;
import static io.soldonce.tables.queues.Tables.HEARD_ORDER;

import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.values.ChannelId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Which orders a channel's feed told, and in which state each was last recorded.
final class HeardOrders {
    static final String UNREADABLE = "ORDER_UNREADABLE";
    private static final int RETRIES_AT_ONCE = 10;
    // In the order of the ids, so that two callers never wait for each other; what was told late changes nothing.
    private static final String REMEMBER = """
        insert into heard_order (channel, order_id, state, changed_at, heard_at)
        select {0}, told.*, {1} from unnest({2}, {3}, {4}) told order by 2
        on conflict (channel, order_id) do update
        set state = excluded.state, changed_at = excluded.changed_at, heard_at = excluded.heard_at
        where excluded.changed_at >= heard_order.changed_at""";

    private final ChannelId channel;
    private final Clock clock;

    HeardOrders(ChannelId channel, Clock clock) {
        this.channel = channel;
        this.clock = clock;
    }

    /// The state each was last recorded in; one that was never heard is left out.
    Map<String, String> states(DSLContext db, Collection<String> orderIds) {
        return db.select(HEARD_ORDER.ORDER_ID, HEARD_ORDER.STATE).from(HEARD_ORDER).where(HEARD_ORDER.CHANNEL.eq(channel.value()))
                .and(HEARD_ORDER.ORDER_ID.eq(DSL.any(orderIds.toArray(String[]::new)))).fetchMap(HEARD_ORDER.ORDER_ID, HEARD_ORDER.STATE);
    }

    /// After they are recorded. Also settles what once could not be read of them.
    void remember(DSLContext db, List<ToldOrder> recorded) {
        if (recorded.isEmpty()) {
            return;
        }
        var told = recorded.stream().sorted(Comparator.comparing(ToldOrder::orderId)).toList();
        var now = at(clock.instant());
        var ids = told.stream().map(ToldOrder::orderId).toArray(String[]::new);
        db.execute(REMEMBER, DSL.val(channel.value()), DSL.val(now), DSL.val(ids),
                DSL.val(told.stream().map(Telling::state).toArray(String[]::new)),
                DSL.val(told.stream().map(HeardOrders::changedAt).toArray(OffsetDateTime[]::new)));
        settle(db, EXCEPTION.CODE.eq(UNREADABLE).and(EXCEPTION.CHANNEL.eq(channel.value())).and(EXCEPTION.ORDER_ID.eq(DSL.any(ids))),
                "told again, and recorded");
    }

    /// Settles the exceptions with these keys that are still open.
    void settle(DSLContext db, List<String> keys, String resolution) {
        settle(db, EXCEPTION.KEY.in(keys), resolution);
    }

    private void settle(DSLContext db, Condition which, String resolution) {
        db.update(EXCEPTION).set(EXCEPTION.RESOLVED_AT, at(clock.instant())).set(EXCEPTION.RESOLVED_BY, channel.value())
                .set(EXCEPTION.RESOLUTION, resolution).where(EXCEPTION.RESOLVED_AT.isNull()).and(which).execute();
    }

    /// Orders that could not be recorded and that nobody has settled.
    List<String> unreadable(DSLContext db) {
        return db.selectDistinct(EXCEPTION.ORDER_ID).from(EXCEPTION).where(EXCEPTION.RESOLVED_AT.isNull())
                .and(EXCEPTION.CODE.eq(UNREADABLE)).and(EXCEPTION.CHANNEL.eq(channel.value())).and(EXCEPTION.ORDER_ID.isNotNull())
                .orderBy(EXCEPTION.ORDER_ID).limit(RETRIES_AT_ONCE).fetch(EXCEPTION.ORDER_ID);
    }

    private static OffsetDateTime changedAt(ToldOrder told) {
        return at(Objects.requireNonNullElse(told.changedAt(), told.placedAt()));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
