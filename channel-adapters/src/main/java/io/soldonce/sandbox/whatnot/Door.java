package io.soldonce.sandbox.whatnot;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Set;

import org.jooq.DSLContext;

import io.soldonce.sandbox.mail.SandboxMail;
import io.soldonce.sandbox.web.Answer;
import io.soldonce.sandbox.web.Call;
import io.soldonce.sandbox.web.Json;
import io.soldonce.sandbox.web.KnobStore;
import io.soldonce.sandbox.web.Refusal;
import io.soldonce.sandbox.web.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The door behind the shop: makes sellers and listings, buys, cancels, edits by hand, posts mails and turns the knobs. Open to this machine
/// only, and not to be found at Whatnot.
final class Door {
    private static final String ACCOUNT = "/sandbox/accounts/{account}";

    private final DSLContext db;
    private final Clock clock;
    private final SandboxMail mail;
    private final KnobStore knobs;
    private final Shelf shelf;
    private final Till till;
    private final OtherMails others;
    private final Outbox outbox;

    Door(DSLContext db, Clock clock, SandboxMail mail, KnobStore knobs, Shelf shelf, Till till, OtherMails others, Outbox outbox) {
        this.db = db;
        this.clock = clock;
        this.mail = mail;
        this.knobs = knobs;
        this.shelf = shelf;
        this.till = till;
        this.others = others;
        this.outbox = outbox;
    }

    void open(Routes routes) {
        routes.put(ACCOUNT, this::account).put(ACCOUNT + "/catalogue", this::catalogue).post(ACCOUNT + "/purchases", this::purchase)
                .get(ACCOUNT + "/offers/{sku}", this::offer).post(ACCOUNT + "/listings/{sku}", this::edit)
                .post(ACCOUNT + "/orders/{orderId}/cancellation", this::cancellation).get(ACCOUNT + "/orders", this::orders)
                .post(ACCOUNT + "/mails", this::mails).get(ACCOUNT + "/knobs", call -> knobs.describe(db, call.variable("account")))
                .post(ACCOUNT + "/knobs", this::turn);
    }

    private Account of(Call call) {
        return Account.of(db, call.variable("account"));
    }

    /// `{"mailboxUser", "mailboxPassword", "name"?, "currency"?}`
    private Answer account(Call call) {
        var wish = call.json();
        var address = mail.mailbox(Json.need(wish, "mailboxUser"), Json.need(wish, "mailboxPassword"));
        new Account(call.variable("account"), Json.text(wish, "name", call.variable("account")), address,
                Json.text(wish, "currency", "USD")).keep(db);
        return Answer.empty(204);
    }

    private Answer catalogue(Call call) {
        var account = of(call);
        var listings = call.json().path("listings");
        if (!listings.isArray() || listings.values().stream().anyMatch(Door::isIncomplete)) {
            throw new Refusal(400, "\"listings\" must be an array of {\"sku\", \"title\", \"quantity\", \"price\"}.");
        }
        int created = db.transactionResult(tx -> shelf.add(tx.dsl(), account, listings.toString(), clock.instant()));
        return Answer.json(200, Json.object().put("created", created));
    }

    private static boolean isIncomplete(JsonNode listing) {
        return Json.text(listing, "title", "").isBlank() || listing.path("quantity").asInt(-1) < 0
                || !Json.text(listing, "price", "").matches("\\d{1,9}(\\.\\d{1,2})?");
    }

    private Answer purchase(Call call) {
        var account = of(call);
        var wish = call.json();
        int quantity = wish.path("quantity").asInt(1);
        var sku = Json.need(wish, "sku");
        if (quantity < 1) {
            throw new Refusal(400, "A purchase needs a \"quantity\" of 1 or more.");
        }
        try {
            var listing = Listing.withSku(db, account.account(), sku)
                    .orElseThrow(() -> new Till.NotBuyable("There is no listing " + sku + ".", 0));
            var orders = db.transactionResult(
                    tx -> till.buy(tx.dsl(), account, listing, quantity, Json.text(wish, "buyer", "sandbox_buyer"), clock.instant()));
            outbox.wake();
            var answer = Json.object().put("orderId", orders.getFirst());
            orders.forEach(answer.putArray("orderIds")::add);
            return Answer.json(201, answer);
        } catch (Till.NotBuyable e) {
            return Answer.json(409, Json.object().put("error", e.getMessage()).put("buyable", e.buyable()));
        }
    }

    private Answer offer(Call call) {
        var answer = Json.object().put("buyable", 0);
        Listing.withSku(db, of(call).account(), call.variable("sku")).ifPresent(listing -> answer.put("buyable", listing.buyable())
                .put("listingId", Long.toString(listing.listingId())).put("title", listing.title()).put("quantity", listing.quantity())
                .put("price", listing.price().toPlainString()).put("currency", listing.currency()).put("sold", listing.sold())
                .put("listingStatus", listing.isLive() ? "LIVE" : "ENDED"));
        return Answer.json(200, answer);
    }

    private Answer edit(Call call) {
        var wish = call.json();
        var listing = Listing.withSku(db, of(call).account(), call.variable("sku"))
                .orElseThrow(() -> new Refusal(404, "There is no listing " + call.variable("sku") + "."));
        var price = Json.text(wish, "price", null);
        if (price != null && !price.matches("\\d{1,9}(\\.\\d{1,2})?")) {
            throw new Refusal(400, "\"price\" must be like \"12.00\".");
        }
        db.transaction(tx -> shelf.edit(tx.dsl(), listing, wish.has("quantity") ? wish.path("quantity").asInt(-1) : null,
                price == null ? null : new BigDecimal(price), Json.text(wish, "title", null),
                wish.has("ended") ? wish.path("ended").asBoolean(false) : null, clock.instant()));
        return Answer.empty(204);
    }

    private Answer cancellation(Call call) {
        var account = of(call);
        db.transaction(tx -> till.cancel(tx.dsl(), account, call.variable("orderId"), Json.text(call.json(), "reason", "BUYER_ASKED"),
                clock.instant()));
        outbox.wake();
        return Answer.empty(204);
    }

    private Answer orders(Call call) {
        var answer = Json.object();
        var orders = answer.putArray("orders");
        for (var sale : Sale.all(db, of(call).account())) {
            orders.addObject().put("orderId", sale.orderId()).put("sku", sale.sku()).put("title", sale.title()).put("quantity", 1)
                    .put("price", sale.price().toPlainString()).put("currency", sale.currency()).put("soldAt", sale.soldAt().toString())
                    .put("status", sale.isCancelled() ? "cancelled" : "completed").put("buyer", sale.buyer())
                    .put("messageId", sale.messageId()).put("mailed", sale.mailed());
        }
        return Answer.json(200, answer);
    }

    private Answer mails(Call call) {
        var id = others.send(db, of(call), call.json(), clock.instant());
        outbox.wake();
        return Answer.json(201, Json.object().put("messageId", id));
    }

    private Answer turn(Call call) {
        var account = call.variable("account");
        var wish = call.json();
        requireOneOf(wish, WhatnotKnob.ENCODINGS, SaleMails.ENCODINGS);
        requireOneOf(wish, WhatnotKnob.LANGUAGE, Wording.LANGUAGES);
        var answer = knobs.turn(db, account, wish);
        if (wish.path("reset").asBoolean(false)) {
            Outbox.release(db, account);
            outbox.wake();
        }
        applyServers();
        return answer;
    }

    private static void requireOneOf(ObjectNode wish, WhatnotKnob knob, Set<String> known) {
        var value = Json.text(wish, knob.key(), null);
        if (value != null && !known.contains(value)) {
            throw new Refusal(400, "The knob \"" + knob.key() + "\" cannot be \"" + value + "\". " + knob.meaning());
        }
    }

    /// The servers are everybody's: they are down as long as one account says so.
    void applyServers() {
        mail.imap(!isAnyOn(WhatnotKnob.IMAP_DOWN));
        mail.dns(!isAnyOn(WhatnotKnob.DNS_DOWN));
    }

    private boolean isAnyOn(WhatnotKnob knob) {
        return !db.fetch("select from whatnot.account where (knobs ->> ?)::boolean", knob.key()).isEmpty();
    }
}
