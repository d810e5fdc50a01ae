package io.soldonce.projections.query;

import static io.soldonce.tables.projections.Tables.CHANNEL_NOW;

import io.soldonce.tables.projections.tables.records.ChannelNowRecord;
import io.soldonce.values.ChannelId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/// The channels a seller sells on: few, so they are read at once.
public final class ChannelLookup {
    private final DSLContext dsl;

    public ChannelLookup(DSLContext dsl) {
        this.dsl = dsl;
    }

    public List<ChannelView> all() {
        return dsl.selectFrom(CHANNEL_NOW).orderBy(CHANNEL_NOW.CHANNEL).fetch(ChannelLookup::view);
    }

    public Optional<ChannelView> find(ChannelId channel) {
        return dsl.selectFrom(CHANNEL_NOW).where(CHANNEL_NOW.CHANNEL.eq(channel.value())).fetchOptional(ChannelLookup::view);
    }

    private static ChannelView view(ChannelNowRecord row) {
        return new ChannelView(row.getChannel(), row.getKind(), row.getName(), new ChannelView.Rules(Codes.shown(row.getMode()),
                Codes.shown(row.getRole()), row.getFollowsPrimary(), row.getBuffer(), row.getCap(), row.getFloorMargin(),
                row.getPhotosFrom(), row.getPriceJump(), row.getUniqueTitles()));
    }
}
