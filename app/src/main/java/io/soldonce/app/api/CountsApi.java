package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.item.ItemAction;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What somebody counted. It moves nothing: the answer says by how much the ledger differs, and an adjustment needs its own reason.
@RestController
class CountsApi {
    private final Ledger ledger;
    private final InHand inHand;
    private final Clock clock;

    CountsApi(Ledger ledger, InHand inHand, Clock clock) {
        this.ledger = ledger;
        this.inHand = inHand;
        this.clock = clock;
    }

    /// @param countId  chosen by you: the same again is the same count
    /// @param counted  units in hand, whatever they wait for
    /// @param location what was counted there; everywhere when left out
    /// @param at       when it was counted; now when left out
    record CountBody(String countId, Integer counted, String location, String at) {}

    @PostMapping(path = "/api/items/{sku}/counts", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> count(@PathVariable String sku, @RequestBody CountBody body, HttpServletRequest request) {
        var named = Field.sku("the path", sku);
        var id = Field.text("$.countId", body.countId(), 100);
        var counted = Field.whole("$.counted", body.counted(), 0, StockApi.MOST_UNITS);
        var location = Field.optional("$.location", body.location(), 60);
        var now = clock.instant();
        var at = Field.instant("$.at", body.at(), now);
        if (at.isAfter(now)) {
            throw Problem.invalid("$.at", "nobody has counted in the future; write when it was counted");
        }
        return ledger.create(new ItemAction.Count(named, id, location, counted, inHand.at(named, location, at), at), request);
    }
}
