package io.soldonce.app.api;

import static io.soldonce.tables.projections.Tables.CHANNEL_NOW;
import static io.soldonce.tables.projections.Tables.DESIRED_LISTING;
import static io.soldonce.tables.projections.Tables.ITEM_NOW;
import static io.soldonce.tables.queues.Tables.LISTING_PUSH;
import static io.soldonce.tables.queues.Tables.PUSH_APPROVAL;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.select;

import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Price;
import io.soldonce.values.ListingKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/// Pushes that are held until a person lets them go, on channels in mode `approval`. Each is bound to a revision of what the listing
/// should show: when that changes, the approval asked for is another one.
@Component
public class Approvals {
    private static final String RELEASE = """
        with released as (
            update push_approval set released_at = ?::timestamptz, released_by = ?
            where sku_key = ? and channel = ? and slot = ? and revision = ? and released_at is null returning sku_key, channel, slot),
        due as (
            update due_listing d set due_at = ?::timestamptz from released r where (d.sku_key, d.channel, d.slot) = (r.sku_key, r.channel, r.slot)
            returning 1)
        select count(*) from released""";

    private final DSLContext dsl;

    Approvals(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// One push that waits.
    ///
    /// @param shows    what the channel was last read to show, null when never
    /// @param price    what it is to show; null when none goes out
    public record Held(String sku, String title, String channel, String slot, long revision, String status, Integer quantity, Price price,
            List<String> reasons, String showsStatus, Integer shows, Price showsPrice, Instant askedAt) {
        public Held {
            reasons = List.copyOf(reasons);
        }
    }

    /// How a request for approval stands.
    ///
    /// @param releasedBy null while it waits
    public record Standing(long revision, String releasedBy, Instant releasedAt) {}

    /// Those that wait, on channels that ask, and still say what the listing should show; the oldest first.
    public List<Held> held() {
        return dsl.select(PUSH_APPROVAL.asterisk(), DESIRED_LISTING.STATUS, DESIRED_LISTING.QUANTITY, DESIRED_LISTING.PRICE,
                DESIRED_LISTING.CURRENCY, DESIRED_LISTING.REASONS, coalesce(ITEM_NOW.SKU, PUSH_APPROVAL.SKU_KEY).as("written"),
                ITEM_NOW.TITLE, LISTING_PUSH.CONFIRMED_STATUS, LISTING_PUSH.CONFIRMED_QUANTITY, LISTING_PUSH.CONFIRMED_PRICE,
                LISTING_PUSH.CONFIRMED_CURRENCY)
                .from(PUSH_APPROVAL)
                .join(DESIRED_LISTING).using(PUSH_APPROVAL.SKU_KEY, PUSH_APPROVAL.CHANNEL, PUSH_APPROVAL.SLOT)
                .leftJoin(LISTING_PUSH).using(PUSH_APPROVAL.SKU_KEY, PUSH_APPROVAL.CHANNEL, PUSH_APPROVAL.SLOT)
                .leftJoin(ITEM_NOW).using(PUSH_APPROVAL.SKU_KEY)
                .where(PUSH_APPROVAL.RELEASED_AT.isNull()).and(DESIRED_LISTING.REVISION.eq(PUSH_APPROVAL.REVISION))
                .and(PUSH_APPROVAL.CHANNEL.in(select(CHANNEL_NOW.CHANNEL).from(CHANNEL_NOW).where(CHANNEL_NOW.MODE.eq("APPROVAL"))))
                .orderBy(PUSH_APPROVAL.ASKED_AT, PUSH_APPROVAL.SKU_KEY).limit(200).fetch(Approvals::held);
    }

    public Optional<Standing> find(ListingKey key) {
        return dsl.selectFrom(PUSH_APPROVAL).where(PUSH_APPROVAL.SKU_KEY.eq(key.sku().key()))
                .and(PUSH_APPROVAL.CHANNEL.eq(key.channel().value())).and(PUSH_APPROVAL.SLOT.eq(key.slot()))
                .fetchOptional(row -> new Standing(row.getRevision(), row.getReleasedBy(),
                        row.getReleasedAt() == null ? null : row.getReleasedAt().toInstant()));
    }

    /// Lets a push go: it is due at once.
    ///
    /// @return false when none of this revision waits
    public boolean release(ListingKey key, long revision, String by, Instant at) {
        var now = at.atOffset(ZoneOffset.UTC);
        return dsl.resultQuery(RELEASE, now, by, key.sku().key(), key.channel().value(), key.slot(), revision, now)
                .fetchSingle(0, Integer.class) > 0;
    }

    private static Held held(Record row) {
        return new Held(row.get("written", String.class), row.get(ITEM_NOW.TITLE), row.get("channel", String.class),
                row.get("slot", String.class), row.get(PUSH_APPROVAL.REVISION), Codes.shown(row.get(DESIRED_LISTING.STATUS)),
                row.get(DESIRED_LISTING.QUANTITY), price(row.get(DESIRED_LISTING.PRICE), row.get(DESIRED_LISTING.CURRENCY)),
                List.of(row.get(DESIRED_LISTING.REASONS)), Codes.shown(row.get(LISTING_PUSH.CONFIRMED_STATUS)),
                row.get(LISTING_PUSH.CONFIRMED_QUANTITY),
                price(row.get(LISTING_PUSH.CONFIRMED_PRICE), row.get(LISTING_PUSH.CONFIRMED_CURRENCY)),
                row.get(PUSH_APPROVAL.ASKED_AT).toInstant());
    }

    private static Price price(BigDecimal amount, String currency) {
        return amount == null || currency == null
                ? null
                : new Price(amount.setScale(Math.max(2, amount.stripTrailingZeros().scale())).toPlainString(), currency);
    }
}
