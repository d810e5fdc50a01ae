package io.soldonce.app.api;

import io.soldonce.item.Bucket;
import io.soldonce.projections.query.Explanation;
import io.soldonce.projections.query.ItemLookup;
import io.soldonce.projections.query.ListingLookup;
import io.soldonce.projections.query.Page;
import io.soldonce.projections.query.Story;
import io.soldonce.values.Sku;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
    private final Asked asked;

    StoryApi(ItemLookup items, ListingLookup listings, Story story, Explanation explanation, Asked asked) {
        this.items = items;
        this.listings = listings;
        this.story = story;
        this.explanation = explanation;
        this.asked = asked;
    }

    @GetMapping("/listings")
    Map<String, Object> listings(@PathVariable String sku) {
        return Map.of("listings", listings.of(known(sku)));
    }

    /// Newest first.
    @GetMapping({"/history", "/history.csv"})
    Object history(@PathVariable String sku, @RequestParam(required = false) Integer limit, @RequestParam(required = false) String after,
            HttpServletRequest request, HttpServletResponse response) {
        var named = known(sku);
        if (Sheet.isWanted(request)) {
            return Sheet.<Story.Line>named("history-" + named).with("index", Story.Line::index).with("recorded_at", Story.Line::recordedAt)
                    .with("occurred_at", Story.Line::occurredAt).with("kind", Story.Line::kind).with("sentence", Story.Line::sentence)
                    .with("units", Story.Line::units).with("channel", Story.Line::channel).with("order_id", Story.Line::orderId)
                    .with("actor", Story.Line::actor).with("source", Story.Line::source).with("cause", Story.Line::cause)
                    .write(Sheet.all(last -> story.of(named, last == null ? null : last.index(), Sheet.ROWS_AT_ONCE)), response);
        }
        var page = story.of(named, Cursor.number(after), Cursor.limit(limit));
        var body = new LinkedHashMap<String, Object>();
        body.put("history", page.rows());
        body.put("next", Cursor.of(page.next(line -> Long.toString(line.index()))));
        return body;
    }

    /// The movements that add up to the units in a bucket, newest first, each with what caused it: in one location or in all, now or at an
    /// instant.
    @GetMapping({"/explain", "/explain.csv"})
    Object explain(@PathVariable String sku, @RequestParam(required = false) String bucket,
            @RequestParam(required = false) String location, @RequestParam(required = false) String at,
            @RequestParam(required = false) String axis, @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after, HttpServletRequest request, HttpServletResponse response) {
        var which = Field.choice("parameter bucket", bucket, Bucket.class, Bucket.AVAILABLE);
        var named = known(sku);
        var question = new Explanation.Question(named, which, Field.optional("parameter location", location, 60),
                at == null && axis == null ? null : asked.asOf(at, axis));
        if (Sheet.isWanted(request)) {
            return file(question, response);
        }
        var explained = explanation.explain(question, place(after), Cursor.limit(limit));
        var item = items.find(named).orElseThrow(() -> ItemsApi.unknown(named));
        var isKitNow = item.kit() && question.asOf() == null;
        var body = new LinkedHashMap<String, Object>();
        body.put("sku", item.sku());
        body.put("bucket", explained.bucket());
        body.put("location", question.location());
        body.put("quantity", isKitNow ? item.availableToPromise() : explained.quantity());
        body.put("sum", explained.sum());
        body.put("readUpTo", explained.readUpTo());
        if (item.kit()) {
            body.put("components", item.components());
        }
        body.put("movements", explained.movements());
        body.put("next", explained.hasMore() ? Cursor.of(end(explained)) : null);
        return body;
    }

    private Object file(Explanation.Question question, HttpServletResponse response) {
        var all = Sheet.<Explanation.Step>all(last -> {
            var found = explanation.explain(question, last == null ? null : new Explanation.Place(last.index(), last.part()),
                    Sheet.ROWS_AT_ONCE);
            return new Page<>(found.movements(), found.hasMore());
        });
        return Sheet.<Explanation.Step>named("explain-" + question.sku()).with("index", Explanation.Step::index)
                .with("effect", Explanation.Step::effect).with("balance", Explanation.Step::balance)
                .with("change", Explanation.Step::change).with("from", Explanation.Step::from).with("to", Explanation.Step::to)
                .with("location", Explanation.Step::location).with("sentence", Explanation.Step::sentence)
                .with("channel", Explanation.Step::channel).with("order_id", Explanation.Step::orderId)
                .with("actor", Explanation.Step::actor).with("source", Explanation.Step::source)
                .with("occurred_at", Explanation.Step::occurredAt).with("recorded_at", Explanation.Step::recordedAt).write(all, response);
    }

    private static String end(Explanation.Explained explained) {
        return explained.movements().getLast().index() + "." + explained.movements().getLast().part();
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
