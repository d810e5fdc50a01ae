package io.soldonce.sandbox.ebay;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jooq.DSLContext;
import org.jooq.Record;

import tools.jackson.databind.node.ObjectNode;

/// Inventory items: what a thing is, and how many there are in all.
///
/// Source: eBay Sell Inventory API 1.18.4, `inventory_item`.
final class Items {
    private static final Pattern SKU = Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E]{0,48}[\\x21-\\x7E])?");
    private static final Set<String> CONDITIONS = Set.of("NEW", "LIKE_NEW", "NEW_OTHER", "NEW_WITH_DEFECTS", "MANUFACTURER_REFURBISHED",
            "CERTIFIED_REFURBISHED", "EXCELLENT_REFURBISHED", "VERY_GOOD_REFURBISHED", "GOOD_REFURBISHED", "SELLER_REFURBISHED",
            "USED_EXCELLENT", "USED_VERY_GOOD", "USED_GOOD", "USED_ACCEPTABLE", "FOR_PARTS_OR_NOT_WORKING", "PRE_OWNED_EXCELLENT",
            "PRE_OWNED_FAIR");
    static final int BULK = 25;
    private static final String LIST = "/sell/inventory/v1/inventory_item";

    private Items() {}

    static Answer replace(Call call) {
        var language = call.contentLanguage();
        var sku = call.variable("sku");
        var body = call.body();
        return call.write(tx -> {
            boolean isNew = replace(call, tx, sku, body, language) == 201;
            return isNew ? new Answer(201, Json.object().set("warnings", Json.array())) : Answer.empty(204);
        });
    }

    static Answer bulkReplace(Call call) {
        var language = call.contentLanguage();
        var requests = Bulk.requests(call, 25727);
        Bulk.refuseRepeats(requests, "sku", 25728);
        return call.write(tx -> Bulk.answer(requests, request -> {
            var sku = Bulk.text(request, "sku");
            var answer = Json.object().put("sku", sku).put("locale", language);
            Bulk.refuseIfToldTo(call, tx, sku);
            return answer.put("statusCode", replace(call, tx, sku, request, language));
        }));
    }

    /// The whole document at once: what is left out is gone, the quantity too.
    ///
    /// @return 201 for a new one, else 204
    private static int replace(Call call, DSLContext tx, String sku, ObjectNode body, String language) {
        call.refuseIfToldTo(sku);
        check(sku, body);
        SkuLock.takeOrRefuse(tx, call.account(), sku);
        var quantity = quantity(body);
        Listings.refuseBelowAuctions(tx, call.account(), sku, quantity);
        Listings.revise(call, tx, sku).ifPresent(live -> Publishing.checkItem(body));
        var isNew = tx.fetchSingle("insert into ebay.item (account, sku, document, quantity, locale) values (?, ?, ?::jsonb, ?::int, ?)"
                + " on conflict (account, sku) do update set document = excluded.document, quantity = excluded.quantity,"
                + " locale = excluded.locale returning xmax::text = '0'", call.account(), sku, document(body).toString(), quantity,
                language)
                .get(0, Boolean.class);
        Listings.endSoldOut(call, tx, Set.of(sku));
        return isNew ? 201 : 204;
    }

    private static void check(String sku, ObjectNode body) {
        if (!SKU.matcher(sku).matches()) {
            throw EbayError.inventory(25707, "Invalid sku. sku has to be alphanumeric with upto 50 characters in length").refusal();
        }
        var quantity = Json.at(body, "availability", "shipToLocationAvailability", "quantity");
        if (!quantity.isMissingNode() && !quantity.isNull() && (!quantity.isInt() || quantity.intValue() < 0)) {
            throw EbayError.inventory(25004, "Invalid quantity. It must be a whole number of 0 or more.").refusal();
        }
        var condition = Json.text(body, "condition");
        if (condition != null && !CONDITIONS.contains(condition)) {
            throw EbayError.invalidValue("condition", condition).refusal();
        }
        var title = Json.text(body, "product", "title");
        if (title != null && title.length() > 80) {
            throw EbayError.invalidValue("title", "It may have 80 characters.").refusal();
        }
    }

    private static Integer quantity(ObjectNode body) {
        var quantity = Json.at(body, "availability", "shipToLocationAvailability", "quantity");
        return quantity.isInt() ? quantity.intValue() : null;
    }

    private static ObjectNode document(ObjectNode body) {
        var document = body.deepCopy();
        document.remove(List.of("sku", "locale"));
        if (Json.at(document, "availability", "shipToLocationAvailability") instanceof ObjectNode shipTo) {
            shipTo.remove("quantity");
        }
        return document;
    }

    static Answer get(Call call) {
        return Answer.ok(find(call, call.variable("sku"))
                .orElseThrow(() -> EbayError.inventory(404, 25710,
                        "We didn't find the resource/entity you are requesting. Please verify the request").refusal()));
    }

    static Answer bulkGet(Call call) {
        var requests = Bulk.requests(call, 25727);
        Bulk.refuseRepeats(requests, "sku", 25734);
        return Bulk.answer(requests, request -> {
            var sku = Bulk.text(request, "sku");
            var item = find(call, sku).orElseThrow(() -> EbayError.noSuchSku(404, sku).refusal());
            return Json.object().put("sku", sku).put("statusCode", 200).set("inventoryItem", item);
        });
    }

    private static Optional<ObjectNode> find(Call call, String sku) {
        return call.db().fetchOptional("select sku, document::text as document, quantity, locale from ebay.item"
                + " where account = ? and sku = ?", call.account(), sku).map(Items::json);
    }

    static Answer list(Call call) {
        var paging = Paging.of(call, 25, 200);
        int total = call.knobs().isOn(Knob.EMPTY_OBSERVATION)
                ? 0
                : call.db().fetchSingle("select count(*) from ebay.item where account = ?", call.account()).get(0, Integer.class);
        long told = Paging.told(call.knobs(), total);
        var page = paging.frame(LIST, total, paging.skipped() + paging.limit() >= told);
        var entries = page.putArray("inventoryItems");
        if (told > paging.skipped()) {
            call.db().fetch("select sku, document::text as document, quantity, locale from ebay.item where account = ? order by number"
                    + " limit ? offset ?", call.account(), Math.min(paging.limit(), told - paging.skipped()), paging.skipped())
                    .forEach(row -> entries.add(json(row)));
        }
        return Answer.ok(page);
    }

    private static ObjectNode json(Record row) {
        var document = Json.parseObject(row.get("document", String.class));
        var quantity = row.get("quantity", Integer.class);
        if (quantity != null) {
            var availability = document.withObject("/availability");
            availability.withObject("/shipToLocationAvailability").put("quantity", quantity);
        }
        return document.put("sku", row.get("sku", String.class)).put("locale", row.get("locale", String.class));
    }

    /// Takes its offers along and ends their listings.
    static Answer delete(Call call) {
        var sku = call.variable("sku");
        return call.write(tx -> {
            SkuLock.takeOrRefuse(tx, call.account(), sku);
            Listings.end(call, tx, "sku = ?", sku);
            if (tx.execute("delete from ebay.item where account = ? and sku = ?", call.account(), sku) == 0) {
                throw EbayError.noSuchSku(404, sku).refusal();
            }
            return Answer.empty(204);
        });
    }
}
