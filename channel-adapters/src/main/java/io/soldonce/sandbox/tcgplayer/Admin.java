package io.soldonce.sandbox.tcgplayer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.soldonce.sandbox.web.Answer;
import io.soldonce.sandbox.web.Call;
import io.soldonce.sandbox.web.Handler;
import io.soldonce.sandbox.web.Json;
import io.soldonce.sandbox.web.Refusal;
import io.soldonce.sandbox.web.Routes;
import tools.jackson.databind.JsonNode;

/// The door behind the shop: makes sellers and listings, buys, cancels, ships, edits by hand, and turns the knobs. Open to this machine
/// only, and not to be found at TCGplayer.
final class Admin {
    private final Market market;
    private final Outbox outbox;

    Admin(Market market, Outbox outbox) {
        this.market = market;
        this.outbox = outbox;
    }

    void open(Routes routes) {
        var door = "/sandbox/accounts/{account}";
        routes.put(door, this::account).put(door + "/catalogue", settled(this::catalogue)).post(door + "/purchases", this::purchase)
                .post(door + "/orders/{order}/cancellation", this::cancellation).post(door + "/orders/{order}/shipment", this::shipment)
                .get(door + "/offers/{sku}", settled(this::offer)).post(door + "/listings/{sku}", settled(this::edit))
                .get(door + "/knobs", call -> market.knobs().describe(market.db(), call.variable("account")))
                .post(door + "/knobs", this::turnKnobs);
    }

    private Handler settled(Handler handler) {
        return call -> {
            StagedUploads.settle(market, call.variable("account"));
            return handler.answer(call);
        };
    }

    /// `{"user", "password", "seller", "mailbox"?: address, "level"?: 4}`
    private Answer account(Call call) {
        var wish = call.json();
        market.db().execute("insert into tcgplayer.account (account, user_name, password, seller, level, mailbox) values (?, ?, ?, ?, ?, ?)"
                + " on conflict (account) do update set user_name = excluded.user_name, password = excluded.password,"
                + " seller = excluded.seller, level = excluded.level, mailbox = excluded.mailbox", call.variable("account"),
                Json.need(wish, "user"), Json.need(wish, "password"), Json.text(wish, "seller", call.variable("account")),
                wish.path("level").asInt(PricingPages.IMPORT_LEVEL), Json.text(wish, "mailbox", ""));
        return Answer.empty(204);
    }

    private Answer catalogue(Call call) {
        requireAccount(call);
        var listings = call.json().path("listings");
        if (!listings.isArray()) {
            throw new Refusal(400, "\"listings\" must be an array.");
        }
        int created = market.db().transactionResult(tx -> Catalogue.add(tx.dsl(), call.variable("account"), listings));
        return Answer.json(200, Json.object().put("created", created));
    }

    /// `{"sku", "quantity"}`, or `{"lines": [...]}` of them for an order of several.
    private Answer purchase(Call call) {
        requireAccount(call);
        var wish = call.json();
        if (!wish.path("paid").asBoolean(true)) {
            throw new Refusal(400, "At TCGplayer every order is paid before the seller hears of it.");
        }
        var wishes = new ArrayList<Purchases.Wish>();
        (wish.has("lines") ? wish.path("lines").values() : List.<JsonNode>of(wish)).forEach(
                line -> wishes.add(new Purchases.Wish(id(call, Json.need(line, "sku")), line.path("quantity").asInt(1))));
        if (wishes.isEmpty() || wishes.stream().anyMatch(line -> line.quantity() < 1)
                || wishes.stream().map(Purchases.Wish::id).distinct().count() < wishes.size()) {
            throw new Refusal(400, "A purchase needs \"sku\" and a \"quantity\" of 1 or more, or \"lines\" of different ones.");
        }
        try {
            var number = Purchases.buy(market, call.variable("account"), wishes);
            outbox.wake();
            return Answer.json(201, Json.object().put("orderId", number));
        } catch (Purchases.NotBuyable e) {
            return Answer.json(409, Json.object().put("error", e.getMessage()).put("buyable", e.buyable()));
        }
    }

    private Answer cancellation(Call call) {
        Purchases.cancel(market, call.variable("account"), call.variable("order"), Json.text(call.json(), "reason", ""));
        return Answer.empty(204);
    }

    private Answer shipment(Call call) {
        Purchases.ship(market, call.variable("account"), call.variable("order"));
        return Answer.empty(204);
    }

    /// What shoppers see: `buyable`, and beside it what a test may want to know.
    private Answer offer(Call call) {
        requireAccount(call);
        var answer = Json.object().put("buyable", 0);
        market.db().fetchOptional("select * from tcgplayer.inventory where account = ? and id = ?", call.variable("account"),
                find(call, call.variable("sku"))).ifPresent(row -> {
                    var price = row.get("price", BigDecimal.class);
                    int quantity = row.get("quantity", Integer.class);
                    answer.put("buyable", price == null ? 0 : quantity).put("externalId", row.get("id").toString())
                            .put("quantity", quantity).put("price", price == null ? null : price.toPlainString())
                            .put("currency", "USD");
                });
        return Answer.json(200, answer);
    }

    /// A person at the portal's product page: `{"quantity"?, "price"?, "title"?, "ended"?}`.
    private Answer edit(Call call) {
        Catalogue.edit(market.db(), call.variable("account"), id(call, call.variable("sku")), call.json());
        return Answer.empty(204);
    }

    private Answer turnKnobs(Call call) {
        var account = call.variable("account");
        var answer = market.knobs().turn(market.db(), account, call.json());
        if (market.knobs().of(market.db(), account).isOn(TcgKnob.LOGOUT)) {
            market.db().execute("delete from tcgplayer.session where account = ?", account);
            market.knobs().set(market.db(), account, TcgKnob.LOGOUT, Json.parse("false"));
        }
        return answer;
    }

    /// The id behind a tester's label, or the id itself; 0 when there is none.
    private long find(Call call, String sku) {
        return market.db().fetchOptional("select id from tcgplayer.inventory where account = ? and (label = ? or id = ?)"
                + " order by label = ? desc nulls last limit 1", call.variable("account"), sku, Numbers.whole(sku), sku)
                .map(row -> row.get(0, Long.class)).orElse(0L);
    }

    private long id(Call call, String sku) {
        long id = find(call, sku);
        if (id == 0) {
            throw new Refusal(404, "The account " + call.variable("account") + " has no listing " + sku + ".");
        }
        return id;
    }

    private void requireAccount(Call call) {
        var account = call.variable("account");
        if (market.db().fetch("select from tcgplayer.account where account = ?", account).isEmpty()) {
            throw new Refusal(404, "There is no account " + account + ": make it with PUT /sandbox/accounts/" + account + ".");
        }
    }
}
