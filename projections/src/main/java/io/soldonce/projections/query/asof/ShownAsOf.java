package io.soldonce.projections.query.asof;

import io.soldonce.projections.query.Page;
import io.soldonce.projections.query.channel.Offered;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/// What channels had really been sent by an instant, and what they were last seen to show, from the journals. What became known only later is
/// left out: a push whose answer came behind the instant has no answer here.
public final class ShownAsOf {
    private final DSLContext dsl;

    public ShownAsOf(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// The last push before the instant.
    ///
    /// @param outcome of the call, null when it was not known yet
    /// @param verdict of reading back, null when it was not read yet
    public record Sent(String id, String action, long revision, Offered asked, String outcome, String words, String verdict, Instant sentAt,
            Instant answeredAt, Instant readAt) {}

    /// @param shown null when it was not there
    public record Seen(Offered shown, Instant at) {}

    /// One listing. Each part is null where nothing of the kind had happened.
    ///
    /// @param slot      null where only the marketplace's id is known
    /// @param confirmed what it was last read to show after a push
    /// @param observed  what the last complete look that saw a change had seen
    public record Shown(String sku, String channel, String slot, String externalId, Sent sent, Seen confirmed, Seen observed) {}

    /// All listings of an item, by channel.
    public List<Shown> of(Sku sku, Instant at) {
        throw new UnsupportedOperationException();
    }

    /// All listings of a channel in the order of their SKUs.
    ///
    /// @param after the last one of the page before, null for the first page
    public Page<Shown> page(ChannelId channel, Instant at, Shown after, int limit) {
        throw new UnsupportedOperationException();
    }
}
