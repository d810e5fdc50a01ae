package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.item.Bucket;
import io.soldonce.item.ItemAction;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What happens to units on the shelf: broken and mended, lost and found, written off, carried elsewhere; and an item that is put away.
@RestController
@RequestMapping(path = "/api/items/{sku}", consumes = MediaType.APPLICATION_JSON_VALUE)
class LifeApi {
    private final Ledger ledger;
    private final Clock clock;

    LifeApi(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param location null for the usual one
    record UnitsBody(Integer quantity, String location, String reason, String at) {}

    /// @param from `available` or `damaged`
    record GoneBody(Integer quantity, String from, String location, String reason, String at) {}

    /// @param from a location, null for the usual one
    record RelocationBody(Integer quantity, String from, String to, String at) {}

    record ArchiveBody(String reason, String at) {}

    record UnarchiveBody(String at) {}

    @PostMapping("/damage")
    ResponseEntity<Object> damage(@PathVariable String sku, @RequestBody UnitsBody body, HttpServletRequest request) {
        return ledger.create(new ItemAction.Damage(Field.sku("the path", sku), units(body.quantity()), location(body.location()),
                reason(body.reason()), at(body.at())), request);
    }

    @PostMapping("/repair")
    ResponseEntity<Object> repair(@PathVariable String sku, @RequestBody UnitsBody body, HttpServletRequest request) {
        return ledger.create(new ItemAction.Repair(Field.sku("the path", sku), units(body.quantity()), location(body.location()),
                reason(body.reason()), at(body.at())), request);
    }

    @PostMapping("/loss")
    ResponseEntity<Object> lose(@PathVariable String sku, @RequestBody GoneBody body, HttpServletRequest request) {
        return ledger.create(new ItemAction.Lose(Field.sku("the path", sku), units(body.quantity()), from(body.from()),
                location(body.location()), reason(body.reason()), at(body.at())), request);
    }

    @PostMapping("/found")
    ResponseEntity<Object> find(@PathVariable String sku, @RequestBody UnitsBody body, HttpServletRequest request) {
        return ledger.create(new ItemAction.Find(Field.sku("the path", sku), units(body.quantity()), location(body.location()),
                reason(body.reason()), at(body.at())), request);
    }

    @PostMapping("/write-off")
    ResponseEntity<Object> writeOff(@PathVariable String sku, @RequestBody GoneBody body, HttpServletRequest request) {
        return ledger.create(new ItemAction.WriteOff(Field.sku("the path", sku), units(body.quantity()), from(body.from()),
                location(body.location()), reason(body.reason()), at(body.at())), request);
    }

    @PostMapping("/relocation")
    ResponseEntity<Object> relocate(@PathVariable String sku, @RequestBody RelocationBody body, HttpServletRequest request) {
        return ledger.create(new ItemAction.Relocate(Field.sku("the path", sku), units(body.quantity()),
                Field.optional("$.from", body.from(), 60), Field.text("$.to", body.to(), 60), at(body.at())), request);
    }

    @PostMapping("/archive")
    ResponseEntity<Object> archive(@PathVariable String sku, @RequestBody ArchiveBody body, HttpServletRequest request) {
        return ledger.change(new ItemAction.Archive(Field.sku("the path", sku), reason(body.reason()), at(body.at())), request);
    }

    @PostMapping(path = "/unarchive", consumes = MediaType.ALL_VALUE)
    ResponseEntity<Object> unarchive(@PathVariable String sku, @RequestBody(required = false) UnarchiveBody body,
            HttpServletRequest request) {
        return ledger.change(new ItemAction.Unarchive(Field.sku("the path", sku), at(body == null ? null : body.at())), request);
    }

    private Instant at(String at) {
        return Field.instant("$.at", at, clock.instant());
    }

    private static int units(Integer quantity) {
        return Field.whole("$.quantity", quantity, 1, StockApi.MOST_UNITS);
    }

    private static String location(String location) {
        return Field.optional("$.location", location, 60);
    }

    private static String reason(String reason) {
        return Field.text("$.reason", reason, 200);
    }

    private static Bucket from(String from) {
        var bucket = Field.choice("$.from", from, Bucket.class, Bucket.AVAILABLE);
        if (bucket != Bucket.AVAILABLE && bucket != Bucket.DAMAGED) {
            throw Problem.invalid("$.from", "units in " + from + " are not lost or written off; write available or damaged");
        }
        return bucket;
    }
}
