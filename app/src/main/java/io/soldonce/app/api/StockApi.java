package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact.AdjustmentReason;
import io.soldonce.item.ItemFact.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Units: goods in, corrections, reservations and holds. Each moves units by an event, or moves none.
@RestController
@RequestMapping(path = "/api/items/{sku}")
class StockApi {
    static final int MOST_UNITS = 1_000_000;

    private final Ledger ledger;
    private final Clock clock;

    StockApi(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    record ReceiptBody(Integer quantity, String location, Price unitCost, String owner, String reference, String at) {}

    record AdjustmentBody(Integer by, String location, String reason, String note, String at) {}

    record ReservationBody(String holdId, Integer quantity, String purpose, String expiresAt, String at) {}

    record ExtensionBody(String expiresAt, String at) {}

    record HoldBody(String holdId, Integer quantity, String reason, String at) {}

    @PostMapping(path = "/receipts", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> receive(@PathVariable String sku, @RequestBody ReceiptBody body, HttpServletRequest request) {
        return ledger.create(new ItemAction.Receive(Field.sku("the path", sku), Field.whole("$.quantity", body.quantity(), 1, MOST_UNITS),
                Field.optional("$.location", body.location(), 60), Field.money("$.unitCost", body.unitCost()),
                Field.optional("$.owner", body.owner(), 80), Field.optional("$.reference", body.reference(), 200),
                Field.instant("$.at", body.at(), clock.instant())), request);
    }

    @PostMapping(path = "/adjustments", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> adjust(@PathVariable String sku, @RequestBody AdjustmentBody body, HttpServletRequest request) {
        var by = Field.whole("$.by", body.by(), -MOST_UNITS, MOST_UNITS);
        if (by == 0) {
            throw Problem.invalid("$.by", "an adjustment changes the quantity; write a number other than 0");
        }
        return ledger.create(new ItemAction.Adjust(Field.sku("the path", sku), by, Field.optional("$.location", body.location(), 60),
                Field.choice("$.reason", body.reason(), AdjustmentReason.class, null), Field.optional("$.note", body.note(), 500),
                Field.instant("$.at", body.at(), clock.instant())), request);
    }

    @PostMapping(path = "/reservations", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> reserve(@PathVariable String sku, @RequestBody ReservationBody body, HttpServletRequest request) {
        return ledger.create(new ItemAction.Reserve(Field.sku("the path", sku), Field.text("$.holdId", body.holdId(), 100),
                Field.whole("$.quantity", body.quantity(), 1, MOST_UNITS),
                Field.choice("$.purpose", body.purpose(), Purpose.class, Purpose.CUSTOMER),
                Field.instant("$.expiresAt", body.expiresAt(), null), Field.instant("$.at", body.at(), clock.instant())), request);
    }

    /// Keeps what is reserved for longer.
    @PostMapping(path = "/reservations/{holdId}/extension", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> extend(@PathVariable String sku, @PathVariable String holdId, @RequestBody ExtensionBody body,
            HttpServletRequest request) {
        return ledger.change(new ItemAction.Extend(Field.sku("the path", sku), Field.text("the path", holdId, 100),
                Field.instant("$.expiresAt", Field.required("$.expiresAt", body.expiresAt()), null),
                Field.instant("$.at", body.at(), clock.instant())), request);
    }

    @DeleteMapping("/reservations/{holdId}")
    ResponseEntity<Object> release(@PathVariable String sku, @PathVariable String holdId, @RequestParam(required = false) String reason,
            HttpServletRequest request) {
        return ledger.change(new ItemAction.Release(Field.sku("the path", sku), Field.text("the path", holdId, 100),
                Field.optional("parameter reason", reason, 200), clock.instant()), request);
    }

    @PostMapping(path = "/holds", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> hold(@PathVariable String sku, @RequestBody HoldBody body, HttpServletRequest request) {
        return ledger.create(new ItemAction.Hold(Field.sku("the path", sku), Field.text("$.holdId", body.holdId(), 100),
                Field.whole("$.quantity", body.quantity(), 1, MOST_UNITS), Field.text("$.reason", body.reason(), 200),
                Field.instant("$.at", body.at(), clock.instant())), request);
    }

    @DeleteMapping("/holds/{holdId}")
    ResponseEntity<Object> releaseHold(@PathVariable String sku, @PathVariable String holdId, @RequestParam(required = false) String reason,
            HttpServletRequest request) {
        return ledger.change(new ItemAction.ReleaseHold(Field.sku("the path", sku), Field.text("the path", holdId, 100),
                Field.optional("parameter reason", reason, 200), clock.instant()), request);
    }
}
