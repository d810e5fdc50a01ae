package io.soldonce.sandbox.whatnot;

import java.math.BigDecimal;
import java.time.Instant;

import org.jooq.DSLContext;

import io.soldonce.sandbox.web.KnobStore;
import io.soldonce.sandbox.web.Refusal;

/// Lists, changes and ends, by a person's hand or by the tester's.
final class Shelf {
    private final KnobStore knobs;

    Shelf(KnobStore knobs) {
        this.knobs = knobs;
    }

    /// Live listings, in one statement; a SKU that is live already stays as it is.
    ///
    /// @param listings JSON array of `{sku, title, quantity, price, currency}`
    /// @return how many there were not before
    int add(DSLContext tx, Account account, String listings, Instant now) {
        int added = tx.execute("""
            insert into whatnot.listing (account, sku, title, quantity, price, currency, started_at)
            select ?, sku, title, quantity, price, coalesce(currency, ?), ?::timestamptz
            from jsonb_to_recordset(?::jsonb) as w (sku text, title text, quantity int, price numeric, currency text)
            on conflict do nothing
            """, account.account(), account.currency(), now.toString(), listings);
        requireTitles(tx, account.account());
        return added;
    }

    /// A new live listing.
    ///
    /// @param sku null or blank: that of the last listing with this title, if no live one has it
    /// @throws Refusal 400 for what cannot be listed, 409 when one with this title is live
    void list(DSLContext tx, Account account, String sku, String title, int quantity, BigDecimal price, Instant now) {
        if (title.isBlank() || quantity < 1 || price.signum() <= 0) {
            throw new Refusal(400, "A listing needs a title, a price above 0 and a quantity of 1 or more.");
        }
        tx.execute("""
            insert into whatnot.listing (account, sku, title, quantity, price, currency, started_at)
            values (?, coalesce(nullif(?, ''), (select sku from whatnot.listing l where account = ? and title = ? and not exists
                (select from whatnot.listing o where o.account = l.account and o.sku = l.sku and o.ended_at is null)
                order by listing_id desc limit 1)), ?, ?, ?, ?, ?::timestamptz)
            """, account.account(), sku, account.account(), title, title, quantity, price, account.currency(), now.toString());
        requireTitles(tx, account.account());
    }

    /// Changes what is not null.
    ///
    /// @param isEnded false brings an ended one back
    /// @throws Refusal 409 when another with this title is live
    void edit(DSLContext tx, Listing listing, Integer quantity, BigDecimal price, String title, Boolean isEnded, Instant now) {
        if ((quantity != null && quantity < 0) || (price != null && price.signum() < 0) || (title != null && title.isBlank())) {
            throw new Refusal(400, "A quantity is 0 or more, a price is 0 or more, and a title is not empty.");
        }
        tx.execute("update whatnot.listing set quantity = coalesce(?::int, quantity), price = coalesce(?::numeric, price),"
                + " title = coalesce(?, title), ended_at = case ?::boolean when true then coalesce(ended_at, ?::timestamptz)"
                + " when false then null else ended_at end where listing_id = ?", quantity, price, title, isEnded, now.toString(),
                listing.listingId());
        requireTitles(tx, listing.account());
    }

    private void requireTitles(DSLContext tx, String account) {
        if (!knobs.of(tx, account).isOn(WhatnotKnob.SAME_TITLE_ALLOWED)) {
            tx.fetchOptional("select title from whatnot.listing where account = ? and ended_at is null group by title having count(*) > 1"
                    + " limit 1", account).ifPresent(row -> {
                        throw new Refusal(409, "\"" + row.get("title", String.class) + "\" is listed already: choose another title.");
                    });
        }
    }
}
