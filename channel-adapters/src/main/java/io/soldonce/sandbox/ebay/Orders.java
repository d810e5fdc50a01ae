package io.soldonce.sandbox.ebay;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jooq.DSLContext;

/// The orders of the Fulfillment API.
///
/// Source: eBay Sell Fulfillment API 1.20.7, getOrders and getOrder. `offset` counts orders here. The order of the pages is not said there;
/// newest first is assumed.
final class Orders {
    private static final Duration TOLD_WITHOUT_FILTER = Duration.ofDays(90);
    private static final Pattern FILTER = Pattern.compile("([A-Za-z]+):(\\[[^\\]]*]|\\{[^}]*})(?:,|$)");
    private static final String PATH = "/sell/fulfillment/v1/order";
    private static final int MOST_IDS = 50;
    private static final int MOST = 200;

    private Orders() {}

    static Answer list(Call call) {
        var conditions = new ArrayList<>(List.of("p.account = ?", "p.visible_at <= ?::timestamptz"));
        var bindings = new ArrayList<Object>(List.of(call.account(), call.now().atOffset(ZoneOffset.UTC)));
        var ids = call.query().get("orderIds");
        int limit = MOST;
        int offset = 0;
        if (ids != null) {
            var wanted = ids.split(",");
            if (wanted.length > MOST_IDS) {
                throw EbayError.fulfillment(30900, "Exceeded maximum number of order IDs (the current limit is 50)").refusal();
            }
            conditions.add("p.order_id = any(?)");
            bindings.add(Arrays.stream(wanted).map(String::strip).toArray(String[]::new));
        } else {
            limit = number(call, "limit", 50, 1, MOST, 31100);
            offset = number(call, "offset", 0, 0, Integer.MAX_VALUE, 31000);
            filters(call, conditions, bindings);
        }
        var where = " where " + String.join(" and ", conditions);
        int total = call.db().fetchSingle("select count(*) from ebay.purchase p" + where, bindings.toArray()).get(0, Integer.class);
        bindings.addAll(List.of(limit, offset));
        var found = OrderDocument.find(call.db(), where + " order by p.created_at desc, p.number desc limit ? offset ?",
                bindings.toArray());
        var page = Json.object().put("href", at(call, limit, offset)).put("total", total).put("limit", limit).put("offset", offset);
        if (offset + limit < total) {
            page.put("next", at(call, limit, offset + limit));
        }
        if (offset > 0) {
            page.put("prev", at(call, limit, Math.max(0, offset - limit)));
        }
        var orders = page.putArray("orders");
        found.forEach(order -> orders.add(order.json(false)));
        return Answer.ok(page);
    }

    private static String at(Call call, int limit, int offset) {
        var query = new StringBuilder("?");
        var filter = call.query().get("filter");
        if (filter != null) {
            query.append("filter=").append(java.net.URLEncoder.encode(filter, java.nio.charset.StandardCharsets.UTF_8)).append('&');
        }
        return call.url().substring(0, call.url().indexOf(PATH)) + PATH + query + "limit=" + limit + "&offset=" + offset;
    }

    private static int number(Call call, String name, int standard, int min, int max, int errorId) {
        var given = call.query().get(name);
        if (given == null) {
            return standard;
        }
        try {
            int number = Integer.parseInt(given);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the refusal
        }
        throw EbayError.fulfillment(errorId, "Invalid " + name + ": " + given).refusal();
    }

    private static void filters(Call call, List<String> conditions, List<Object> bindings) {
        var filters = parse(call.query().getOrDefault("filter", ""));
        var dates = filters.containsKey("creationdate") ? "creationdate" : "lastmodifieddate"; // creation wins
        if (filters.containsKey(dates)) {
            between(call.now(), dates, filters.get(dates), conditions, bindings);
        } else {
            conditions.add("p.created_at >= ?::timestamptz");
            bindings.add(call.now().minus(TOLD_WITHOUT_FILTER).atOffset(ZoneOffset.UTC));
        }
        var status = filters.get("orderfulfillmentstatus");
        if (status != null && !status.contains("NOT_STARTED")) {
            conditions.add("false"); // nothing is shipped here
        }
    }

    private static Map<String, String> parse(String text) {
        var filters = new LinkedHashMap<String, String>();
        var matcher = FILTER.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            filters.put(matcher.group(1), matcher.group(2).substring(1, matcher.group(2).length() - 1));
            end = matcher.end();
        }
        if (end < text.length()) {
            throw EbayError.fulfillment(30800, "Invalid filter value " + text.substring(end) + " for filter").refusal();
        }
        for (var name : filters.keySet()) {
            if (!List.of("creationdate", "lastmodifieddate", "orderfulfillmentstatus").contains(name)) {
                throw EbayError.fulfillment(30700, "Invalid filter name: " + name).refusal();
            }
        }
        return filters;
    }

    private static void between(Instant now, String name, String range, List<String> conditions, List<Object> bindings) {
        var ends = range.split("\\.\\.", -1);
        if (ends.length != 2) {
            throw EbayError.fulfillment(30800, "Invalid filter value " + range + " for filter " + name).refusal();
        }
        if (ends[0].isEmpty()) {
            throw EbayError.fulfillment(30820, "Start date is missing").refusal();
        }
        var from = instant(ends[0]);
        var to = ends[1].isEmpty() ? now : instant(ends[1]);
        if (from.isAfter(now) || to.isAfter(now)) {
            throw EbayError.fulfillment(30850, "Start and end dates can't be in the future").refusal();
        }
        if (from.isAfter(to)) {
            throw EbayError.fulfillment(30840, "Start date should be before end date").refusal();
        }
        if (from.isBefore(now.minus(Duration.ofDays(731)))) {
            throw EbayError.fulfillment(30830, "Time range between start date and end date must be within '2' years.").refusal();
        }
        var column = name.equals("creationdate") ? "p.created_at" : "p.modified_at";
        conditions.add(column + " >= ?::timestamptz and " + column + " <= ?::timestamptz");
        bindings.addAll(List.of(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC)));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw EbayError.fulfillment(30810, "Invalid date format").refusal();
        }
    }

    /// Answers at once for an order the feed does not tell of yet.
    static Answer get(Call call) {
        return Answer.ok(find(call.db(), call.account(), call.variable("orderId"))
                .orElseThrow(() -> new EbayError(404, 32100, "API_FULFILLMENT", "REQUEST", "Invalid order ID: " + call.variable("orderId"),
                        Map.of()).refusal())
                .json(true));
    }

    static java.util.Optional<OrderDocument> find(DSLContext db, String account, String orderId) {
        return OrderDocument.find(db, " where p.account = ? and p.order_id = ?", account, orderId).stream().findFirst();
    }
}
