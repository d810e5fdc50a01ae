package io.soldonce.sandbox.ebay;

import tools.jackson.databind.node.ObjectNode;

/// The Inventory API's pages: `offset` is a page number there, not a count of records.
///
/// Source: eBay Sell Inventory API 1.18.4, getInventoryItems and getOffers.
record Paging(int limit, int page) {
    static Paging of(Call call, int standard, int max) {
        return new Paging(number(call, "limit", standard, 1, max), number(call, "offset", 0, 0, Integer.MAX_VALUE));
    }

    private static int number(Call call, String name, int standard, int min, int max) {
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
        throw EbayError
                .inventory(25706, "You have provided invalid pagination values.  " + name + " must be from " + min + " to " + max + ".")
                .refusal();
    }

    long skipped() {
        return (long) limit * page;
    }

    /// How many of `total` the lists are willing to tell of.
    static long told(Knobs knobs, int total) {
        long limit = knobs.number(Knob.TRUNCATE_OBSERVATION);
        return limit > 0 ? Math.min(limit, total) : total;
    }

    /// @param path   with the query parameters that stay
    /// @param isLast true when `next` is left out
    ObjectNode frame(String path, int total, boolean isLast) {
        var frame = Json.object().put("href", at(path, page)).put("total", total).put("size", (total + limit - 1) / limit).put("limit",
                limit);
        if (!isLast) {
            frame.put("next", at(path, page + 1));
        }
        if (page > 0) {
            frame.put("prev", at(path, page - 1));
        }
        return frame;
    }

    private String at(String path, int number) {
        return path + (path.contains("?") ? "&" : "?") + "limit=" + limit + "&offset=" + number;
    }
}
