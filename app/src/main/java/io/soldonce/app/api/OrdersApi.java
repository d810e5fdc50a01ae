package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.order.OrderAction;
import io.soldonce.projections.query.OrderLookup;
import io.soldonce.projections.query.WholeOrder;
import io.soldonce.values.StreamId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Orders, and what is told of them later.
@RestController
@RequestMapping("/api/orders")
class OrdersApi {
    private static final Set<String> STATUSES = Set.of("announced", "pending", "paid", "picked", "packed", "shipped", "delivered",
            "return-requested", "return-approved", "return-received", "returned", "partly-refunded", "refunded", "cancelled");
    private static final int MOST_LINES = 200;

    private final Ledger ledger;
    private final OrderLookup orders;
    private final Versions versions;
    private final Clock clock;

    OrdersApi(Ledger ledger, OrderLookup orders, Versions versions, Clock clock) {
        this.ledger = ledger;
        this.orders = orders;
        this.versions = versions;
        this.clock = clock;
    }

    record PaymentBody(String at) {}

    record CancellationBody(List<String> lineIds, String reason, String at) {}

    record MatchBody(String sku) {}

    /// Newest first.
    @GetMapping
    Map<String, Object> orders(@RequestParam(required = false) String channel, @RequestParam(required = false) String status,
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String after) {
        if (status != null && !STATUSES.contains(status)) {
            throw Problem.invalid("parameter status", "not a status of orders; write one of " + STATUSES.stream().sorted().toList());
        }
        var page = orders.page(channel == null ? null : Field.channel("parameter channel", channel).value(), status, Cursor.number(after),
                Cursor.limit(limit));
        var body = new LinkedHashMap<String, Object>();
        body.put("orders", page.rows());
        body.put("next", Cursor.of(page.next(order -> Long.toString(order.index()))));
        return body;
    }

    @GetMapping("/{channel}/{orderId}")
    ResponseEntity<WholeOrder> order(@PathVariable String channel, @PathVariable String orderId) {
        var where = Field.channel("the path", channel);
        var id = Field.orderId("the path", orderId);
        var last = versions.last(StreamId.order(where, id));
        var order = orders.whole(where, id)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "ORDER_UNKNOWN", "nobody told of an order with this id on " + channel,
                        "the path", "look at GET /api/orders; what was recorded this very moment appears there a moment later"));
        return ResponseEntity.ok().eTag(Versions.tag(last, order)).body(order);
    }

    @PostMapping("/{channel}/{orderId}/payment")
    ResponseEntity<Object> pay(@PathVariable String channel, @PathVariable String orderId, @RequestBody(required = false) PaymentBody body,
            HttpServletRequest request) {
        var at = Field.instant("$.at", body == null ? null : body.at(), clock.instant());
        return ledger.change(new OrderAction.Pay(Field.channel("the path", channel), Field.orderId("the path", orderId), at), request);
    }

    /// Cancels the lines named, or the whole order when none is.
    @PostMapping(path = "/{channel}/{orderId}/cancellation")
    ResponseEntity<Object> cancel(@PathVariable String channel, @PathVariable String orderId,
            @RequestBody(required = false) CancellationBody body, HttpServletRequest request) {
        var told = body == null ? new CancellationBody(null, null, null) : body;
        return ledger.change(new OrderAction.Cancel(Field.channel("the path", channel), Field.orderId("the path", orderId),
                lineIds(told.lineIds()),
                Field.optional("$.reason", told.reason(), 200), Field.instant("$.at", told.at(), clock.instant())), request);
    }

    /// A person says which item a line is.
    @PostMapping(path = "/{channel}/{orderId}/lines/{lineId}/match", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> match(@PathVariable String channel, @PathVariable String orderId, @PathVariable String lineId,
            @RequestBody MatchBody body, HttpServletRequest request) {
        return ledger.change(new OrderAction.MatchLine(Field.channel("the path", channel), Field.orderId("the path", orderId),
                Field.text("the path", lineId, 100), Field.sku("$.sku", body.sku()), clock.instant()), request);
    }

    /// None named is the whole order.
    static List<String> lineIds(List<String> told) {
        var lines = Objects.requireNonNullElse(told, List.<String>of());
        if (lines.size() > MOST_LINES) {
            throw Problem.invalid("$.lineIds", "too many lines; name at most " + MOST_LINES + ", or none for the whole order");
        }
        return lines.stream().map(line -> Field.text("$.lineIds", line, 100)).toList();
    }
}
