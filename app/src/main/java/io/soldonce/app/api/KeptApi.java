package io.soldonce.app.api;

import io.soldonce.order.OversellProposal.Choice;
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
    private final Proposals proposals;

    KeptApi(ItemLookup items, Kept kept, Proposals proposals) {
        this.items = items;
        this.kept = kept;
        this.proposals = proposals;
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

    /// Which orders to honour when more was sold than there is, with reasons: a proposal, nothing more.
    @GetMapping("/oversell-proposal")
    Map<String, Object> proposal(@PathVariable String sku) {
        var proposal = proposals.of(known(sku));
        return Map.of("units", proposal.units(), "orders", proposal.choices().stream().map(KeptApi::shown).toList());
    }

    private static Map<String, Object> shown(Choice choice) {
        var claim = choice.claim();
        var order = new LinkedHashMap<String, Object>();
        order.put("channel", claim.channel().value());
        order.put("orderId", claim.orderId());
        order.put("honour", choice.isHonoured());
        order.put("quantity", claim.quantity());
        order.put("placedAt", claim.placedAt());
        order.put("heardAt", claim.heardAt());
        order.put("price",
                claim.unitPrice() == null
                        ? null
                        : io.soldonce.projections.query.Price.of(claim.unitPrice().amount(), claim.unitPrice().currency()));
        order.put("points", choice.points());
        order.put("reasons", choice.reasons());
        return order;
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
