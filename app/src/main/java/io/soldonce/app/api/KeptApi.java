package io.soldonce.app.api;

import io.soldonce.projections.query.ItemLookup;
import io.soldonce.projections.query.Kept;
import io.soldonce.values.Sku;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What units are kept for, what they were made from and into, how often they were counted.
@RestController
@RequestMapping("/api/items/{sku}")
class KeptApi {
    private final ItemLookup items;
    private final Kept kept;

    KeptApi(ItemLookup items, Kept kept) {
        this.items = items;
        this.kept = kept;
    }

    /// Reservations and holds.
    @GetMapping("/holds")
    Map<String, Object> holds(@PathVariable String sku) {
        return Map.of("holds", kept.holds(known(sku)));
    }

    @GetMapping("/consignments")
    Map<String, Object> consignments(@PathVariable String sku) {
        return Map.of("consignments", kept.consignments(known(sku)));
    }

    @GetMapping("/genealogy")
    Map<String, Object> genealogy(@PathVariable String sku) {
        return Map.of("genealogy", kept.genealogy(known(sku)));
    }

    /// Newest first.
    @GetMapping("/counts")
    Map<String, Object> counts(@PathVariable String sku, @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after) {
        var page = kept.counts(known(sku), Cursor.number(after), Cursor.limit(limit));
        var body = new LinkedHashMap<String, Object>();
        body.put("counts", page.rows());
        body.put("next", Cursor.of(page.next(count -> Long.toString(count.index()))));
        return body;
    }

    private Sku known(String sku) {
        var named = Field.sku("the path", sku);
        if (!items.exists(named)) {
            throw ItemsApi.unknown(named);
        }
        return named;
    }
}
