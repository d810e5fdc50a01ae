package io.soldonce.app.api;

import io.soldonce.app.security.Callers;
import io.soldonce.app.security.Problem;
import io.soldonce.engine.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import io.soldonce.reconciler.sales.ProvisionalOrders;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Sales. A sale is a fact: it is recorded also when there is nothing left, or when nobody knows what was sold, and then says so.
@RestController
class SalesApi {
    private final Ledger ledger;
    private final ProvisionalOrders provisional;
    private final Callers callers;
    private final Clock clock;

    SalesApi(Ledger ledger, ProvisionalOrders provisional, Callers callers, Clock clock) {
        this.ledger = ledger;
        this.provisional = provisional;
        this.callers = callers;
        this.clock = clock;
    }

    /// 201 recorded, 200 the same order again, 409 the same order id with other content: that telling is kept in the queue.
    @PostMapping(path = "/api/sales", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> sell(@RequestBody SaleBody body, HttpServletRequest request) {
        var outcome = ledger.submit(provisional.telling(body.read(clock.instant())), callers.now(), Idempotency.of(request));
        var done = Ledger.done(outcome, request.getRequestURI());
        if ("contradicted".equals(done.answer().get("status"))) {
            throw contradicted(done);
        }
        var status = "recorded".equals(done.answer().get("status")) ? HttpStatus.CREATED : HttpStatus.OK;
        return Idempotency.marked(ResponseEntity.status(status), done.repeated()).body(answer(done));
    }

    /// The answer, with the ids of the lines that are no item we know.
    static Map<String, Object> answer(Outcome.Done done) {
        var answer = new LinkedHashMap<String, Object>(done.answer());
        answer.put("unmatched", unmatched(done));
        answer.put("changed", done.events() > 0);
        answer.put("index", done.index());
        return answer;
    }

    private static List<Object> unmatched(Outcome.Done done) {
        return done.answer().get("lines") instanceof List<?> lines
                ? lines.stream()
                        .filter(line -> line instanceof Map<?, ?> fields && Boolean.FALSE.equals(fields.get("matched")))
                        .<Object>map(line -> ((Map<?, ?>) line).get("lineId")).toList()
                : List.of();
    }

    private static Problem contradicted(Outcome.Done done) {
        var problem = new Problem(HttpStatus.CONFLICT, "ORDER_CONTRADICTED",
                "the order " + done.answer().get("orderId")
                        + " was told before with other content; that counts, and this telling waits in the queue",
                "$.lines", "look at GET /api/exceptions; a sale of its own needs its own order id", Map.of("recorded", answer(done)));
        return done.repeated() ? problem.with(Idempotency.REPLAYED, "true") : problem;
    }
}
