package io.soldonce.sandbox.whatnot;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import org.jooq.DSLContext;

import io.soldonce.sandbox.web.Answer;
import io.soldonce.sandbox.web.Call;
import io.soldonce.sandbox.web.Faults;
import io.soldonce.sandbox.web.Handler;
import io.soldonce.sandbox.web.KnobStore;
import io.soldonce.sandbox.web.Pages;
import io.soldonce.sandbox.web.Refusal;
import io.soldonce.sandbox.web.Routes;

/// What persons do with a browser: the seller's page, the shoppers' page, and the files that a seller saves. No password, for all of it is
/// on this machine only.
final class Hands {
    /// What a form asks for, in one transaction.
    @FunctionalInterface
    private interface Change {
        void carryOut(DSLContext tx, Account account, Call call);
    }

    private final DSLContext db;
    private final Clock clock;
    private final KnobStore knobs;
    private final Shelf shelf;
    private final Till till;
    private final Outbox outbox;
    private final Pages pages = new Pages("sandbox/whatnot");

    Hands(DSLContext db, Clock clock, KnobStore knobs, Shelf shelf, Till till, Outbox outbox) {
        this.db = db;
        this.clock = clock;
        this.knobs = knobs;
        this.shelf = shelf;
        this.till = till;
        this.outbox = outbox;
    }

    void open(Routes routes) {
        var seller = "/seller/{account}";
        routes.get(seller, served(call -> page(200, "seller", call, "")))
                .post(seller + "/listings", change(this::list))
                .post(seller + "/listings/{listing}/quantity", change((tx, account, call) -> shelf.edit(tx, listing(tx, account, call),
                        whole(call, "quantity"), null, null, null, clock.instant())))
                .post(seller + "/listings/{listing}/price", change((tx, account, call) -> shelf.edit(tx, listing(tx, account, call), null,
                        price(call), null, null, clock.instant())))
                .post(seller + "/listings/{listing}/end", change((tx, account, call) -> shelf.edit(tx, listing(tx, account, call), null,
                        null, null, true, clock.instant())))
                .get("/shop/{account}",
                        served(call -> page(200, "shop", call, call.query().containsKey("bought") ? "Bought. Thank you!" : "")))
                .post("/shop/{account}/listings/{listing}/buy", served(this::buy))
                .get("/sandbox/accounts/{account}/listings.csv", served(this::listings))
                .get("/sandbox/accounts/{account}/orders.csv", served(call -> Answer.csv("show-report.csv",
                        Reports.orders(Sale.all(db, of(call).account())))));
    }

    private Account of(Call call) {
        return Account.of(db, call.variable("account"));
    }

    private Handler served(Handler handler) {
        return call -> Faults.around(db, knobs, of(call).account(), call.method().equals("POST"), () -> handler.answer(call));
    }

    private Handler change(Change change) {
        return served(call -> {
            var account = of(call);
            try {
                db.transaction(tx -> change.carryOut(tx.dsl(), account, call));
                return Answer.redirect("/seller/" + encoded(account.account()));
            } catch (Refusal e) {
                return page(e.status(), "seller", call, e.getMessage());
            }
        });
    }

    private Answer listings(Call call) {
        var account = of(call).account();
        return Answer.csv("listings.csv", Reports.listings(Listing.live(db, account),
                knobs.of(db, account).number(WhatnotKnob.TRUNCATE_LISTINGS)));
    }

    private void list(DSLContext tx, Account account, Call call) {
        shelf.list(tx, account, call.form().get("sku"), call.form().getOrDefault("title", "").strip(), whole(call, "quantity"), price(call),
                clock.instant());
    }

    private Answer buy(Call call) {
        var account = of(call);
        try {
            var orders = db.transactionResult(tx -> till.buy(tx.dsl(), account, listing(tx.dsl(), account, call),
                    Math.max(1, whole(call, "quantity")), "shopper", clock.instant()));
            outbox.wake();
            return Answer.redirect("/shop/" + encoded(account.account()) + "?bought=" + orders.getFirst());
        } catch (Till.NotBuyable e) {
            return page(409, "shop", call, e.getMessage());
        }
    }

    private Answer page(int status, String template, Call call, String message) {
        var account = of(call);
        var listings = Listing.live(db, account.account()).stream().map(Hands::shown).toList();
        return pages.page(status, template, Map.of("account", account.account(), "path", encoded(account.account()), "message", message,
                "listings", listings));
    }

    private static Map<String, Object> shown(Listing listing) {
        var shown = new HashMap<String, Object>();
        shown.put("id", listing.listingId());
        shown.put("title", listing.title());
        shown.put("price", Wording.price(listing.price(), listing.currency()));
        shown.put("amount", listing.price().toPlainString());
        shown.put("quantity", listing.quantity());
        return shown;
    }

    private static Listing listing(DSLContext db, Account account, Call call) {
        try {
            return Listing.withId(db, account.account(), Long.parseLong(call.variable("listing")))
                    .orElseThrow(() -> new Refusal(404, "There is no such listing."));
        } catch (NumberFormatException e) {
            throw new Refusal(404, "There is no such listing.");
        }
    }

    private static int whole(Call call, String field) {
        var text = call.form().getOrDefault(field, "").strip();
        if (!text.matches("\\d{1,6}")) {
            throw new Refusal(400, "The " + field + " must be a whole number.");
        }
        return Integer.parseInt(text);
    }

    private static BigDecimal price(Call call) {
        var text = call.form().getOrDefault("price", "").strip();
        if (!text.matches("\\d{1,9}(\\.\\d{1,2})?")) {
            throw new Refusal(400, "The price must be like 12.00.");
        }
        return new BigDecimal(text);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
