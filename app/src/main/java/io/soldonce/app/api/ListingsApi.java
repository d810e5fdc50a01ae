package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.listing.ListingAction;
import io.soldonce.projections.query.ItemLookup;
import io.soldonce.projections.query.ItemView;
import io.soldonce.projections.query.ListingLookup;
import io.soldonce.projections.query.ListingView;
import io.soldonce.values.ListingKey;
import io.soldonce.values.StreamId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Listings: which item is offered where, at what price, and what we want or know of it there.
@RestController
@RequestMapping("/api/listings")
class ListingsApi {
    private final Ledger ledger;
    private final ItemLookup items;
    private final ListingLookup listings;
    private final Versions versions;
    private final Clock clock;

    ListingsApi(Ledger ledger, ItemLookup items, ListingLookup listings, Versions versions, Clock clock) {
        this.ledger = ledger;
        this.items = items;
        this.listings = listings;
        this.versions = versions;
        this.clock = clock;
    }

    /// @param title the item's own when left out
    /// @param live  true when left out: linking marks the listing as seen live
    record LinkBody(String channel, String sku, String slot, String externalId, String url, String title, Price price, Boolean live,
            String at) {}

    /// @param priceAccepted true when a price far from the last one is meant
    record RevisionBody(String title, Price price, Boolean priceAccepted) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> link(@RequestBody LinkBody body, HttpServletRequest request) {
        var sku = Field.sku("$.sku", body.sku());
        var key = Field.at("$.slot", () -> new ListingKey(Field.channel("$.channel", body.channel()), sku,
                body.slot() == null ? ListingKey.USUAL : body.slot()));
        var title = Field.optional("$.title", body.title(), 200);
        var named = title == null ? items.find(sku).map(ItemView::title).orElseThrow(() -> ItemsApi.unknown(sku)) : title;
        return ledger.create(new ListingAction.Link(key, Field.optional("$.externalId", body.externalId(), 100),
                Field.optional("$.url", body.url(), 500), named, Field.money("$.price", body.price()), body.live() == null || body.live(),
                Field.instant("$.at", body.at(), clock.instant())), request);
    }

    @GetMapping("/{channel}/{sku}")
    ResponseEntity<ListingView> listing(@PathVariable String channel, @PathVariable String sku,
            @RequestParam(required = false) String slot) {
        var key = Field.listing(channel, sku, slot);
        var last = versions.last(StreamId.listing(key));
        var found = listings.of(key.sku()).stream()
                .filter(one -> one.channel().equals(key.channel().value()) && one.slot().equals(key.slot())).findFirst()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "LISTING_UNKNOWN", "there is no listing " + key, "the path",
                        "link it first: POST /api/listings; GET /api/items/" + key.sku() + "/listings lists those there are"));
        return ResponseEntity.ok().eTag(Versions.tag(last, found)).body(found);
    }

    @PatchMapping(path = "/{channel}/{sku}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> revise(@PathVariable String channel, @PathVariable String sku, @RequestParam(required = false) String slot,
            @RequestBody RevisionBody body, HttpServletRequest request) {
        var accepted = Boolean.TRUE.equals(body.priceAccepted());
        if (body.title() == null && body.price() == null && !accepted) {
            throw Problem.invalid("$", "nothing to revise; write title, price or priceAccepted");
        }
        return ledger.change(new ListingAction.Revise(Field.listing(channel, sku, slot), Field.optional("$.title", body.title(), 200),
                Field.money("$.price", body.price()), accepted), request);
    }
}
