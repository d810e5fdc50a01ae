package io.soldonce.sandbox.ebay;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jooq.DSLContext;

import tools.jackson.databind.node.ObjectNode;

/// Offers: what a thing costs on one marketplace, in one format, and on which terms.
///
/// Source: eBay Sell Inventory API 1.18.4, `offer`.
final class Offers {
    private static final String PATH = "/sell/inventory/v1/offer";

    private Offers() {}

    static Answer create(Call call) {
        call.contentLanguage();
        var body = call.body();
        return call.write(tx -> new Answer(201, Json.object().put("offerId", Long.toString(create(call, tx, body)))));
    }

    static Answer bulkCreate(Call call) {
        call.contentLanguage();
        var requests = Bulk.requests(call, 25730);
        return call.write(tx -> Bulk.answer(requests, request -> {
            Bulk.refuseIfToldTo(call, tx, Bulk.text(request, "sku"));
            return Json.object().put("sku", Bulk.text(request, "sku")).put("marketplaceId", Bulk.text(request, "marketplaceId"))
                    .put("format", Bulk.text(request, "format")).put("offerId", Long.toString(create(call, tx, request)))
                    .put("statusCode", 201);
        }));
    }

    private static long create(Call call, DSLContext tx, ObjectNode body) {
        var sku = Bulk.text(body, "sku");
        var marketplace = Bulk.text(body, "marketplaceId");
        var format = Bulk.text(body, "format");
        call.refuseIfToldTo(sku);
        check(body, format);
        SkuLock.takeOrRefuse(tx, call.account(), sku);
        if (tx.fetch("select from ebay.item where account = ? and sku = ?", call.account(), sku).isEmpty()) {
            throw EbayError.noSuchSku(400, sku).refusal();
        }
        var there = tx.fetchOptional("select offer_id from ebay.offer where account = ? and sku = ? and marketplace = ? and format = ?",
                call.account(), sku, marketplace, format);
        if (there.isPresent()) {
            throw EbayError.inventory(25002, "A user error has occurred. Offer entity already exists.")
                    .with("offerId", there.get().get(0, String.class)).refusal();
        }
        return tx.fetchSingle("insert into ebay.offer (account, sku, marketplace, format, document, quantity, price, currency)"
                + " values (?, ?, ?, ?, ?::jsonb, ?::int, ?::numeric, ?) returning offer_id", call.account(), sku, marketplace, format,
                document(body).toString(), quantity(body), price(body), Json.text(body, "pricingSummary", "price", "currency"))
                .get(0, Long.class);
    }

    /// The whole offer at once: what is left out is gone. Without `availableQuantity` the item's whole stock is on offer.
    static Answer replace(Call call) {
        call.contentLanguage();
        var body = call.body();
        return call.write(tx -> {
            var before = OfferRow.require(tx, call.account(), call.variable("offerId"));
            call.refuseIfToldTo(before.sku());
            check(body, before.format());
            SkuLock.takeOrRefuse(tx, call.account(), before.sku());
            if (before.isLive()) {
                Listings.revise(call, tx, before.sku());
            }
            tx.execute("update ebay.offer set document = ?::jsonb, quantity = ?::int, price = ?::numeric, currency = ? where offer_id = ?",
                    document(body).toString(), quantity(body), price(body), Json.text(body, "pricingSummary", "price", "currency"),
                    before.offerId());
            if (before.isLive()) {
                Publishing.check(tx, call.account(), OfferRow.require(tx, call.account(), call.variable("offerId")), false);
                Listings.endSoldOut(call, tx, Set.of(before.sku()));
            }
            return Answer.empty(204);
        });
    }

    private static void check(ObjectNode body, String format) {
        var quantity = body.path("availableQuantity");
        if (!quantity.isMissingNode() && !quantity.isNull() && (!quantity.isInt() || quantity.intValue() < 0)) {
            throw EbayError.inventory(25004, "Invalid quantity. availableQuantity must be a whole number of 0 or more.").refusal();
        }
        price(body);
        boolean hasStartPrice = body.path("pricingSummary").has("auctionStartPrice")
                || body.path("pricingSummary").has("auctionReservePrice");
        switch (format) {
            case "FIXED_PRICE" -> {
                if (hasStartPrice) {
                    throw EbayError.inventory(25758, "auctionStartPrice and auctionReservePrice are not supported for fixed price offer.")
                            .refusal();
                }
                var duration = Json.text(body, "listingDuration");
                if (duration != null && !duration.equals("GTC")) {
                    throw EbayError.invalidValue("listingDuration", "A fixed-price offer is GTC.").refusal();
                }
            }
            case "AUCTION" -> {
                if (quantity.isInt()) {
                    throw EbayError.inventory(25762, "availableQuantity is not applicable for auction offer.").refusal();
                }
                if (Json.text(body, "listingDuration") == null) {
                    throw EbayError.inventory(25755, "listingDuration is required for auction offer.").refusal();
                }
                if (!hasStartPrice) {
                    throw EbayError.inventory(25757, "auctionStartPrice is required for auction offer.").refusal();
                }
            }
            default -> throw EbayError.invalidValue("format", format).refusal();
        }
    }

    private static Integer quantity(ObjectNode body) {
        return body.path("availableQuantity").isInt() ? body.path("availableQuantity").intValue() : null;
    }

    /// Null when there is none.
    static BigDecimal price(ObjectNode body) {
        var price = body.path("pricingSummary").path("price");
        return price.isMissingNode() || price.isNull() ? null : amount(Json.text(price, "value"), Json.text(price, "currency"));
    }

    /// @throws EbayRefusal 25003
    static BigDecimal amount(String value, String currency) {
        if (value == null || currency == null || !value.matches("\\d{1,9}(\\.\\d{1,2})?") || new BigDecimal(value).signum() == 0) {
            throw EbayError.inventory(25003, "Invalid price. \"" + value + "\" " + currency + " is not an amount above 0 with a currency.")
                    .refusal();
        }
        return new BigDecimal(value);
    }

    private static ObjectNode document(ObjectNode body) {
        var document = body.deepCopy();
        document.remove(List.of("offerId", "sku", "marketplaceId", "format", "availableQuantity", "status", "listing"));
        if (document.get("pricingSummary") instanceof ObjectNode pricing) {
            pricing.remove("price");
        }
        return document;
    }

    static Answer get(Call call) {
        return Answer.ok(OfferRow.require(call.db(), call.account(), call.variable("offerId")).json());
    }

    /// The offers of one SKU. None at all is 404, 25713, not an empty list: the contract leaves it open, eBay is known to do so.
    static Answer list(Call call) {
        var paging = Paging.of(call, 100, 200);
        var sku = call.query().get("sku");
        if (sku == null || sku.isEmpty()) {
            throw EbayError.invalidValue("sku", "It is missing.").refusal();
        }
        var condition = new StringBuilder("o.account = ? and o.sku = ?");
        var bindings = new ArrayList<Object>(List.of(call.account(), sku));
        var path = new StringBuilder(PATH + "?sku=" + URLEncoder.encode(sku, StandardCharsets.UTF_8));
        for (var filter : List.of("marketplace", "format")) {
            var name = filter.equals("marketplace") ? "marketplace_id" : filter;
            var value = call.query().get(name);
            if (value != null) {
                condition.append(" and o.").append(filter).append(" = ?");
                bindings.add(value);
                path.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        var found = OfferRow.find(call.db(), condition + " order by o.offer_id", bindings.toArray());
        if (found.isEmpty()) {
            throw EbayError.noSuchOffer(404, sku).refusal();
        }
        long told = Paging.told(call.knobs(), found.size());
        var page = paging.frame(path.toString(), found.size(), paging.skipped() + paging.limit() >= told);
        var offers = page.putArray("offers");
        found.stream().limit(told).skip(paging.skipped()).limit(paging.limit()).forEach(offer -> offers.add(offer.json()));
        return Answer.ok(page);
    }

    /// Ends its listing, if it has one.
    static Answer delete(Call call) {
        return call.write(tx -> {
            var offer = OfferRow.require(tx, call.account(), call.variable("offerId"));
            SkuLock.takeOrRefuse(tx, call.account(), offer.sku());
            Listings.end(call, tx, "offer_id = ?", offer.offerId());
            tx.execute("delete from ebay.offer where offer_id = ?", offer.offerId());
            return Answer.empty(204);
        });
    }
}
