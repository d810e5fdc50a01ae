package io.soldonce.sandbox.ebay;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;

import org.jooq.DSLContext;

/// Buyers at work: they take stock at once, pay, cancel.
///
/// A cancellation gives nothing back unless [Knob#RESTORE_ON_CANCEL] is on: whether eBay restores depends on the case, and a seller who
/// counts on it sells a thing twice.
final class Purchases {
    /// What a buyer wants.
    record Wish(String sku, int quantity) {}

    private Purchases() {}

    /// @return the order's id
    /// @throws AdminRefusal 409 with what is left
    static String buy(DSLContext tx, String account, Knobs knobs, Instant instant, List<Wish> wishes, boolean isPaid) {
        var now = instant.truncatedTo(ChronoUnit.MILLIS);
        SkuLock.await(tx, account, wishes.stream().map(Wish::sku).toList());
        var offers = new HashMap<String, OfferRow>();
        var wanted = new HashMap<String, Integer>();
        for (var wish : wishes) {
            wanted.merge(wish.sku(), wish.quantity(), Integer::sum);
        }
        wanted.forEach((sku, quantity) -> offers.put(sku, buyable(tx, account, sku, quantity)));
        var currency = offers.values().iterator().next().currency();
        var row = tx.fetchSingle("insert into ebay.purchase (order_id, account, created_at, modified_at, visible_at, currency, paid_at)"
                + " values (gen_random_uuid()::text, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?, ?::timestamptz) returning order_id, number",
                account, Listings.at(now),
                Listings.at(now), Listings.at(now.plus(Duration.ofMillis(knobs.number(Knob.ORDER_DELAY_MILLIS)))), currency,
                isPaid ? Listings.at(now) : null);
        var orderId = orderId(row.get("number", Long.class));
        tx.execute("update ebay.purchase set order_id = ? where order_id = ?", orderId, row.get("order_id", String.class));
        for (var wish : wishes) {
            take(tx, account, orderId, wish, offers.get(wish.sku()));
        }
        if (knobs.isOn(Knob.OUT_OF_STOCK_ENDS)) {
            wanted.keySet().forEach(sku -> endIfSoldOut(tx, account, sku, now));
        }
        if (isPaid) {
            Notices.confirm(tx, account, knobs, orderId, now);
        }
        return orderId;
    }

    private static OfferRow buyable(DSLContext tx, String account, String sku, int quantity) {
        var offer = OfferRow.find(tx, "o.account = ? and o.sku = ? and o.format = 'FIXED_PRICE' order by o.offer_id", account, sku).stream()
                .filter(OfferRow::isLive).findFirst();
        int buyable = offer.map(OfferRow::shown).orElse(0);
        if (buyable < quantity) {
            throw new NotBuyable(sku, buyable);
        }
        return offer.orElseThrow();
    }

    private static void take(DSLContext tx, String account, String orderId, Wish wish, OfferRow offer) {
        tx.execute("insert into ebay.purchase_line (order_id, sku, listing_id, title, quantity, price, marketplace)"
                + " select ?, sku, ?, document -> 'product' ->> 'title', ?, ?, ? from ebay.item where account = ? and sku = ?", orderId,
                offer.listingId(), wish.quantity(), offer.price(), offer.marketplace(), account, wish.sku());
        add(tx, account, wish.sku(), -wish.quantity());
        tx.execute("update ebay.listing set sold = sold + ? where listing_id = ?", wish.quantity(), offer.listingId());
    }

    private static void add(DSLContext tx, String account, String sku, int quantity) {
        tx.execute("with stock as (update ebay.item set quantity = quantity + ? where account = ? and sku = ?)"
                + " update ebay.offer set quantity = quantity + ? where account = ? and sku = ? and format = 'FIXED_PRICE'", quantity,
                account,
                sku, quantity, account, sku);
    }

    private static void endIfSoldOut(DSLContext tx, String account, String sku, Instant now) {
        OfferRow.find(tx, "o.account = ? and o.sku = ?", account, sku).stream().filter(offer -> offer.isLive() && offer.shown() == 0)
                .forEach(offer -> tx.execute("update ebay.listing set ended_at = ?::timestamptz where listing_id = ?", Listings.at(now),
                        offer.listingId()));
    }

    static void pay(DSLContext tx, String account, Knobs knobs, String orderId, Instant instant) {
        var now = instant.truncatedTo(ChronoUnit.MILLIS);
        if (tx.execute(
                "update ebay.purchase set paid_at = ?::timestamptz, modified_at = ?::timestamptz where account = ? and order_id = ? and paid_at is null"
                        + " and cancel_state <> 'CANCELED'",
                Listings.at(now), Listings.at(now), account, orderId) == 1) {
            Notices.confirm(tx, account, knobs, orderId, now);
        } else if (Orders.find(tx, account, orderId).isEmpty()) {
            throw new AdminRefusal(404, "There is no order " + orderId + " of " + account + ".");
        }
    }

    /// @param isDone false for a request the seller has not answered
    static void cancel(DSLContext tx, String account, Knobs knobs, String orderId, String reason, boolean isDone, Instant instant) {
        var now = Listings.at(instant.truncatedTo(ChronoUnit.MILLIS));
        var order = Orders.find(tx, account, orderId)
                .orElseThrow(() -> new AdminRefusal(404, "There is no order " + orderId + " of " + account + "."));
        if (tx.execute(
                "update ebay.purchase set cancel_state = ?, cancel_reason = ?, cancel_asked_at = coalesce(cancel_asked_at, ?::timestamptz),"
                        + " cancelled_at = ?::timestamptz, modified_at = ?::timestamptz where order_id = ? and cancel_state <> 'CANCELED'",
                isDone ? "CANCELED" : "IN_PROGRESS", reason, now, isDone ? now : null, now, orderId) == 1 && isDone
                && knobs.isOn(Knob.RESTORE_ON_CANCEL)) {
            SkuLock.await(tx, account, order.lines().stream().map(OrderDocument.Line::sku).toList());
            order.lines().forEach(line -> add(tx, account, line.sku(), line.quantity()));
        }
    }

    /// `NN-NNNNN-NNNNN`, as eBay's look.
    static String orderId(long number) {
        return String.format("%02d-%05d-%05d", 1 + number % 27, 10_000 + number / 90_000, 10_000 + number % 90_000);
    }

    /// Fewer are on sale than wanted.
    static final class NotBuyable extends RuntimeException {
        private final int buyable;

        NotBuyable(String sku, int buyable) {
            super("Of " + sku + " " + buyable + " can be bought.");
            this.buyable = buyable;
        }

        Answer answer() {
            return new Answer(409, Json.object().put("error", getMessage()).put("buyable", buyable));
        }
    }

}
