package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static io.soldonce.app.channels.OwnersRequests.expect;

import io.soldonce.app.boot.DatabaseAddress;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// The shop's account at the sandbox Whatnot, the person who does there what is asked, and the faults of its mails.
final class WhatnotAccountThere {
    private static final String WHATNOT = "whatnot";
    private static final String SELLER = "whatnot-seller";

    private final ConnectedShop shop;
    private final DSLContext market;

    WhatnotAccountThere(ConnectedShop shop) {
        this.shop = shop;
        try {
            var ledger = shop.database();
            var name = shop.text("select current_database()::text");
            this.market = DSL.using(
                    new DatabaseAddress(ledger.url().replace("/" + name, "/" + name + "_sandbox"), "postgres", "postgres").open(),
                    SQLDialect.POSTGRES);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// New items on sale on eBay and, by a person who was asked to, on Whatnot.
    void listed(int units, String... skus) throws Exception {
        for (var sku : skus) {
            shop.item(sku, units);
            shop.link("ebay", sku);
            shop.link(WHATNOT, sku);
        }
        eventually("the items to be live on eBay, and asked for on Whatnot", () -> Arrays.stream(skus)
                .allMatch(sku -> shop.buyable(sku) == units && shop.confirmed(sku) == units && openTask(sku) != null));
        for (var sku : skus) {
            market.execute("insert into whatnot.listing (account, sku, title, quantity, price, currency, started_at)"
                    + " values (?, ?, ?, ?, 40.00, 'USD', clock_timestamp())", SELLER, sku, "Brass inkwell " + sku, units);
            answer(sku, "done");
        }
        eventually("the answers to be taken", () -> Arrays.stream(skus).allMatch(sku -> confirmed(sku) == units && openTask(sku) == null));
    }

    /// Shoppers on both see so many, and the ledger says the same.
    boolean shows(String sku, int units) {
        return buyable(sku) == units && shop.buyable(sku) == units && shop.available(sku) == units && confirmed(sku) == units
                && openTask(sku) == null;
    }

    int buyable(String sku) {
        return Integer.parseInt(expect(200, shop.get("/sandbox/whatnot/offers/" + sku)).at("buyable"));
    }

    /// A buyer on Whatnot buys; each unit is a sale and a mail of its own.
    void buy(String sku, int units) {
        expect(201, shop.post("/sandbox/whatnot/purchases", "{\"sku\": \"" + sku + "\", \"quantity\": " + units + "}"));
    }

    /// A person changes it there without being asked.
    void edit(String sku, String json) {
        expect(204, shop.post("/sandbox/whatnot/listings/" + sku, json));
    }

    int confirmed(String sku) {
        return shop.number("select coalesce((select confirmed_quantity from listing_push where sku_key = ? and channel = 'whatnot'), -1)",
                sku);
    }

    /// The task that is asked for now; null when none is.
    String openTask(String sku) {
        return shop.text("""
            select (select t.id from operator_task t join listing_push p on p.open_reference = t.id and p.open_push is not null
                     where t.sku_key = ? and t.channel = 'whatnot' and t.said_at is null)""", sku);
    }

    /// All that were ever asked for.
    int tasks(String sku) {
        return shop.number("select count(*)::int from operator_task where sku_key = ? and channel = 'whatnot'", sku);
    }

    String words(String task) {
        return shop.text("select words from operator_task where id = ?", task);
    }

    /// The person does what the open task asks, and taps.
    void follow(String sku) {
        var task = openTask(sku);
        var quantity = shop.number("select case when asked_status = 'ENDED' then 0 else asked_quantity end from operator_task where id = ?",
                task);
        edit(sku, quantity == 0 ? "{\"ended\": true}" : "{\"quantity\": " + quantity + "}");
        answer(sku, "done");
    }

    /// @param answer `done` or `not-done`
    void answer(String sku, String answer) {
        expect(200, shop.post("/api/tasks/" + openTask(sku) + "/" + answer, ""));
    }

    /// As somebody who forgot it for an hour.
    void letItGrowLate(String task) {
        shop.sql("alter table operator_task disable trigger answer_task_once");
        shop.sql("update operator_task set deadline = deadline - interval '1 hour' where id = '" + task + "'");
        shop.sql("alter table operator_task enable trigger answer_task_once");
    }

    /// Everything it shows, as a person would export it, with columns named as nobody expects.
    String list() {
        return "Name,Left,Code,Ask\n" + market.fetch("""
            select title, quantity, sku, price from whatnot.listing where account = ? and ended_at is null order by listing_id""", SELLER)
                .map(row -> "\"" + row.get(0, String.class).replace("\"", "\"\"") + "\"," + row.get(1) + "," + row.get(2) + ","
                        + row.get(3, BigDecimal.class).toPlainString())
                .stream().collect(Collectors.joining("\n", "", "\n"));
    }

    void knobs(String json) {
        shop.knobs(WHATNOT, json);
    }

    int exceptions(Instant since, String code) {
        return shop.number("""
            select count(*)::int from exception where code = ? and channel = 'whatnot' and raised_at >= ?::timestamptz""", code,
                since.toString());
    }

    int open(String code) {
        return shop.number("select count(*)::int from exception where code = ? and channel = 'whatnot' and resolved_at is null", code);
    }

    /// Mails that were kept, whether read or not.
    int mails() {
        return shop.number("select count(*)::int from kept_mail where channel = 'whatnot'");
    }

    boolean isHeardBeyond(Instant instant) {
        return shop.number("select count(*)::int from sales_progress where channel = 'whatnot' and complete_up_to > ?::timestamptz",
                instant.toString()) == 1;
    }
}
