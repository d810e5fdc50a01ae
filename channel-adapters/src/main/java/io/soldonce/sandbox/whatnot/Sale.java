package io.soldonce.sandbox.whatnot;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.jooq.DSLContext;
import org.jooq.Record;

import io.soldonce.sandbox.web.Refusal;

/// One unit that a buyer took: one order at Whatnot, one mail.
///
/// @param number    Whatnot's other number of it ("order numeric id" in its reports)
/// @param mailed    how many mails that tell of it were posted so far
record Sale(String orderId, long number, String account, String sku, String title, BigDecimal price, String currency, String buyer,
        Instant soldAt, String messageId, boolean isCancelled, int mailed) {
    private static final String COLUMNS = "select order_id, number, account, sku, title, price, currency, buyer, sold_at, message_id,"
            + " cancelled_at is not null as is_cancelled, (select count(*) from whatnot.letter l where l.order_id = s.order_id"
            + " and posted_at is not null) as mailed from whatnot.sale s where ";

    static Sale of(Record row) {
        return new Sale(row.get("order_id", String.class), row.get("number", Long.class), row.get("account", String.class),
                row.get("sku", String.class), row.get("title", String.class), row.get("price", BigDecimal.class),
                row.get("currency", String.class), row.get("buyer", String.class), row.get("sold_at", OffsetDateTime.class).toInstant(),
                row.get("message_id", String.class), row.get("is_cancelled", Boolean.class), row.get("mailed", Integer.class));
    }

    /// Oldest first.
    static List<Sale> all(DSLContext db, String account) {
        return db.fetch(COLUMNS + "account = ? order by number", account).map(Sale::of);
    }

    /// @param orderId empty for the last
    /// @throws Refusal 404
    static Sale find(DSLContext db, String account, String orderId) {
        return db
                .fetchOptional(COLUMNS + "account = ? and (order_id = ? or ? = '') order by number desc limit 1", account, orderId, orderId)
                .map(Sale::of).orElseThrow(() -> new Refusal(404, "There is no order " + orderId + " of " + account + "."));
    }
}
