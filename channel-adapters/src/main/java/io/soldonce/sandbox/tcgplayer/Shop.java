package io.soldonce.sandbox.tcgplayer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.soldonce.sandbox.web.Answer;
import io.soldonce.sandbox.web.Call;
import io.soldonce.sandbox.web.Routes;

/// What shoppers see of a seller, and buy.
final class Shop {
    private final Market market;
    private final Screen screen;
    private final Outbox outbox;

    Shop(Market market, Screen screen, Outbox outbox) {
        this.market = market;
        this.screen = screen;
        this.outbox = outbox;
    }

    void open(Routes routes) {
        routes.get("/shop/{account}", call -> page(call, 200, "")).post("/shop/{account}/buy", this::buy);
    }

    private Answer page(Call call, int status, String words) {
        var account = call.variable("account");
        var seller = market.db().fetchOptional("select seller from tcgplayer.account where account = ?", account);
        if (seller.isEmpty()) {
            return screen.problem(404, "There is no seller " + account + ".");
        }
        StagedUploads.settle(market, account);
        var products = market.db().fetch("select c.id, c.name, c.set_name, c.condition, i.title, i.quantity, i.price"
                + " from tcgplayer.inventory i join tcgplayer.catalog c using (id) where i.account = ? and i.quantity > 0"
                + " and i.price is not null order by c.name, c.id", account)
                .map(row -> Map.of("id", row.get("id"), "name", row.get("name"), "set", row.get("set_name"), "condition",
                        row.get("condition"), "title", row.get("title"), "quantity", row.get("quantity"), "price",
                        Numbers.dollars(row.get("price", BigDecimal.class))));
        return screen.page(status, "shop", Map.of("shop", seller.get().get(0), "account", account, "products", products, "words", words));
    }

    private Answer buy(Call call) {
        long quantity = Numbers.whole(call.form().getOrDefault("quantity", "1"));
        if (quantity < 1 || quantity > Integer.MAX_VALUE) {
            return page(call, 400, "How many?");
        }
        try {
            var number = Purchases.buy(market, call.variable("account"), List.of(new Purchases.Wish(Numbers.whole(call.form().get("id")),
                    (int) quantity)));
            outbox.wake();
            return page(call, 200, "Thank you. Your order is " + number + ".");
        } catch (Purchases.NotBuyable e) {
            return page(call, 409, "Sorry. " + e.getMessage());
        }
    }
}
