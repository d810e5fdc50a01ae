package io.soldonce.sandbox.whatnot;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.jooq.DSLContext;
import org.jooq.Record;

/// What a seller shows.
///
/// @param sku      null where nobody gave one
/// @param quantity how many can be bought while it is live
record Listing(long listingId, String account, String sku, String title, int quantity, BigDecimal price, String currency, int sold,
        boolean isLive) {
    private static final String COLUMNS = "select listing_id, account, sku, title, quantity, price, currency, sold, ended_at is null as is_live"
            + " from whatnot.listing where ";

    int buyable() {
        return isLive ? quantity : 0;
    }

    static Listing of(Record row) {
        return new Listing(row.get("listing_id", Long.class), row.get("account", String.class), row.get("sku", String.class),
                row.get("title", String.class), row.get("quantity", Integer.class), row.get("price", BigDecimal.class),
                row.get("currency", String.class), row.get("sold", Integer.class), row.get("is_live", Boolean.class));
    }

    /// The live ones, in the order they were listed.
    static List<Listing> live(DSLContext db, String account) {
        return db.fetch(COLUMNS + "account = ? and ended_at is null order by listing_id", account).map(Listing::of);
    }

    /// The newest with that SKU, live or not.
    static Optional<Listing> withSku(DSLContext db, String account, String sku) {
        return db.fetchOptional(COLUMNS + "account = ? and sku = ? order by listing_id desc limit 1", account, sku).map(Listing::of);
    }

    static Optional<Listing> withId(DSLContext db, String account, long listingId) {
        return db.fetchOptional(COLUMNS + "account = ? and listing_id = ?", account, listingId).map(Listing::of);
    }
}
