package io.soldonce.app.api;

import io.soldonce.item.ItemAction;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Our units at somebody who sells them for us.
@RestController
@RequestMapping(path = "/api/items/{sku}/consignments", consumes = MediaType.APPLICATION_JSON_VALUE)
class ConsignmentsApi {
    private final Ledger ledger;
    private final Clock clock;

    ConsignmentsApi(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    record ConsignmentBody(String consignmentId, String consignee, Integer quantity, String at) {}

    record ReturnBody(Integer quantity, String at) {}

    /// The same consignment id again is the same consignment.
    @PostMapping
    ResponseEntity<Object> consign(@PathVariable String sku, @RequestBody ConsignmentBody body, HttpServletRequest request) {
        return ledger.create(new ItemAction.Consign(Field.sku("the path", sku), Field.text("$.consignmentId", body.consignmentId(), 100),
                Field.text("$.consignee", body.consignee(), 100), Field.whole("$.quantity", body.quantity(), 1, StockApi.MOST_UNITS),
                Field.instant("$.at", body.at(), clock.instant())), request);
    }

    @PostMapping("/{consignmentId}/return")
    ResponseEntity<Object> takeBack(@PathVariable String sku, @PathVariable String consignmentId, @RequestBody ReturnBody body,
            HttpServletRequest request) {
        return ledger.create(new ItemAction.TakeBack(Field.sku("the path", sku), Field.text("the path", consignmentId, 100),
                Field.whole("$.quantity", body.quantity(), 1, StockApi.MOST_UNITS), Field.instant("$.at", body.at(), clock.instant())),
                request);
    }

    /// All that is still there comes back.
    @DeleteMapping(path = "/{consignmentId}", consumes = MediaType.ALL_VALUE)
    ResponseEntity<Object> end(@PathVariable String sku, @PathVariable String consignmentId, HttpServletRequest request) {
        return ledger.change(new ItemAction.TakeBack(Field.sku("the path", sku), Field.text("the path", consignmentId, 100), 0,
                clock.instant()), request);
    }
}
