package io.soldonce.sandbox.whatnot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.jooq.DSLContext;

/// Buyers at work. A purchase takes from Whatnot's own stock at once; each unit is an order of its own and tells the seller by a mail of its
/// own, because a mail knows no quantity.
///
/// A cancellation gives nothing back: whether Whatnot restores is not known, and a seller who counts on it sells a thing twice.
final class Till {
    /// Fewer are on sale than wanted.
    static final class NotBuyable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int buyable;

        NotBuyable(String words, int buyable) {
            super(words);
            this.buyable = buyable;
        }

        int buyable() {
            return buyable;
        }
    }

    private final SaleMails mails;
    private final Supplier<UUID> ids;

    Till(SaleMails mails, Supplier<UUID> ids) {
        this.mails = mails;
        this.ids = ids;
    }

    /// @return the orders' ids, one per unit
    /// @throws NotBuyable with what is left
    List<String> buy(DSLContext tx, Account account, Listing listing, int quantity, String buyer, Instant now) {
        var sold = tx.fetchOptional("update whatnot.listing set quantity = quantity - ?, sold = sold + ? where listing_id = ?"
                + " and ended_at is null and quantity >= ? returning listing_id, account, sku, title, quantity, price, currency, sold,"
                + " true as is_live", quantity, quantity, listing.listingId(), quantity);
        if (sold.isEmpty()) {
            int left = Listing.withId(tx, account.account(), listing.listingId()).map(Listing::buyable).orElse(0);
            throw new NotBuyable("Of \"" + listing.title() + "\" " + left + " can be bought.", left);
        }
        var orders = new ArrayList<String>();
        for (int unit = 0; unit < quantity; unit++) {
            var sale = record(tx, Listing.of(sold.get()), buyer, now);
            mails.tell(tx, account, sale, now);
            orders.add(sale.orderId());
        }
        return orders;
    }

    private Sale record(DSLContext tx, Listing listing, String buyer, Instant now) {
        return Sale.of(tx.fetchSingle(
                "insert into whatnot.sale (account, listing_id, sku, title, price, currency, buyer, sold_at, message_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?) returning order_id, number, account, sku, title, price, currency, buyer,"
                        + " sold_at, message_id, false as is_cancelled, 0 as mailed",
                listing.account(), listing.listingId(), listing.sku(),
                listing.title(), listing.price(), listing.currency(), buyer, now.toString(), ids.get() + "@whatnot.com"));
    }

    /// A buyer asks to cancel; the first request is mailed, any further changes nothing.
    ///
    /// @throws io.soldonce.sandbox.web.Refusal 404
    void cancel(DSLContext tx, Account account, String orderId, String reason, Instant now) {
        var sale = Sale.find(tx, account.account(), orderId);
        if (tx.execute(
                "update whatnot.sale set cancelled_at = ?::timestamptz, cancel_reason = ? where order_id = ? and cancelled_at is null",
                now.toString(), reason, sale.orderId()) == 1) {
            mails.tellCancellation(tx, account, sale, ids.get() + "@whatnot.com", now);
        }
    }
}
