package io.soldonce.projections.inline;

import static io.soldonce.tables.projections.Tables.LISTING_NOW;

import io.soldonce.engine.Recorded;
import io.soldonce.listing.Listing;
import io.soldonce.listing.ListingFact;
import io.soldonce.projections.Database;
import io.soldonce.tables.projections.tables.records.ListingNowRecord;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jooq.DSLContext;

/// `listing_now`: our record of each listing, folded by the domain's own [Listing#after].
final class ListingRows {
    private ListingRows() {}

    static void project(DSLContext db, List<Recorded> events) {
        var facts = events.stream().filter(event -> event.event() instanceof ListingFact).toList();
        if (facts.isEmpty()) {
            return;
        }
        var rows = new LinkedHashMap<ListingKey, ListingNowRecord>();
        var keys = facts.stream().map(event -> ((ListingFact) event.event()).key()).distinct().toList();
        db.selectFrom(LISTING_NOW).where(Database.isOneOf(List.of(LISTING_NOW.SKU_KEY, LISTING_NOW.CHANNEL, LISTING_NOW.SLOT),
                keys.stream().map(key -> List.of(key.sku().key(), key.channel().value(), key.slot())).toList()))
                .forEach(record -> rows.put(keyOf(record), record));
        for (var event : facts) {
            var fact = (ListingFact) event.event();
            rows.compute(fact.key(), (_, record) -> after(record, fact, event.index()));
        }
        Database.upsert(db, new ArrayList<>(rows.values()));
    }

    private static ListingNowRecord after(ListingNowRecord record, ListingFact fact, long index) {
        var listing = (record == null ? Listing.NONE : listing(record)).after(fact);
        var linked = fact instanceof ListingFact.Linked ? index : record == null ? index : record.getLinkedIndex();
        var isDescribed = fact instanceof ListingFact.Linked || fact instanceof ListingFact.Revised;
        var described = isDescribed ? index : record == null ? 0 : record.getRevisedIndex();
        var key = fact.key();
        return new ListingNowRecord(key.sku().key(), key.channel().value(), key.slot(), listing.externalId(), listing.url(),
                listing.title(),
                amount(listing.price()), currency(listing.price()), amount(listing.shownPrice()), currency(listing.shownPrice()),
                listing.status().name(), listing.isSeenLive(), listing.isSeenEnded(), listing.pausedFor(), listing.excludedFor(),
                listing.excludedUntil() == null ? null : listing.excludedUntil().atOffset(ZoneOffset.UTC), listing.endedFor(), linked,
                index, described);
    }

    private static Listing listing(ListingNowRecord r) {
        return new Listing(keyOf(r), r.getExternalId(), r.getUrl(), r.getTitle(), money(r.getPrice(), r.getCurrency()),
                money(r.getShownPrice(), r.getShownCurrency()), r.getIsSeenLive(), r.getIsSeenEnded(), r.getPausedFor(), r.getExcludedFor(),
                r.getExcludedUntil() == null ? null : r.getExcludedUntil().toInstant(), r.getEndedFor());
    }

    private static ListingKey keyOf(ListingNowRecord record) {
        return new ListingKey(new ChannelId(record.getChannel()), new Sku(record.getSkuKey()), record.getSlot());
    }

    static Money money(BigDecimal amount, String currency) {
        return amount == null ? null : new Money(amount, currency);
    }

    private static BigDecimal amount(Money money) {
        return money == null ? null : money.amount();
    }

    private static String currency(Money money) {
        return money == null ? null : money.currency();
    }
}
