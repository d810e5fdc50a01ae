package io.soldonce.projections.inline;

import static io.soldonce.tables.projections.Tables.CHANNEL_NOW;

import io.soldonce.channel.ChannelFact;
import io.soldonce.channel.ChannelRules;
import io.soldonce.engine.Recorded;
import io.soldonce.projections.Database;
import io.soldonce.tables.projections.tables.records.ChannelNowRecord;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/// `channel_now`: the rules each channel has now.
final class ChannelRows {
    private ChannelRows() {}

    /// @return channels whose rules changed: all their listings are to be derived again
    static List<String> project(DSLContext db, List<Recorded> events) {
        var changed = new ArrayList<String>();
        for (var event : events) {
            if (event.event() instanceof ChannelFact fact) {
                write(db, fact, event.index());
                if (fact instanceof ChannelFact.RulesChanged) {
                    changed.add(fact.channel().value());
                }
            }
        }
        return changed;
    }

    private static void write(DSLContext db, ChannelFact fact, long index) {
        var had = db.selectFrom(CHANNEL_NOW)
                .where(CHANNEL_NOW.CHANNEL.eq(fact.channel().value())).fetchOne();
        var row = switch (fact) {
            case ChannelFact.Added(var channel, var kind, var name, var rules) -> row(channel.value(), kind, name, rules, index);
            case ChannelFact.RulesChanged(var channel, var rules) -> row(channel.value(), had.getKind(), had.getName(), rules, index);
        };
        Database.upsert(db, List.of(row));
    }

    private static ChannelNowRecord row(String channel, String kind, String name, ChannelRules rules, long index) {
        return new ChannelNowRecord(channel, kind, name, rules.mode().name(), rules.role().name(), rules.followsPrimary(), rules.buffer(),
                rules.cap(), rules.floorMargin(), rules.photosFrom(), rules.priceJump(), rules.uniqueTitles(), index);
    }
}
