package io.soldonce.projections.query;

import static io.soldonce.tables.ledger.Tables.LOG_ENTRY;
import static io.soldonce.tables.projections.Tables.DESIRED_LISTING;
import static io.soldonce.tables.projections.Tables.HISTORY;
import static io.soldonce.tables.projections.Tables.ITEM_NOW;
import static io.soldonce.tables.projections.Tables.LISTING_NOW;
import static io.soldonce.tables.queues.Tables.LISTING_PUSH;
import static io.soldonce.tables.queues.Tables.OBSERVATION;
import static io.soldonce.tables.queues.Tables.OBSERVED_LISTING;
import static org.jooq.impl.DSL.coalesce;

import io.soldonce.projections.query.ListingView.Cause;
import io.soldonce.projections.query.ListingView.Desired;
import io.soldonce.projections.query.ListingView.Shown;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;

/// The listings of one item.
public final class ListingLookup {
    private final DSLContext dsl;

    public ListingLookup(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Ordered by channel; empty when the item is listed nowhere.
    public List<ListingView> of(Sku sku) {
        return dsl
                .select(LISTING_NOW.asterisk(), DESIRED_LISTING.asterisk(), coalesce(ITEM_NOW.SKU, LISTING_NOW.SKU_KEY).as("written"),
                        LOG_ENTRY.NAME, LOG_ENTRY.EVENT_ID, HISTORY.SENTENCE, LISTING_PUSH.CONFIRMED_STATUS,
                        LISTING_PUSH.CONFIRMED_QUANTITY, LISTING_PUSH.CONFIRMED_PRICE, LISTING_PUSH.CONFIRMED_CURRENCY,
                        LISTING_PUSH.CONFIRMED_AT, LISTING_PUSH.CONFIRMED_BY,
                        OBSERVED_LISTING.STATUS, OBSERVED_LISTING.QUANTITY, OBSERVED_LISTING.PRICE,
                        OBSERVED_LISTING.CURRENCY, OBSERVATION.COMPLETE_AT)
                .from(LISTING_NOW)
                .leftJoin(DESIRED_LISTING).on(DESIRED_LISTING.SKU_KEY.eq(LISTING_NOW.SKU_KEY)
                        .and(DESIRED_LISTING.CHANNEL.eq(LISTING_NOW.CHANNEL)).and(DESIRED_LISTING.SLOT.eq(LISTING_NOW.SLOT)))
                .leftJoin(ITEM_NOW).on(ITEM_NOW.SKU_KEY.eq(LISTING_NOW.SKU_KEY))
                .leftJoin(LOG_ENTRY).on(LOG_ENTRY.GLOBAL_INDEX.eq(DESIRED_LISTING.CAUSE_INDEX))
                .leftJoin(HISTORY).on(HISTORY.LOG_INDEX.eq(DESIRED_LISTING.CAUSE_INDEX))
                .leftJoin(LISTING_PUSH).on(LISTING_PUSH.SKU_KEY.eq(LISTING_NOW.SKU_KEY)
                        .and(LISTING_PUSH.CHANNEL.eq(LISTING_NOW.CHANNEL)).and(LISTING_PUSH.SLOT.eq(LISTING_NOW.SLOT)))
                .leftJoin(OBSERVED_LISTING).on(OBSERVED_LISTING.SKU_KEY.eq(LISTING_NOW.SKU_KEY)
                        .and(OBSERVED_LISTING.CHANNEL.eq(LISTING_NOW.CHANNEL)).and(OBSERVED_LISTING.SLOT.eq(LISTING_NOW.SLOT)))
                .leftJoin(OBSERVATION).on(OBSERVATION.CHANNEL.eq(LISTING_NOW.CHANNEL))
                .where(LISTING_NOW.SKU_KEY.eq(sku.key()))
                .orderBy(LISTING_NOW.CHANNEL, LISTING_NOW.SLOT)
                .fetch(ListingLookup::view);
    }

    /// Which listing each external id belongs to on a channel, as SKU and slot; an id nobody has is left out. Of several with the same
    /// id the one linked first counts.
    public Map<String, Known> byExternalId(ChannelId channel, Collection<String> externalIds) {
        return dsl.select(LISTING_NOW.EXTERNAL_ID, coalesce(ITEM_NOW.SKU, LISTING_NOW.SKU_KEY), LISTING_NOW.SLOT)
                .from(LISTING_NOW).leftJoin(ITEM_NOW).on(ITEM_NOW.SKU_KEY.eq(LISTING_NOW.SKU_KEY))
                .where(LISTING_NOW.CHANNEL.eq(channel.value())).and(LISTING_NOW.EXTERNAL_ID.in(externalIds))
                .orderBy(LISTING_NOW.LINKED_INDEX.desc())
                .fetchMap(row -> row.value1(), row -> new Known(row.value2(), row.value3()));
    }

    /// A listing by its SKU and slot.
    public record Known(String sku, String slot) {}

    private static ListingView view(Record row) {
        return new ListingView(row.get(LISTING_NOW.CHANNEL), row.get(LISTING_NOW.SLOT), row.get("written", String.class),
                Codes.shown(row.get(LISTING_NOW.STATUS)), row.get(LISTING_NOW.EXTERNAL_ID), row.get(LISTING_NOW.URL),
                row.get(LISTING_NOW.TITLE), Price.of(row.get(LISTING_NOW.PRICE), row.get(LISTING_NOW.CURRENCY)),
                Price.of(row.get(LISTING_NOW.SHOWN_PRICE), row.get(LISTING_NOW.SHOWN_CURRENCY)), row.get(LISTING_NOW.PAUSED_FOR),
                row.get(LISTING_NOW.EXCLUDED_FOR), Codes.instant(row.get(LISTING_NOW.EXCLUDED_UNTIL)), row.get(LISTING_NOW.ENDED_FOR),
                desired(row), confirmed(row), observed(row));
    }

    private static Shown confirmed(Record row) {
        return row.get(LISTING_PUSH.CONFIRMED_STATUS) == null
                ? null
                : new Shown(Codes.shown(row.get(LISTING_PUSH.CONFIRMED_STATUS)), row.get(LISTING_PUSH.CONFIRMED_QUANTITY),
                        Price.of(row.get(LISTING_PUSH.CONFIRMED_PRICE), row.get(LISTING_PUSH.CONFIRMED_CURRENCY)),
                        Codes.instant(row.get(LISTING_PUSH.CONFIRMED_AT)), row.get(LISTING_PUSH.CONFIRMED_BY));
    }

    private static Shown observed(Record row) {
        return row.get(OBSERVED_LISTING.STATUS) == null
                ? null
                : new Shown(Codes.shown(row.get(OBSERVED_LISTING.STATUS)), row.get(OBSERVED_LISTING.QUANTITY),
                        Price.of(row.get(OBSERVED_LISTING.PRICE), row.get(OBSERVED_LISTING.CURRENCY)),
                        Codes.instant(row.get(OBSERVATION.COMPLETE_AT)), null);
    }

    private static Desired desired(Record row) {
        if (row.get(DESIRED_LISTING.REVISION) == null) {
            return null;
        }
        var eventId = row.get(LOG_ENTRY.EVENT_ID);
        return new Desired(Codes.shown(row.get(DESIRED_LISTING.STATUS)), row.get(DESIRED_LISTING.QUANTITY),
                Price.of(row.get(DESIRED_LISTING.PRICE), row.get(DESIRED_LISTING.CURRENCY)), List.of(row.get(DESIRED_LISTING.REASONS)),
                row.get(DESIRED_LISTING.REVISION), Codes.instant(row.get(DESIRED_LISTING.VALID_UNTIL)),
                new Cause(row.get(DESIRED_LISTING.CAUSE_INDEX), row.get(LOG_ENTRY.NAME), eventId == null ? null : eventId.toString(),
                        row.get(HISTORY.SENTENCE)));
    }
}
