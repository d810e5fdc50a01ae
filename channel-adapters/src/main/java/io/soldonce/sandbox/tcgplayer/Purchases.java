package io.soldonce.sandbox.tcgplayer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.jooq.DSLContext;

import io.soldonce.sandbox.web.Refusal;

/// Buys, cancels and ships.
final class Purchases {
    private static final int BLOCK = 4;
    private static final long SPREAD = 7919;
    private static final long FIRST = 0x6AC;

    /// Something somebody wants.
    record Wish(long id, int quantity) {}

    /// There are not so many.
    static final class NotBuyable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int buyable;

        NotBuyable(int buyable) {
            super("Only " + buyable + " can be bought.", null, false, false);
            this.buyable = buyable;
        }

        int buyable() {
            return buyable;
        }
    }

    private Purchases() {}

    /// One order of all wishes, or none. The live quantities fall with it.
    ///
    /// @return the order's number
    /// @throws NotBuyable when one of them is not there
    static String buy(Market market, String account, List<Wish> wishes) {
        StagedUploads.settle(market, account);
        var now = market.now();
        return market.db().transactionResult(configuration -> {
            var tx = configuration.dsl();
            var knobs = market.knobs().of(tx, account);
            var number = number(tx, account);
            tx.execute("insert into tcgplayer.purchase (order_number, account, status, placed_at, listed_from) values (?, ?,"
                    + " 'ReadyToShip', ?, ?)", number, account, Market.at(now),
                    Market.at(now.plus(knobs.number(TcgKnob.ORDER_DELAY_MILLIS), ChronoUnit.MILLIS)));
            // In one order for all, so that two buyers of the same things never wait for each other in a circle.
            wishes.stream().sorted(Comparator.comparingLong(Wish::id)).forEach(wish -> take(tx, account, number, wish));
            Outbox.write(market, tx, account, number, now);
            return number;
        });
    }

    private static void take(DSLContext tx, String account, String number, Wish wish) {
        int taken = tx.execute("with sold as (update tcgplayer.inventory set quantity = quantity - ? where account = ? and id = ?"
                + " and quantity >= ? and price is not null returning id, price) insert into tcgplayer.purchase_line"
                + " (order_number, id, quantity, unit_price) select ?, id, ?, price from sold", wish.quantity(), account, wish.id(),
                wish.quantity(), number, wish.quantity());
        if (taken == 0) {
            throw new NotBuyable(buyable(tx, account, wish.id()));
        }
    }

    /// What a shopper may put in the cart.
    static int buyable(DSLContext db, String account, long id) {
        return db.fetchOptional("select quantity from tcgplayer.inventory where account = ? and id = ? and price is not null", account, id)
                .map(row -> row.get(0, Integer.class)).orElse(0);
    }

    /// @throws Refusal 404 without such an order, 409 when it is shipped or canceled
    static void cancel(Market market, String account, String number, String reason) {
        market.db().transaction(configuration -> {
            var tx = configuration.dsl();
            end(tx, account, number, "Canceled", reason);
            if (market.knobs().of(tx, account).isOn(TcgKnob.RESTORE_ON_CANCEL)) {
                tx.execute("update tcgplayer.inventory i set quantity = i.quantity + l.quantity from tcgplayer.purchase_line l"
                        + " where l.order_number = ? and i.account = ? and i.id = l.id", number, account);
            }
        });
    }

    /// @throws Refusal 404 without such an order, 409 when it is shipped or canceled
    static void ship(Market market, String account, String number) {
        market.db().transaction(configuration -> end(configuration.dsl(), account, number, "Shipped", ""));
    }

    private static void end(DSLContext tx, String account, String number, String status, String reason) {
        if (tx.execute("update tcgplayer.purchase set status = ?, reason = ? where account = ? and order_number = ? and status ="
                + " 'ReadyToShip'", status, reason, account, number) == 0) {
            var found = tx.fetchOptional("select status from tcgplayer.purchase where account = ? and order_number = ?", account, number);
            throw found.isEmpty()
                    ? new Refusal(404, "There is no order " + number + ".")
                    : new Refusal(409, "The order " + number + " is " + found.get().get(0) + " already.");
        }
    }

    /// Eight digits of the seller, six of the count, five that look like chance.
    private static String number(DSLContext tx, String account) {
        var counted = tx.fetchOptional("update tcgplayer.account set order_count = order_count + 1 where account = ? returning order_count",
                account);
        if (counted.isEmpty()) {
            throw new Refusal(404, "There is no account " + account + ": make it with PUT /sandbox/accounts/" + account + ".");
        }
        long count = counted.get().get(0, Long.class);
        return String.format(Locale.ROOT, "%s-%06X-%05X", block(account), count, (FIRST + count * SPREAD) & 0xFFFFF);
    }

    private static String block(String account) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(account.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest, 0, BLOCK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java has SHA-256", e);
        }
    }

    static Instant placed(org.jooq.Record order) {
        return order.get("placed_at", java.time.OffsetDateTime.class).toInstant();
    }
}
