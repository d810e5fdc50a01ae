package io.soldonce.sandbox.tcgplayer;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import org.jooq.Record;

import io.soldonce.sandbox.web.Answer;
import io.soldonce.sandbox.web.Routes;

/// The seller's orders: a list in pages, each one's own page, and the pull sheet.
final class OrderPages {
    private static final int PAGE = 25;
    private static final Map<String, String> STATUSES = Map.of("ReadyToShip", "Ready to Ship", "Shipped", "Shipped", "Canceled",
            "Canceled");

    private final Market market;
    private final Screen screen;

    OrderPages(Market market, Screen screen) {
        this.market = market;
        this.screen = screen;
    }

    void open(Routes routes, Gate gate) {
        routes.get("/admin/orders", gate.read(this::list))
                .post("/admin/orders/pull-sheet", gate.read(visit -> Answer.csv("TCGplayer_PullSheet.csv",
                        PullSheet.of(market.db(), visit.acting(), market.now()))))
                .get("/admin/orders/{number}", gate.read(this::order));
    }

    private Answer list(Visit visit) {
        var status = visit.call().query().getOrDefault("status", "").replace(" ", "");
        long page = Math.max(1, Math.min(Integer.MAX_VALUE, Numbers.whole(visit.call().query().getOrDefault("page", "1"))));
        var some = " from tcgplayer.purchase p where p.account = ? and p.listed_from <= ? and (? = '' or lower(p.status) = lower(?))";
        var now = Market.at(market.now());
        int count = market.db().fetchSingle("select count(*)" + some, visit.acting(), now, status, status).get(0, Integer.class);
        var orders = market.db().fetch("select p.*, (select sum(l.quantity) from tcgplayer.purchase_line l where l.order_number ="
                + " p.order_number) items, (select sum(l.quantity * l.unit_price) from tcgplayer.purchase_line l where l.order_number ="
                + " p.order_number) total" + some + " order by p.placed_at desc, p.order_number desc limit ? offset ?", visit.acting(), now,
                status, status, PAGE, (page - 1) * PAGE)
                .map(row -> Map.of("number", row.get("order_number"), "at", StagedPages.instant(row, "placed_at"), "status",
                        STATUSES.get(row.get("status", String.class)), "items", row.get("items"), "total",
                        Numbers.dollars(row.get("total", BigDecimal.class))));
        var model = new HashMap<String, Object>(Map.of("orders", orders, "count", count, "status", status));
        if (page * PAGE < count) {
            model.put("next", "/admin/orders?status=" + Screen.encoded(status) + "&page=" + (page + 1));
        }
        return screen.page(visit, 200, "orders", model);
    }

    private Answer order(Visit visit) {
        var number = visit.call().variable("number");
        var found = market.db().fetchOptional("select * from tcgplayer.purchase where account = ? and order_number = ?", visit.acting(),
                number);
        if (found.isEmpty()) {
            return screen.problem(visit, 404, "There is no order " + number + ".");
        }
        var products = market.db().fetch("select c.*, l.quantity, l.unit_price from tcgplayer.purchase_line l join tcgplayer.catalog c"
                + " using (id) where l.order_number = ? order by c.name, c.id", number).map(OrderPages::product);
        return screen.page(visit, 200, "order", Map.of("number", number, "at", StagedPages.instant(found.get(), "placed_at"), "status",
                STATUSES.get(found.get().get("status", String.class)), "products", products));
    }

    private static Map<String, Object> product(Record line) {
        return Map.of("id", line.get("id"), "name", line.get("name"), "condition", line.get("condition"), "quantity", line.get("quantity"),
                "price", Numbers.dollars(line.get("unit_price", BigDecimal.class)));
    }
}
