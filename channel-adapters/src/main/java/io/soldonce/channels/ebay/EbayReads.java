package io.soldonce.channels.ebay;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// Reading from eBay so that what was cut short is noticed.
final class EbayReads {
    private static final String CUT_SHORT = "CUT_SHORT";
    private static final int ITEMS_AT_ONCE = 25;

    private EbayReads() {}

    /// All offers of a SKU on the account's marketplace; none when eBay knows none.
    static List<JsonNode> offers(EbayApi api, String sku) {
        var answer = api.find(EbayApi.INVENTORY + "/offer?sku=" + EbayApi.encoded(sku));
        if (answer.isEmpty()) {
            return List.of();
        }
        var offers = EbayJson.elements(answer.get().path("offers"));
        if (EbayJson.number(answer.get().path("total"), -1) != offers.size()) {
            throw cutShort("the offers of " + sku + ": " + offers.size() + " of " + EbayJson.text(answer.get(), "total"));
        }
        return offers.stream().filter(offer -> api.account().marketplace().equals(EbayJson.text(offer, "marketplaceId"))).toList();
    }

    /// Items by SKU; what eBay does not know is not in the map.
    static Map<String, JsonNode> items(EbayApi api, List<String> skus) {
        var items = new HashMap<String, JsonNode>();
        for (int from = 0; from < skus.size(); from += ITEMS_AT_ONCE) {
            var part = skus.subList(from, Math.min(skus.size(), from + ITEMS_AT_ONCE));
            var requests = EbayJson.array();
            part.forEach(sku -> requests.add(EbayJson.object().put("sku", sku)));
            var body = EbayJson.object();
            body.set("requests", requests);
            var responses = EbayJson.elements(api.ask(EbayApi.INVENTORY + "/bulk_get_inventory_item", body).path("responses"));
            for (var sku : part) {
                var response = responses.stream().filter(one -> sku.equalsIgnoreCase(EbayJson.text(one, "sku"))).findFirst()
                        .orElseThrow(() -> cutShort("the item " + sku + " is not in the answer"));
                item(api, response).ifPresent(item -> items.put(sku, item));
            }
        }
        return items;
    }

    private static Optional<JsonNode> item(EbayApi api, JsonNode response) {
        var status = EbayJson.number(response.path("statusCode"), 0);
        if (status == 200 && response.path("inventoryItem").isObject()) {
            return Optional.of(response.path("inventoryItem"));
        }
        if (status == 404) {
            return Optional.empty();
        }
        throw new ChannelFailure(EbayErrors.of(status, response, null, false, api.clock().instant()));
    }

    /// Follows a list page by page, and counts.
    ///
    /// @param name of the array in each page
    /// @param key  tells two elements apart: one that moved while the pages were read may come twice, and another then not at all
    /// @param each gets every page, one after the other
    static int pages(EbayApi api, String first, String name, Function<JsonNode, String> key, Consumer<List<JsonNode>> each) {
        var keys = new HashSet<String>();
        var path = first;
        var total = -1;
        while (path != null) {
            var page = api.get(path);
            var elements = EbayJson.elements(page.path(name));
            var told = EbayJson.number(page.path("total"), -1);
            if (told < 0 || (total >= 0 && told != total)) {
                throw cutShort("the list of " + name + " said " + total + " in all, then " + EbayJson.text(page, "total"));
            }
            total = told;
            elements.forEach(element -> keys.add(key.apply(element)));
            each.accept(elements);
            path = next(page, path);
            if (path != null && elements.isEmpty()) {
                throw cutShort("the list of " + name + " has an empty page before its end");
            }
        }
        if (keys.size() != total) {
            throw cutShort("the list of " + name + " told " + keys.size() + " of " + total);
        }
        return total;
    }

    /// Only path and query of the link: the token goes to no other host than the account's.
    private static String next(JsonNode page, String current) {
        var link = EbayJson.text(page, "next");
        if (link == null) {
            return null;
        }
        var next = URI.create(link.replace("[", "%5B").replace("]", "%5D").replace(" ", "%20"));
        var path = next.getRawPath() + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery());
        if (path.equals(current)) {
            throw cutShort("a page names itself as the next: " + path);
        }
        return path;
    }

    /// The same question for many at once; [EbayHttp] holds back what would be too many calls. In the order of the questions.
    static <Q, A> List<A> each(List<Q> questions, Function<Q, A> answer) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = questions.stream().map(question -> threads.submit(() -> answer.apply(question))).toList();
            var answers = new ArrayList<A>();
            for (var one : asked) {
                answers.add(one.get());
            }
            return answers;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ChannelFailure(new CallOutcome.Transient("STOPPED", "stopped while reading"));
        }
    }

    /// Whatever is odd about an answer is the marketplace's trouble, not ours to fall over.
    static <T> T understood(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ChannelFailure failed) {
            throw failed;
        } catch (RuntimeException odd) {
            throw new ChannelFailure(new CallOutcome.Transient("NOT_UNDERSTOOD", "the answer is not as agreed: " + odd));
        }
    }

    static boolean isCutShort(ChannelFailure failed) {
        return failed.outcome() instanceof CallOutcome.Transient(var code, var _) && code.equals(CUT_SHORT);
    }

    static ChannelFailure cutShort(String words) {
        return new ChannelFailure(new CallOutcome.Transient(CUT_SHORT, words));
    }
}
