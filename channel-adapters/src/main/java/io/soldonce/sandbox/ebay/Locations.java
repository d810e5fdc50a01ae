package io.soldonce.sandbox.ebay;

import org.jooq.Record;

import tools.jackson.databind.node.ObjectNode;

/// Where things are, and the business policies: what an offer must name before it can be published.
///
/// Source: eBay Sell Inventory API 1.18.4, `location`; Sell Account API 1.9.3, the three lists of policies (read only here).
final class Locations {
    private Locations() {}

    static Answer create(Call call) {
        var body = call.body();
        var key = call.variable("key");
        return call.write(tx -> {
            if (Json.at(body, "location", "address").isMissingNode()) {
                throw EbayError.inventory(25801, "Missing field address.").refusal();
            }
            boolean isEnabled = !"DISABLED".equals(Json.text(body, "merchantLocationStatus"));
            body.remove("merchantLocationStatus");
            int made = tx.execute("insert into ebay.location (account, location_key, document, is_enabled) values (?, ?, ?::jsonb, ?)"
                    + " on conflict do nothing", call.account(), key, body.toString(), isEnabled);
            if (made == 0) {
                throw EbayError.inventory(409, 25803, "merchantLocationKey already exists.").refusal();
            }
            return Answer.empty(204);
        });
    }

    static Answer get(Call call) {
        return Answer.ok(call.db().fetchOptional("select location_key, document::text as document, is_enabled from ebay.location"
                + " where account = ? and location_key = ?", call.account(), call.variable("key")).map(Locations::json)
                .orElseThrow(() -> missing().refusal()));
    }

    static Answer list(Call call) {
        var paging = Paging.of(call, 100, 100);
        var rows = call.db().fetch("select location_key, document::text as document, is_enabled from ebay.location where account = ?"
                + " order by location_key", call.account());
        var page = paging.frame("/sell/inventory/v1/location", rows.size(), paging.skipped() + paging.limit() >= rows.size());
        page.remove("size");
        page.put("offset", paging.page());
        var entries = page.putArray("locations");
        rows.stream().skip(paging.skipped()).limit(paging.limit()).forEach(row -> entries.add(json(row)));
        return Answer.ok(page);
    }

    static Answer delete(Call call) {
        return call.write(tx -> {
            if (tx.execute("delete from ebay.location where account = ? and location_key = ?", call.account(), call.variable("key")) == 0) {
                throw missing().refusal();
            }
            return Answer.empty(204);
        });
    }

    static Answer enable(Call call) {
        return turn(call, true);
    }

    static Answer disable(Call call) {
        return turn(call, false);
    }

    private static Answer turn(Call call, boolean isEnabled) {
        return call.write(tx -> {
            if (tx.execute("update ebay.location set is_enabled = ? where account = ? and location_key = ?", isEnabled, call.account(),
                    call.variable("key")) == 0) {
                throw missing().refusal();
            }
            return Answer.ok(Json.object());
        });
    }

    private static EbayError missing() {
        return EbayError.inventory(404, 25805, "merchantLocationKey Not Found.");
    }

    private static ObjectNode json(Record row) {
        return Json.parseObject(row.get("document", String.class)).put("merchantLocationKey", row.get("location_key", String.class))
                .put("merchantLocationStatus", row.get("is_enabled", Boolean.class) ? "ENABLED" : "DISABLED");
    }

    /// The policies of one kind, for example `PAYMENT` as `paymentPolicies`.
    static Route.Handler policies(String kind, String list, String id) {
        return call -> {
            var marketplace = call.query().get("marketplace_id");
            if (marketplace == null) {
                throw new EbayError(400, 20403, "API_ACCOUNT", "REQUEST", "Invalid marketplace_id.", java.util.Map.of()).refusal();
            }
            var all = Json.object();
            var entries = all.putArray(list);
            call.db().fetch("select policy_id, name from ebay.policy where account = ? and kind = ? and marketplace = ? order by policy_id",
                    call.account(), kind, marketplace)
                    .forEach(row -> entries.addObject().put(id, row.get("policy_id", String.class))
                            .put("name", row.get("name", String.class))
                            .put("marketplaceId", marketplace));
            return Answer.ok(all.put("total", entries.size()));
        };
    }
}
