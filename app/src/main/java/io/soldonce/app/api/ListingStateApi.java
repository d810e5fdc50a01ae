package io.soldonce.app.api;

import io.soldonce.listing.ListingAction;
import io.soldonce.values.ListingKey;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a seller wants of a listing (paused, excluded, ended), and what was seen of it.
@RestController
@RequestMapping("/api/listings/{channel}/{sku}")
class ListingStateApi {
    private final Ledger ledger;
    private final Clock clock;

    ListingStateApi(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    record ReasonBody(String reason) {}

    record ExclusionBody(String reason, String until) {}

    record SeenLiveBody(String externalId, Price price, String at) {}

    record SeenEndedBody(String at) {}

    @PostMapping(path = "/pause", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> pause(@PathVariable String channel, @PathVariable String sku, @RequestParam(required = false) String slot,
            @RequestBody ReasonBody body, HttpServletRequest request) {
        return ledger.change(new ListingAction.Pause(Field.listing(channel, sku, slot), reason(body.reason())), request);
    }

    @PostMapping("/resume")
    ResponseEntity<Object> resume(@PathVariable String channel, @PathVariable String sku, @RequestParam(required = false) String slot,
            HttpServletRequest request) {
        return ledger.change(new ListingAction.Resume(Field.listing(channel, sku, slot)), request);
    }

    @PostMapping(path = "/exclude", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> exclude(@PathVariable String channel, @PathVariable String sku, @RequestParam(required = false) String slot,
            @RequestBody ExclusionBody body, HttpServletRequest request) {
        return ledger.change(new ListingAction.Exclude(Field.listing(channel, sku, slot), reason(body.reason()),
                Field.instant("$.until", body.until(), null)), request);
    }

    @PostMapping("/include")
    ResponseEntity<Object> include(@PathVariable String channel, @PathVariable String sku, @RequestParam(required = false) String slot,
            HttpServletRequest request) {
        return ledger.change(new ListingAction.Include(Field.listing(channel, sku, slot)), request);
    }

    @PostMapping(path = "/end", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> end(@PathVariable String channel, @PathVariable String sku, @RequestParam(required = false) String slot,
            @RequestBody ReasonBody body, HttpServletRequest request) {
        return ledger.change(new ListingAction.End(Field.listing(channel, sku, slot), reason(body.reason())), request);
    }

    @PostMapping("/seen-live")
    ResponseEntity<Object> seenLive(@PathVariable String channel, @PathVariable String sku, @RequestParam(required = false) String slot,
            @RequestBody(required = false) SeenLiveBody body, HttpServletRequest request) {
        var seen = body == null ? new SeenLiveBody(null, null, null) : body;
        return ledger.change(new ListingAction.SeeLive(Field.listing(channel, sku, slot),
                Field.optional("$.externalId", seen.externalId(), 100), Field.money("$.price", seen.price()),
                Field.instant("$.at", seen.at(), clock.instant())), request);
    }

    @PostMapping("/seen-ended")
    ResponseEntity<Object> seenEnded(@PathVariable String channel, @PathVariable String sku, @RequestParam(required = false) String slot,
            @RequestBody(required = false) SeenEndedBody body, HttpServletRequest request) {
        ListingKey key = Field.listing(channel, sku, slot);
        return ledger.change(new ListingAction.SeeEnded(key, Field.instant("$.at", body == null ? null : body.at(), clock.instant())),
                request);
    }

    private static String reason(String reason) {
        return Field.text("$.reason", reason, 200);
    }
}
