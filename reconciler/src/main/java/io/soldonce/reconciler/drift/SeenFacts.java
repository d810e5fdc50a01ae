package io.soldonce.reconciler.drift;

import io.soldonce.engine.AppendLane;
import io.soldonce.engine.Outcome;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Request;
import io.soldonce.listing.ListingAction;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// Records what a comparison learned about listings: that they are live, or gone, other than we knew.
final class SeenFacts {
    private static final int AT_ONCE = 500;
    private static final String NEXT = """
        select nr, sku_key, slot, shown_id, shown_price, shown_currency, fact from drift_found
         where fact is not null and nr > ? order by nr limit ?""";

    private final ChannelId channel;
    private final AppendLane lane;
    private final Instant startedAt;

    SeenFacts(ChannelId channel, AppendLane lane, Instant startedAt) {
        this.channel = channel;
        this.lane = lane;
        this.startedAt = startedAt;
    }

    record Recorded(int live, int ended) {}

    private record Fact(long nr, ListingAction action, CompletableFuture<Outcome> outcome) {
        boolean isRecorded() {
            return outcome.join() instanceof Outcome.Done(var _, var events, var _, var _) && events > 0;
        }
    }

    Recorded record(Statements statements) throws SQLException {
        var recorded = new Recorded(0, 0);
        var last = 0L;
        while (true) {
            var facts = statements.list(NEXT, this::submitted, last, AT_ONCE);
            if (facts.isEmpty()) {
                return recorded;
            }
            var done = facts.stream().filter(Fact::isRecorded).toList();
            var live = (int) done.stream().filter(fact -> fact.action() instanceof ListingAction.SeeLive).count();
            recorded = new Recorded(recorded.live + live, recorded.ended + done.size() - live);
            last = facts.getLast().nr();
        }
    }

    private Fact submitted(ResultSet row) throws SQLException {
        var key = new ListingKey(channel, new Sku(row.getString("sku_key")), row.getString("slot"));
        var price = row.getBigDecimal("shown_price");
        var currency = row.getString("shown_currency");
        var action = row.getString("fact").equals("LIVE")
                ? new ListingAction.SeeLive(key, row.getString("shown_id"),
                        price == null || currency == null ? null : new Money(price, currency), startedAt)
                : new ListingAction.SeeEnded(key, startedAt);
        var provenance = new Provenance("observation", channel.value(), null, "observation/" + channel + "/" + startedAt, null);
        return new Fact(row.getLong("nr"), action, lane.submit(new Request(action, provenance, null, true)));
    }
}
