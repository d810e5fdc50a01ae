package io.soldonce.sandbox.ebay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Up to 25 requests for new quantities and prices; three statements for all of them.
///
/// Source: eBay Sell Inventory API 1.18.4, bulkUpdatePriceQuantity. A request is one SKU: the total in stock, its offers, or both. Each offer
/// succeeds or fails by itself; trouble of the SKU fails all of them.
final class PriceQuantity {
    /// What one SKU looks like under the lock.
    private record Stock(boolean isLocked, boolean isItem, boolean hasAuction, boolean isExhausted, Map<Long, Boolean> liveOffers) {}

    /// What is to be written.
    private static final class Changes {
        final List<String> skus = new ArrayList<>();
        final List<Integer> totals = new ArrayList<>();
        final List<Long> offers = new ArrayList<>();
        final List<Integer> quantities = new ArrayList<>();
        final List<BigDecimal> prices = new ArrayList<>();
        final List<String> currencies = new ArrayList<>();
        final Set<String> revised = new LinkedHashSet<>();
    }

    private PriceQuantity() {}

    static Answer update(Call call) {
        var requests = Bulk.requests(call, 25709);
        return call.write(tx -> update(call, tx, requests));
    }

    private static Answer update(Call call, DSLContext tx, List<ObjectNode> requests) {
        var skuOfOffer = new HashMap<Long, String>();
        var stocks = stocks(call, tx, requests, skuOfOffer);
        var named = requests.stream().map(request -> sku(request, skuOfOffer)).toList();
        if (call.knobs().isOn(Knob.STRICT_ONE_SKU) && new HashSet<>(named).size() > 1) {
            throw EbayError.inventory(25002, "Any User error. Only one SKU can be updated per call.").refusal();
        }
        var changes = new Changes();
        var responses = new ArrayList<ObjectNode>();
        var seen = new HashSet<String>();
        for (int i = 0; i < requests.size(); i++) {
            var sku = named.get(i);
            var error = trouble(call, tx, requests.get(i), sku, stocks.get(sku), seen.add(sku));
            one(requests.get(i), sku, stocks.get(sku), error, skuOfOffer, changes, responses);
        }
        write(call, tx, changes);
        return Bulk.answer(responses);
    }

    /// Null when the offer and the SKU are unknown.
    private static String sku(ObjectNode request, Map<Long, String> skuOfOffer) {
        var given = Json.text(request, "sku");
        return given != null
                ? given
                : request.path("offers").values().stream().map(offer -> skuOfOffer.get(OfferRow.number(Json.text(offer, "offerId"))))
                        .filter(found -> found != null).findFirst().orElse(null);
    }

    /// Why nothing of this request can be done; null when it can.
    private static EbayError trouble(Call call, DSLContext tx, ObjectNode request, String sku, Stock stock, boolean isFirst) {
        var offers = request.path("offers").values();
        if (offers.isEmpty() && !request.has("shipToLocationAvailability")) {
            return EbayError.invalidValue("requests", "Neither shipToLocationAvailability nor offers is given.");
        }
        if (request.has("shipToLocationAvailability") && Json.text(request, "sku") == null) {
            return EbayError.invalidValue("sku", "It is needed with shipToLocationAvailability.");
        }
        if (offers.size() > Bulk.MOST) {
            return EbayError.invalidValue("offers", "There may be 25 of them.");
        }
        if (offers.stream().map(offer -> Json.text(offer, "offerId")).distinct().count() < offers.size()) {
            return EbayError.inventory(25002, "Any User error. An offerId is given twice.");
        }
        if (!isFirst) {
            return EbayError.inventory(25002, "Any User error. A SKU is given twice.");
        }
        if (sku == null) {
            return EbayError.noSuchOffer(404, Json.text(offers.iterator().next(), "offerId"));
        }
        if (call.knobs().texts(Knob.FAIL_SKUS).contains(sku)) {
            return Call.toldToFail();
        }
        if (call.take(tx, Knob.FAIL_ITEMS)) {
            return EbayError.inventory(500, 25001, "A system error has occurred.");
        }
        if (!stock.isLocked()) {
            return EbayError.concurrent();
        }
        if (!stock.isItem()) {
            return EbayError.noSuchSku(404, sku);
        }
        if (stock.isExhausted()) {
            return Listings.tooOften(25002);
        }
        var total = Json.at(request, "shipToLocationAvailability", "quantity");
        if (request.has("shipToLocationAvailability") && (!total.isInt() || total.intValue() < 0)) {
            return EbayError.invalidValue("quantity", "It must be a whole number of 0 or more.");
        }
        return total.isInt() && total.intValue() == 0 && stock.hasAuction() ? Listings.belowAuctions() : null;
    }

    private static void one(ObjectNode request, String sku, Stock stock, EbayError error, Map<Long, String> skuOfOffer,
            Changes changes, List<ObjectNode> responses) {
        if (error == null && request.has("shipToLocationAvailability")) {
            changes.skus.add(sku);
            changes.totals.add(Json.at(request, "shipToLocationAvailability", "quantity").intValue());
            changes.revised.add(sku);
        }
        for (var offer : request.path("offers").values()) {
            var offerId = Json.text(offer, "offerId");
            var trouble = error != null ? error : trouble(offer, sku, stock, skuOfOffer);
            responses.add(response(sku, trouble).put("offerId", offerId));
            if (trouble == null) {
                var price = offer.path("price");
                changes.offers.add(OfferRow.number(offerId));
                changes.quantities.add(offer.path("availableQuantity").isInt() ? offer.path("availableQuantity").intValue() : null);
                changes.prices.add(price.isObject() ? new BigDecimal(Json.text(price, "value")) : null);
                changes.currencies.add(Json.text(price, "currency"));
                changes.revised.add(sku);
            }
        }
        if (request.path("offers").isEmpty()) {
            responses.add(response(sku, error));
        }
    }

    private static EbayError trouble(JsonNode offer, String sku, Stock stock, Map<Long, String> skuOfOffer) {
        var offerId = Json.text(offer, "offerId");
        var number = OfferRow.number(offerId);
        if (number == null || !skuOfOffer.containsKey(number)) {
            return EbayError.noSuchOffer(404, offerId);
        }
        if (!sku.equals(skuOfOffer.get(number))) {
            return EbayError.inventory(25002, "Any User error. Offer " + offerId + " is of another SKU than " + sku + ".");
        }
        if (!stock.liveOffers().getOrDefault(number, false)) {
            return EbayError.inventory(25002,
                    "Any User error. Offer " + offerId + " has no live listing: use updateOffer or publishOffer.");
        }
        var quantity = offer.path("availableQuantity");
        if (quantity.isMissingNode() && !offer.has("price")) {
            return EbayError.invalidValue("offers", "Neither availableQuantity nor price is given.");
        }
        if (!quantity.isMissingNode() && (!quantity.isInt() || quantity.intValue() < 0)) {
            return EbayError.invalidValue("availableQuantity", "It must be a whole number of 0 or more.");
        }
        try {
            if (offer.has("price")) {
                Offers.amount(Json.text(offer, "price", "value"), Json.text(offer, "price", "currency"));
            }
            return null;
        } catch (EbayRefusal e) {
            return EbayError.invalidValue("price", e.error().message());
        }
    }

    private static ObjectNode response(String sku, EbayError error) {
        var response = Json.object();
        if (sku != null) {
            response.put("sku", sku);
        }
        response.put("statusCode", error == null ? 200 : error.status());
        response.set("errors", EbayError.list(error == null ? List.of() : List.of(error)));
        return response;
    }

    private static Map<String, Stock> stocks(Call call, DSLContext tx, List<ObjectNode> requests, Map<Long, String> skuOfOffer) {
        var skus = requests.stream().map(request -> Json.text(request, "sku")).filter(sku -> sku != null).distinct();
        var offers = requests.stream().flatMap(request -> request.path("offers").values().stream())
                .map(offer -> OfferRow.number(Json.text(offer, "offerId"))).filter(id -> id != null).distinct();
        var locked = tx.fetch("select s.sku, pg_try_advisory_xact_lock(hashtextextended(? || '/' || s.sku, 0)) as is_locked from ("
                + "select unnest(?::text[]) as sku union select sku from ebay.offer where account = ? and offer_id = any(?::bigint[])) s",
                call.account(), skus.toArray(String[]::new), call.account(), offers.toArray(Long[]::new));
        var stocks = new HashMap<String, Stock>();
        locked.forEach(row -> stocks.put(row.get("sku", String.class),
                new Stock(row.get("is_locked", Boolean.class), false, false, false, Map.of())));
        var today = Listings.pacificDay(call.now());
        tx.fetch("select i.sku, array_agg(o.offer_id) as ids, array_agg(o.is_published and l.ended_at is null) as lives,"
                + " coalesce(bool_or(o.format = 'AUCTION' and o.is_published and l.ended_at is null), false) as has_auction,"
                + " coalesce(bool_or(o.is_published and l.ended_at is null and l.revised_on = ?::date and l.revisions >= ?), false) as spent"
                + " from ebay.item i left join ebay.offer o using (account, sku) left join ebay.listing l on l.listing_id = o.listing_id"
                + " where i.account = ? and i.sku = any(?) group by i.sku", today, Listings.REVISIONS_A_DAY, call.account(),
                stocks.keySet().toArray(String[]::new)).forEach(row -> {
                    var live = new HashMap<Long, Boolean>();
                    var ids = row.get("ids", Long[].class);
                    var lives = row.get("lives", Boolean[].class);
                    for (int i = 0; i < ids.length; i++) {
                        if (ids[i] != null) {
                            live.put(ids[i], lives[i]);
                            skuOfOffer.put(ids[i], row.get("sku", String.class));
                        }
                    }
                    stocks.computeIfPresent(row.get("sku", String.class), (sku, stock) -> new Stock(stock.isLocked(), true,
                            row.get("has_auction", Boolean.class), row.get("spent", Boolean.class), live));
                });
        return stocks;
    }

    private static void write(Call call, DSLContext tx, Changes changes) {
        if (!changes.skus.isEmpty()) {
            tx.execute("update ebay.item i set quantity = n.quantity from unnest(?::text[], ?::int[]) n (sku, quantity)"
                    + " where i.account = ? and i.sku = n.sku", changes.skus.toArray(String[]::new), changes.totals.toArray(Integer[]::new),
                    call.account());
        }
        if (!changes.offers.isEmpty()) {
            tx.execute("update ebay.offer o set quantity = coalesce(n.quantity, o.quantity), price = coalesce(n.price, o.price),"
                    + " currency = coalesce(n.currency, o.currency) from unnest(?::bigint[], ?::int[], ?::numeric[], ?::text[])"
                    + " n (offer_id, quantity, price, currency) where o.offer_id = n.offer_id", changes.offers.toArray(Long[]::new),
                    changes.quantities.toArray(Integer[]::new), changes.prices.toArray(BigDecimal[]::new),
                    changes.currencies.toArray(String[]::new));
        }
        if (!changes.revised.isEmpty()) {
            var today = Listings.pacificDay(call.now());
            tx.execute("update ebay.listing l set revisions = case when l.revised_on = ?::date then l.revisions + 1 else 1 end,"
                    + " revised_on = ?::date from ebay.offer o where o.listing_id = l.listing_id and o.is_published and l.ended_at is null"
                    + " and o.account = ? and o.sku = any(?)", today, today, call.account(), changes.revised.toArray(String[]::new));
            Listings.endSoldOut(call, tx, changes.revised);
        }
    }
}
