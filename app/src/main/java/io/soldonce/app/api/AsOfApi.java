package io.soldonce.app.api;

import io.soldonce.projections.query.ItemLookup;
import io.soldonce.projections.query.Page;
import io.soldonce.projections.query.asof.AsOf;
import io.soldonce.projections.query.asof.DesiredAsOf;
import io.soldonce.projections.query.asof.ShownAsOf;
import io.soldonce.projections.query.asof.StockAsOf;
import io.soldonce.projections.query.asof.ValueAsOf;
import io.soldonce.values.Sku;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What was so at any instant: units, what they had cost, what listings should have shown, had been sent and were seen to show.
@RestController
class AsOfApi {
    private final ItemLookup items;
    private final StockAsOf stock;
    private final ValueAsOf value;
    private final DesiredAsOf desired;
    private final ShownAsOf shown;
    private final Asked asked;

    AsOfApi(ItemLookup items, StockAsOf stock, ValueAsOf value, DesiredAsOf desired, ShownAsOf shown, Asked asked) {
        this.items = items;
        this.stock = stock;
        this.value = value;
        this.desired = desired;
        this.shown = shown;
        this.asked = asked;
    }

    @GetMapping({"/api/items/{sku}/as-of", "/api/items/{sku}/as-of.csv"})
    Object item(@PathVariable String sku, @RequestParam(required = false) String at, @RequestParam(required = false) String axis,
            HttpServletRequest request, HttpServletResponse response) {
        var named = known(sku);
        var asOf = asked.asOf(at, axis);
        var units = stock.of(named, asOf);
        if (Sheet.isWanted(request)) {
            return places("as-of-" + named).write(rows(units.units()), response);
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("sku", units.units().sku());
        body.putAll(Asked.said(units.moment()));
        body.put("places", units.units().places());
        body.put("value", value.of(named, asOf).value());
        var wanted = desired.of(named, asOf);
        body.put("desired", Map.of("rulesOf", "today", "policyVersion", wanted.policyVersion(), "listings", wanted.listings()));
        body.put("shown", shown.of(named, asOf.at()));
        return body;
    }

    @GetMapping({"/api/stock/as-of", "/api/stock/as-of.csv"})
    Object stock(@RequestParam(required = false) String at, @RequestParam(required = false) String axis,
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String after, HttpServletRequest request,
            HttpServletResponse response) {
        var asOf = asked.asOf(at, axis);
        if (Sheet.isWanted(request)) {
            return places("stock").write(Sheet.<StockAsOf.Units>all(last -> page(asOf, last)).flatMap(AsOfApi::rows), response);
        }
        var all = stock.page(asOf, Cursor.text(after), Cursor.limit(limit));
        var body = Asked.said(all.moment());
        body.put("items", all.items().rows());
        body.put("next", Cursor.of(all.items().next(StockAsOf.Units::sku)));
        return body;
    }

    private Page<StockAsOf.Units> page(AsOf asOf, StockAsOf.Units last) {
        return stock.page(asOf, last == null ? null : last.sku(), Sheet.ROWS_AT_ONCE).items();
    }

    /// All items together. Reads the whole log: seconds, when it is long.
    @GetMapping("/api/stock/totals")
    Map<String, Object> totals(@RequestParam(required = false) String at, @RequestParam(required = false) String axis) {
        var asOf = asked.asOf(at, axis);
        var worth = value.totals(asOf);
        var body = Asked.said(worth.moment());
        body.put("places", stock.totals(asOf));
        body.put("all", worth.all());
        body.put("byOwner", worth.byOwner());
        return body;
    }

    /// What the stock had cost, first in first out.
    @GetMapping({"/api/stock/value", "/api/stock/value.csv"})
    Object value(@RequestParam(required = false) String at, @RequestParam(required = false) String axis,
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String after, HttpServletRequest request,
            HttpServletResponse response) {
        var asOf = asked.asOf(at, axis);
        if (Sheet.isWanted(request)) {
            return Sheet.<ValueAsOf.Value>named("value").with("sku", ValueAsOf.Value::sku).with("title", ValueAsOf.Value::title)
                    .with("units", ValueAsOf.Value::units).with("units_without_cost", ValueAsOf.Value::unitsWithoutCost)
                    .with("value", ValueAsOf.Value::value)
                    .write(Sheet.all(last -> value.page(asOf, last == null ? null : last.sku(), Sheet.ROWS_AT_ONCE).items()), response);
        }
        var all = value.page(asOf, Cursor.text(after), Cursor.limit(limit));
        var body = Asked.said(all.moment());
        body.put("items", all.items().rows());
        body.put("next", Cursor.of(all.items().next(ValueAsOf.Value::sku)));
        return body;
    }

    /// What listings should have shown: today's rules over the facts of then.
    @GetMapping("/api/listings/as-of")
    Map<String, Object> listings(@RequestParam(required = false) String channel, @RequestParam(required = false) String at,
            @RequestParam(required = false) String axis, @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after) {
        var on = channel == null ? null : Field.channel("parameter channel", channel);
        var all = desired.page(on, asked.asOf(at, axis), Cursor.text(after), Cursor.limit(limit));
        var body = Asked.said(all.moment());
        body.put("rulesOf", "today");
        body.put("policyVersion", all.policyVersion());
        body.put("listings", all.listings());
        body.put("next", Cursor.of(all.next()));
        return body;
    }

    private record Row(String sku, String title, StockAsOf.Place place) {}

    private static Stream<Row> rows(StockAsOf.Units units) {
        return units.places().stream().map(place -> new Row(units.sku(), units.title(), place));
    }

    private static Sheet<Row> places(String name) {
        return Sheet.<Row>named(name).with("sku", Row::sku).with("title", Row::title).with("location", row -> row.place().location())
                .with("bucket", row -> row.place().bucket()).with("quantity", row -> row.place().quantity());
    }

    private Sku known(String sku) {
        var named = Field.sku("the path", sku);
        if (!items.exists(named)) {
            throw ItemsApi.unknown(named);
        }
        return named;
    }
}
