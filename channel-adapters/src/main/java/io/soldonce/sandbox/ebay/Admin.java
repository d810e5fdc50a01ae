package io.soldonce.sandbox.ebay;

import java.util.ArrayList;
import java.util.List;

import org.jooq.DSLContext;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// The door behind the shop: makes sellers and listings, buys, cancels, edits by hand, and turns the knobs. Open to this machine only, and
/// not to be found at eBay.
final class Admin {
    private static final String DESCRIPTION = "As described by its title.";

    private final Deliveries deliveries;

    Admin(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /// Makes or changes a seller, with the location `default` and one policy of each kind.
    Answer account(Call call) {
        var wish = body(call);
        var account = call.variable("account");
        var marketplace = text(wish, "marketplace", "EBAY_US");
        call.db().transaction(configuration -> {
            var tx = configuration.dsl();
            tx.execute("insert into ebay.account (account, user_id, client_id, client_secret, refresh_token, marketplace, currency)"
                    + " values (?, ?, ?, ?, ?, ?, ?) on conflict (account) do update set client_id = excluded.client_id,"
                    + " client_secret = excluded.client_secret, refresh_token = excluded.refresh_token, marketplace = excluded.marketplace,"
                    + " currency = excluded.currency", account, "U-" + account, need(wish, "clientId"), need(wish, "clientSecret"),
                    need(wish, "refreshToken"), marketplace, text(wish, "currency", "USD"));
            tx.execute("insert into ebay.location (account, location_key, document, is_enabled) values (?, 'default', ?::jsonb, true)"
                    + " on conflict do nothing", account,
                    "{\"name\":\"Default\",\"locationTypes\":[\"WAREHOUSE\"],\"location\":{\"address\":{\"addressLine1\":\"1 Example St\","
                            + "\"city\":\"Springfield\",\"stateOrProvince\":\"IL\",\"postalCode\":\"00001\",\"country\":\"US\"}}}");
            tx.execute("insert into ebay.policy (account, kind, marketplace, name) select ?, kind, ?, 'Default'"
                    + " from unnest(array['PAYMENT', 'RETURN', 'FULFILLMENT']) kind on conflict do nothing", account, marketplace);
        });
        return Answer.empty(204);
    }

    /// Live listings, in one statement for each table; what is there stays as it is.
    Answer catalogue(Call call) {
        var account = call.variable("account");
        requireAccount(call, account);
        var listings = body(call).path("listings");
        if (!listings.isArray()) {
            throw new AdminRefusal(400, "\"listings\" must be an array.");
        }
        int created = call.db()
                .transactionResult(configuration -> Catalogue.add(configuration.dsl(), account, listings.toString(), DESCRIPTION,
                        call.now()));
        return Answer.ok(Json.object().put("created", created));
    }

    Answer purchase(Call call) {
        var account = call.variable("account");
        var wish = body(call);
        var wishes = new ArrayList<Purchases.Wish>();
        (wish.has("lines") ? wish.path("lines").values() : List.of(wish)).forEach(
                line -> wishes.add(new Purchases.Wish(Json.text(line, "sku"), line.path("quantity").asInt(1))));
        if (wishes.isEmpty() || wishes.stream().anyMatch(line -> line.sku() == null || line.quantity() < 1)) {
            throw new AdminRefusal(400, "A purchase needs \"sku\" and a \"quantity\" of 1 or more, or \"lines\" of them.");
        }
        try {
            var orderId = call.db().transactionResult(configuration -> Purchases.buy(configuration.dsl(), account,
                    KnobStore.of(configuration.dsl(), account), call.now(), wishes, wish.path("paid").asBoolean(true)));
            deliveries.wake();
            return new Answer(201, Json.object().put("orderId", orderId));
        } catch (Purchases.NotBuyable e) {
            return e.answer();
        }
    }

    Answer payment(Call call) {
        var account = call.variable("account");
        call.db().transaction(configuration -> Purchases.pay(configuration.dsl(), account, KnobStore.of(configuration.dsl(), account),
                call.variable("orderId"), call.now()));
        deliveries.wake();
        return Answer.empty(204);
    }

    /// `{"reason", "completed": false}` leaves the request unanswered.
    Answer cancellation(Call call) {
        var account = call.variable("account");
        var wish = body(call);
        call.db().transaction(configuration -> Purchases.cancel(configuration.dsl(), account, KnobStore.of(configuration.dsl(), account),
                call.variable("orderId"), text(wish, "reason", "BUYER_ASKED_CANCEL"), wish.path("completed").asBoolean(true), call.now()));
        return Answer.empty(204);
    }

    /// What buyers see: `buyable`, and beside it what a test may want to know.
    Answer offer(Call call) {
        var found = OfferRow.find(call.db(), "o.account = ? and o.sku = ? order by o.format desc, o.offer_id", call.variable("account"),
                call.variable("sku"));
        var answer = Json.object().put("buyable", found.stream().mapToInt(OfferRow::shown).max().orElse(0));
        found.stream().findFirst().ifPresent(offer -> {
            answer.put("offerId", Long.toString(offer.offerId())).put("status", offer.isPublished() ? "PUBLISHED" : "UNPUBLISHED")
                    .put("itemQuantity", offer.inStock()).put("offerQuantity", offer.quantity());
            if (offer.listingId() != null) {
                answer.put("listingId", Long.toString(offer.listingId()))
                        .put("listingStatus", offer.isPublished() ? offer.listingStatus() : "ENDED").put("sold", offer.sold());
            }
            if (offer.price() != null) {
                answer.put("price", offer.price().toPlainString()).put("currency", offer.currency());
            }
        });
        return Answer.ok(answer);
    }

    /// A person at eBay's own page: neither a revision of ours nor a lock that turns somebody away.
    Answer edit(Call call) {
        var account = call.variable("account");
        var sku = call.variable("sku");
        var wish = body(call);
        call.db().transaction(configuration -> Catalogue.edit(configuration.dsl(), account, sku, wish, call.now()));
        return Answer.empty(204);
    }

    /// A code for `grant_type=authorization_code`, good for five minutes and once.
    Answer consent(Call call) {
        requireAccount(call, call.variable("account"));
        var code = "v^1.1#code" + java.util.UUID.randomUUID();
        call.db().execute("insert into ebay.consent (code, account, expires_at) values (?, ?, ?::timestamptz)", code,
                call.variable("account"),
                Listings.at(call.now().plusSeconds(300)));
        return new Answer(201, Json.object().put("code", code).put("expires_in", 299));
    }

    Answer knobs(Call call) {
        requireAccount(call, call.variable("account"));
        return Answer.ok(KnobStore.described(KnobStore.of(call.db(), call.variable("account"))));
    }

    Answer turnKnobs(Call call) {
        requireAccount(call, call.variable("account"));
        KnobStore.turn(call.db(), call.variable("account"), body(call));
        if (body(call).path("reset").asBoolean(false)) {
            deliveries.releaseHeld(call.variable("account"));
        }
        return knobs(call);
    }

    private static void requireAccount(Call call, String account) {
        DSLContext db = call.db();
        if (db.fetch("select from ebay.account where account = ?", account).isEmpty()) {
            throw new AdminRefusal(404, "There is no account " + account + ": make it with PUT /sandbox/accounts/" + account + ".");
        }
    }

    private static ObjectNode body(Call call) {
        try {
            if (call.raw().isEmpty()) {
                return Json.object();
            }
            if (Json.parse(call.raw()) instanceof ObjectNode object) {
                return object;
            }
            throw new AdminRefusal(400, "The body must be a JSON object.");
        } catch (JacksonException e) {
            throw new AdminRefusal(400, "The body is not JSON: " + e.getOriginalMessage());
        }
    }

    private static String need(ObjectNode wish, String name) {
        var text = Json.text(wish, name);
        if (text == null) {
            throw new AdminRefusal(400, "\"" + name + "\" is missing.");
        }
        return text;
    }

    private static String text(ObjectNode wish, String name, String standard) {
        var text = Json.text(wish, name);
        return text == null ? standard : text;
    }
}
