package io.soldonce.sandbox.tcgplayer;

import org.jooq.DSLContext;

import io.soldonce.sandbox.web.Refusal;
import tools.jackson.databind.JsonNode;

/// What the admin door puts into the catalogue of all and the inventory of one, and what a person edits there.
final class Catalogue {
    private Catalogue() {}

    /// Live listings, in one statement for each table; what is there stays as it is.
    ///
    /// @throws Refusal 400 for a listing without a label, or with an id that is no number
    static int add(DSLContext tx, String account, JsonNode listings) {
        for (var listing : listings.values()) {
            if (!listing.path("sku").isString() || (listing.hasNonNull("externalId")
                    && Numbers.whole(listing.path("externalId").asString("")) == 0)) {
                throw new Refusal(400, "A listing needs a \"sku\", and \"externalId\" must be a number as TCGplayer's ids are: " + listing);
            }
        }
        var known = tx.fetch("select label from tcgplayer.inventory where account = ?", account).intoSet(0, String.class);
        var fresh = io.soldonce.sandbox.web.Json.array();
        for (var listing : listings.values()) {
            if (known.add(listing.path("sku").asString())) {
                var copy = (tools.jackson.databind.node.ObjectNode) listing.deepCopy();
                fresh.add(copy.hasNonNull("externalId") ? copy : copy.put("externalId", nextId(tx)));
            }
        }
        var text = fresh.toString();
        tx.execute("insert into tcgplayer.catalog (id, product_line, set_name, name, number, rarity, condition, market_price, released)"
                + " select (w ->> 'externalId')::bigint, coalesce(w ->> 'productLine', 'Magic'), coalesce(w ->> 'setName', 'Example Core Set'),"
                + " coalesce(w ->> 'title', w ->> 'sku'), coalesce(w ->> 'number', ''), coalesce(w ->> 'rarity', ''),"
                + " coalesce(w ->> 'condition', 'Near Mint'), (w ->> 'price')::numeric, coalesce((w ->> 'released')::date, '2026-01-16')"
                + " from jsonb_array_elements(?::jsonb) w on conflict do nothing", text);
        return tx.execute("insert into tcgplayer.inventory (account, id, label, quantity, price) select ?, (w ->> 'externalId')::bigint,"
                + " w ->> 'sku', coalesce((w ->> 'quantity')::integer, 0), (w ->> 'price')::numeric from jsonb_array_elements(?::jsonb) w"
                + " on conflict do nothing", account, text);
    }

    private static String nextId(DSLContext tx) {
        return tx.fetchSingle("select nextval('tcgplayer.catalog_id')::text").get(0, String.class);
    }

    static void edit(DSLContext db, String account, long id, JsonNode wish) {
        boolean isEnded = wish.path("ended").asBoolean(false);
        db.execute("update tcgplayer.inventory set quantity = case when ? then 0 else coalesce(?::integer, quantity) end,"
                + " price = case when ? then null else coalesce(?::numeric, price) end, title = coalesce(?, title)"
                + " where account = ? and id = ?", isEnded, text(wish, "quantity"), isEnded, text(wish, "price"), text(wish, "title"),
                account,
                id);
    }

    private static String text(JsonNode wish, String name) {
        return io.soldonce.sandbox.web.Json.text(wish, name, null);
    }
}
