package io.soldonce.app.api;

import io.soldonce.projections.query.ItemLookup;
import io.soldonce.projections.query.asof.StockDifference;
import io.soldonce.projections.query.asof.StockDifference.Changed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What became of the units between two instants.
@RestController
class DifferenceApi {
    private final ItemLookup items;
    private final StockDifference difference;
    private final Asked asked;

    DifferenceApi(ItemLookup items, StockDifference difference, Asked asked) {
        this.items = items;
        this.difference = difference;
        this.asked = asked;
    }

    @GetMapping({"/api/items/{sku}/difference", "/api/items/{sku}/difference.csv"})
    Object item(@PathVariable String sku, @RequestParam(required = false) String from, @RequestParam(required = false) String to,
            @RequestParam(required = false) String axis, HttpServletRequest request, HttpServletResponse response) {
        var named = Field.sku("the path", sku);
        if (!items.exists(named)) {
            throw ItemsApi.unknown(named);
        }
        var found = difference.of(named, asked.between(from, to, axis));
        if (Sheet.isWanted(request)) {
            return sheet("difference-" + named).write(rows(found.changed()), response);
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("sku", found.changed().sku());
        body.put("from", Asked.said(found.from()));
        body.put("to", Asked.said(found.to()));
        body.put("places", found.changed().places());
        body.put("moved", found.changed().moved());
        return body;
    }

    @GetMapping({"/api/stock/difference", "/api/stock/difference.csv"})
    Object stock(@RequestParam(required = false) String from, @RequestParam(required = false) String to,
            @RequestParam(required = false) String axis, @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after, HttpServletRequest request, HttpServletResponse response) {
        var between = asked.between(from, to, axis);
        if (Sheet.isWanted(request)) {
            return sheet("difference").write(Sheet.<Changed>all(
                    last -> difference.page(between, last == null ? null : last.sku(), Sheet.ROWS_AT_ONCE).items())
                    .flatMap(DifferenceApi::rows), response);
        }
        var all = difference.page(between, Cursor.text(after), Cursor.limit(limit));
        var body = new LinkedHashMap<String, Object>(Map.of("from", Asked.said(all.from()), "to", Asked.said(all.to())));
        body.put("items", all.items().rows());
        body.put("next", Cursor.of(all.items().next(Changed::sku)));
        return body;
    }

    private record Row(String sku, String title, StockDifference.Place place) {}

    private static Stream<Row> rows(Changed changed) {
        return changed.places().stream().map(place -> new Row(changed.sku(), changed.title(), place));
    }

    private static Sheet<Row> sheet(String name) {
        return Sheet.<Row>named(name).with("sku", Row::sku).with("title", Row::title).with("location", row -> row.place().location())
                .with("bucket", row -> row.place().bucket()).with("before", row -> row.place().before())
                .with("came", row -> row.place().came()).with("went", row -> row.place().went()).with("after", row -> row.place().after());
    }
}
