package io.soldonce.projections.query.channel;

import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Page;
import io.soldonce.values.ChannelId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;

/// What would be sent to a channel if it were written to now. Titles are not compared: channels shorten them.
public final class DryRunDiff {
    private static final String LINES = "select s.*, coalesce(i.sku, s.sku_key) as written, exists (select from due_listing q"
            + " where q.sku_key = s.sku_key and q.channel = s.channel and q.slot = s.slot) as is_due from (" + Shelves.SIDES
            + " and l.channel = ? and (l.sku_key, l.slot) > (?, ?)) s left join item_now i on i.sku_key = s.sku_key"
            + " where (shown_status is not null and " + Shelves.DIFFERS + ") order by s.sku_key, s.slot limit ?";
    private static final String AGREEMENT = "select count(*) filter (where shown_status is not null) as compared,"
            + " count(*) filter (where shown_status is not null and not coalesce(" + Shelves.DIFFERS + ", false)) as agreeing,"
            + " count(*) filter (where shown_status is null) as unread,"
            + " (select count(*) from desired_listing where channel = ? and (status = 'UNKNOWN' or quantity is null)) as unknown"
            + " from (" + Shelves.SIDES + " and l.channel = ?) s";

    private final DSLContext dsl;

    public DryRunDiff(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// One listing that shows something else than it should.
    ///
    /// @param key     of its SKU, with `slot` the place to go on behind
    /// @param actions what would be sent: `list`, `relist`, `end`, `quantity`, `price`
    /// @param before  what it shows
    /// @param after   what it should show
    /// @param seenAt  when `before` was read; null when it was never listed
    /// @param isDue   it waits in the queue of pushes
    public record Line(String key, String slot, String sku, String title, String externalId, List<String> actions, Offered before,
            Offered after, List<String> reasons, long revision, Instant seenAt, boolean isDue) {
        public Line {
            actions = List.copyOf(actions);
            reasons = List.copyOf(reasons);
        }
    }

    /// @param compared listings of which it is known what they should show and what they show
    /// @param agreeing of those, show what they should
    /// @param unread   nobody has read yet what they show
    /// @param unknown  it is not known what they should show; they are left as they are
    public record Agreement(long compared, long agreeing, long unread, long unknown) {
        /// 1 when all agree, and when there is nothing to compare.
        public double share() {
            return compared == 0 ? 1 : (double) agreeing / compared;
        }
    }

    public Agreement agreement(ChannelId channel) {
        return dsl.fetchSingle(AGREEMENT, channel.value(), channel.value()).map(row -> new Agreement(row.get("compared", Long.class),
                row.get("agreeing", Long.class), row.get("unread", Long.class), row.get("unknown", Long.class)));
    }

    /// The listings that differ, by SKU.
    ///
    /// @param last the last line of the page before, null for the first page
    public Page<Line> page(ChannelId channel, Line last, int limit) {
        return page(channel, last == null ? "" : last.key(), last == null ? "" : last.slot(), limit);
    }

    /// @param key  of the SKU to go on behind, empty for the first page
    /// @param slot likewise
    public Page<Line> page(ChannelId channel, String key, String slot, int limit) {
        return Page.of(dsl.fetch(LINES, channel.value(), key, slot, limit + 1).map(DryRunDiff::line), limit);
    }

    private static Line line(Record row) {
        return new Line(row.get("sku_key", String.class), row.get("slot", String.class), row.get("written", String.class),
                row.get("title", String.class), row.get("external_id", String.class), actions(row), Offered.read(row, "shown_"),
                Offered.read(row, ""), List.of(row.get("reasons", String[].class)), row.get("revision", Long.class),
                Codes.instant(row.get("shown_at", OffsetDateTime.class)), row.get("is_due", Boolean.class));
    }

    private static List<String> actions(Record row) {
        var should = row.get("should", Integer.class);
        var offered = row.get("offered", Integer.class);
        if (should > 0 && !"LIVE".equals(row.get("shown_status", String.class))) {
            return List.of(row.get("external_id") == null ? "list" : "relist");
        }
        if (should == 0) {
            return List.of("ENDED".equals(row.get("status", String.class)) ? "end" : "quantity");
        }
        var actions = new ArrayList<String>();
        if (!should.equals(offered)) {
            actions.add("quantity");
        }
        var before = Offered.read(row, "shown_").price();
        var after = Offered.read(row, "").price();
        if (before != null && after != null && !before.equals(after)) {
            actions.add("price");
        }
        return actions;
    }
}
