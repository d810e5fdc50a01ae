package io.soldonce.projections.query;

import static io.soldonce.tables.projections.Tables.DESIRED_LISTING;
import static io.soldonce.tables.projections.Tables.ITEM_NOW;
import static io.soldonce.tables.projections.Tables.LISTING_NOW;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import io.soldonce.values.ChannelId;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/// What a whole channel should show, in pieces: the file may be large and its reader slow, so no transaction is held open over it.
/// A listing that changes meanwhile may come with its newer content; it then comes again with the next `since`.
public final class DesiredFile {
    private final DSLContext dsl;

    public DesiredFile(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// One listing of the file.
    public record Line(String key, String slot, String sku, String externalId, String title, String status, Integer quantity, Price price,
            List<String> reasons, long revision) {
        public Line {
            reasons = List.copyOf(reasons);
        }
    }

    /// The newest revision on the channel, 0 when there is none. Read it before the lines.
    public long newestRevision(ChannelId channel) {
        return dsl.select(coalesce(max(DESIRED_LISTING.REVISION), inline(0L))).from(DESIRED_LISTING)
                .where(DESIRED_LISTING.CHANNEL.eq(channel.value())).fetchSingle().value1();
    }

    /// All listings of the channel, by SKU.
    ///
    /// @param last the last line of the piece before, null for the first
    public List<Line> all(ChannelId channel, Line last, int limit) {
        var behind = last == null
                ? noCondition()
                : row(DESIRED_LISTING.SKU_KEY, DESIRED_LISTING.SLOT).gt(row(inline(last.key()), inline(last.slot())));
        return lines(channel, behind, limit, false);
    }

    /// The listings whose revision is greater, by revision.
    public List<Line> since(ChannelId channel, long revision, int limit) {
        return lines(channel, DESIRED_LISTING.REVISION.gt(revision), limit, true);
    }

    private List<Line> lines(ChannelId channel, Condition behind, int limit, boolean byRevision) {
        var select = dsl
                .select(DESIRED_LISTING.asterisk(), coalesce(ITEM_NOW.SKU, DESIRED_LISTING.SKU_KEY).as("written"), LISTING_NOW.EXTERNAL_ID,
                        LISTING_NOW.TITLE)
                .from(DESIRED_LISTING)
                .join(LISTING_NOW).on(LISTING_NOW.SKU_KEY.eq(DESIRED_LISTING.SKU_KEY).and(LISTING_NOW.CHANNEL.eq(DESIRED_LISTING.CHANNEL))
                        .and(LISTING_NOW.SLOT.eq(DESIRED_LISTING.SLOT)))
                .leftJoin(ITEM_NOW).on(ITEM_NOW.SKU_KEY.eq(DESIRED_LISTING.SKU_KEY))
                .where(DESIRED_LISTING.CHANNEL.eq(channel.value())).and(behind);
        var ordered = byRevision
                ? select.orderBy(DESIRED_LISTING.REVISION)
                : select.orderBy(DESIRED_LISTING.SKU_KEY, DESIRED_LISTING.SLOT);
        return ordered.limit(limit).fetch(DesiredFile::line);
    }

    private static Line line(Record row) {
        return new Line(row.get(DESIRED_LISTING.SKU_KEY), row.get(DESIRED_LISTING.SLOT), row.get("written", String.class),
                row.get(LISTING_NOW.EXTERNAL_ID), row.get(LISTING_NOW.TITLE), Codes.shown(row.get(DESIRED_LISTING.STATUS)),
                row.get(DESIRED_LISTING.QUANTITY), Price.of(row.get(DESIRED_LISTING.PRICE), row.get(DESIRED_LISTING.CURRENCY)),
                List.of(row.get(DESIRED_LISTING.REASONS)), row.get(DESIRED_LISTING.REVISION));
    }
}
