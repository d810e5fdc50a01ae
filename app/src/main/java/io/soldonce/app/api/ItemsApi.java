package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact.KitComponent;
import io.soldonce.listing.ListingStatus;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.ItemFilter;
import io.soldonce.projections.query.ItemList;
import io.soldonce.projections.query.ItemLookup;
import io.soldonce.projections.query.ItemView;
import io.soldonce.values.Sku;
import io.soldonce.values.StreamId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Items: what there is, and what is written down about it.
@RestController
@RequestMapping("/api/items")
class ItemsApi {
    private static final int MOST_COMPONENTS = 50;

    private final Ledger ledger;
    private final ItemList list;
    private final ItemLookup items;
    private final Versions versions;

    ItemsApi(Ledger ledger, ItemList list, ItemLookup items, Versions versions) {
        this.ledger = ledger;
        this.list = list;
        this.items = items;
        this.versions = versions;
    }

    record KitBody(List<Component> components) {
        record Component(String sku, Integer quantity) {}
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> register(@RequestBody ItemBody body, HttpServletRequest request) {
        return ledger.create(new ItemAction.Register(Field.sku("$.sku", body.sku()), body.details()), request);
    }

    @PutMapping(path = "/{sku}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> revise(@PathVariable String sku, @RequestBody ItemBody body, HttpServletRequest request) {
        var named = Field.sku("the path", sku);
        if (body.sku() != null && !Field.sku("$.sku", body.sku()).equals(named)) {
            throw Problem.invalid("$.sku", "the SKU in the body is not the one in the path; a SKU never changes, so leave it out");
        }
        return ledger.change(new ItemAction.Revise(named, body.details()), request);
    }

    @PostMapping(path = "/{sku}/kit", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> makeKit(@PathVariable String sku, @RequestBody KitBody body, HttpServletRequest request) {
        var told = Field.required("$.components", body.components());
        if (told.size() > MOST_COMPONENTS) {
            throw Problem.invalid("$.components", "too many components; a kit has at most " + MOST_COMPONENTS);
        }
        var components = new ArrayList<KitComponent>();
        for (var i = 0; i < told.size(); i++) {
            var where = "$.components[" + i + "]";
            var component = Field.required(where, told.get(i));
            components.add(new KitComponent(Field.sku(where + ".sku", component.sku()),
                    Field.whole(where + ".quantity", component.quantity(), 1, 100)));
        }
        return ledger.create(new ItemAction.DefineKit(Field.sku("the path", sku), components), request);
    }

    /// Narrowed by `channel` and `status` (both about one and the same listing) and by the words of `q`.
    @GetMapping
    Map<String, Object> items(@RequestParam(required = false) String channel, @RequestParam(required = false) String status,
            @RequestParam(required = false) String q, @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after) {
        var filter = new ItemFilter(channel == null ? null : Field.channel("parameter channel", channel).value(),
                status == null ? null : Codes.shown(Field.choice("parameter status", status, ListingStatus.class, null)),
                Field.optional("parameter q", q, 200));
        var page = list.page(filter, Cursor.text(after), Cursor.limit(limit));
        var body = new LinkedHashMap<String, Object>();
        body.put("items", page.rows());
        body.put("next", Cursor.of(page.next(item -> item.sku())));
        return body;
    }

    @GetMapping("/{sku}")
    ResponseEntity<ItemView> item(@PathVariable String sku) {
        var named = Field.sku("the path", sku);
        var last = versions.last(StreamId.item(named));
        var item = items.find(named).orElseThrow(() -> unknown(named));
        return ResponseEntity.ok().eTag(Versions.tag(last, item)).body(item);
    }

    static Problem unknown(Sku sku) {
        return new Problem(HttpStatus.NOT_FOUND, "ITEM_UNKNOWN", "there is no item " + sku, "the path",
                "register it first: POST /api/items");
    }
}
