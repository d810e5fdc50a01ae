package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.item.Bucket;
import io.soldonce.projections.query.Explanation;
import io.soldonce.projections.query.ItemLookup;
import io.soldonce.projections.query.ListingLookup;
import io.soldonce.projections.query.Story;
import io.soldonce.values.Sku;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is known of one item beyond itself: where it is listed, what happened to it, why a number is what it is.
@RestController
@RequestMapping("/api/items/{sku}")
class StoryApi {
    private final ItemLookup items;
    private final ListingLookup listings;
    private final Story story;
    private final Explanation explanation;

    StoryApi(ItemLookup items, ListingLookup listings, Story story, Explanation explanation) {
        this.items = items;
        this.listings = listings;
        this.story = story;
        this.explanation = explanation;
    }

    @GetMapping("/listings")
    Map<String, Object> listings(@PathVariable String sku) {
        return Map.of("listings", listings.of(known(sku)));
    }

    /// Newest first.
    @GetMapping("/history")
    Map<String, Object> history(@PathVariable String sku, @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after) {
        var page = story.of(known(sku), Cursor.number(after), Cursor.limit(limit));
        var body = new LinkedHashMap<String, Object>();
        body.put("history", page.rows());
        body.put("next", Cursor.of(page.next(line -> Long.toString(line.index()))));
        return body;
    }

    /// The movements that add up to the units in a bucket, newest first, each with what caused it.
    @GetMapping("/explain")
    Map<String, Object> explain(@PathVariable String sku, @RequestParam(required = false) String bucket,
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String after) {
        var which = Field.choice("parameter bucket", bucket, Bucket.class, Bucket.AVAILABLE);
        if (!which.isCounted()) {
            throw Problem.invalid("parameter bucket",
                    "units in " + bucket + " are not counted; ask for a bucket of the seller's own units");
        }
        var named = known(sku);
        var explained = explanation.explain(named, which, place(after), Cursor.limit(limit));
        var item = items.find(named).orElseThrow(() -> ItemsApi.unknown(named));
        var body = new LinkedHashMap<String, Object>();
        body.put("sku", item.sku());
        body.put("bucket", explained.bucket());
        body.put("quantity", item.kit() ? item.availableToPromise() : explained.quantity());
        body.put("sum", explained.sum());
        body.put("readUpTo", explained.readUpTo());
        if (item.kit()) {
            body.put("components", item.components());
        }
        body.put("movements", explained.movements());
        body.put("next",
                explained.hasMore()
                        ? Cursor.of(explained.movements().getLast().index() + "." + explained.movements().getLast().part())
                        : null);
        return body;
    }

    private Sku known(String sku) {
        var named = Field.sku("the path", sku);
        if (!items.exists(named)) {
            throw ItemsApi.unknown(named);
        }
        return named;
    }

    private static Explanation.Place place(String after) {
        var place = Cursor.text(after);
        if (place == null) {
            return null;
        }
        if (!place.matches("\\d{1,18}\\.\\d{1,9}")) {
            throw Cursor.broken();
        }
        var dot = place.indexOf('.');
        return new Explanation.Place(Long.parseLong(place.substring(0, dot)), Integer.parseInt(place.substring(dot + 1)));
    }
}
