package io.soldonce.app.api;

import io.soldonce.app.security.Callers;
import io.soldonce.app.security.Problem;
import io.soldonce.engine.AppendLane;
import io.soldonce.engine.Outcome;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Request;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The way of a request into the lane, and of its outcome back to the caller.
@Component
public class Ledger {
    /// Longer than the lane itself tries, so that what it says arrives.
    private static final int PATIENCE_SECONDS = 45;

    private final AppendLane lane;
    private final Callers callers;
    private final Versions versions;

    Ledger(AppendLane lane, Callers callers, Versions versions) {
        this.lane = lane;
        this.callers = callers;
        this.versions = versions;
    }

    /// What one action came to: 201 when something was recorded that was not there, 200 when it was.
    ResponseEntity<Object> create(Object action, HttpServletRequest request) {
        return tell(action, request, done -> done.events() > 0 ? HttpStatus.CREATED : HttpStatus.OK);
    }

    /// Likewise, for a change of what is there: 200.
    ResponseEntity<Object> change(Object action, HttpServletRequest request) {
        return tell(action, request, _ -> HttpStatus.OK);
    }

    /// Likewise, with the status the caller's contract gives it.
    ///
    /// @throws Problem when it was refused, or could not be carried out
    ResponseEntity<Object> tell(Object action, HttpServletRequest request, Function<Outcome.Done, HttpStatus> status) {
        var outcome = submit(new Request(action, callers.now(), Idempotency.of(request), false, Versions.expected(action, request)));
        if (outcome instanceof Outcome.Refused refused && refused.code().equals(Request.CHANGED_SINCE)) {
            throw changedSince(refused.details());
        }
        var done = done(outcome, request.getRequestURI());
        var body = new LinkedHashMap<String, Object>(done.answer());
        body.putIfAbsent("changed", done.events() > 0);
        body.put("index", done.index());
        return Idempotency.marked(ResponseEntity.status(status.apply(done)), done.repeated()).body(body);
    }

    /// Carries an action out and waits for its commit.
    ///
    /// @param idempotency null for none
    public Outcome submit(Object action, Provenance provenance, Request.Idempotency idempotency) {
        return submit(new Request(action, provenance, idempotency, false));
    }

    private Outcome submit(Request request) {
        try {
            return lane.submit(request).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            return new Outcome.Failed("it is still in the queue", true);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("the wait for it was broken off", true);
        } catch (ExecutionException neverSoByContract) {
            throw new IllegalStateException(neverSoByContract);
        }
    }

    /// What was done, or the problem that stands in the way.
    public static Outcome.Done done(Outcome outcome, String path) {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.Refused refused -> throw refusal(refused, path);
            case Outcome.KeyConflict conflict -> throw Idempotency.conflict();
            case Outcome.Failed(var message, var unknown) -> throw unknown
                    ? new Problem(HttpStatus.SERVICE_UNAVAILABLE, "OUTCOME_UNKNOWN",
                            "it is not known whether this was recorded: " + message,
                            null, "send it again under the same Idempotency-Key, or look first; do not assume that it failed")
                            .with(HttpHeaders.RETRY_AFTER, "5")
                    : new Problem(HttpStatus.SERVICE_UNAVAILABLE, "NOT_RECORDED", "this was not recorded: " + message, null,
                            "send it again in some seconds").with(HttpHeaders.RETRY_AFTER, "5");
        };
    }

    private Problem changedSince(Map<String, Object> details) {
        var stream = String.valueOf(details.get("stream"));
        var seen = ((Number) details.get("seen")).longValue();
        var changes = versions.since(stream, seen);
        return new Problem(HttpStatus.PRECONDITION_FAILED, Request.CHANGED_SINCE,
                "the " + Versions.kind(stream) + " has changed since you read it", "header If-Match",
                "look at what changed, read it again, and send its new ETag; without If-Match it is written whatever changed",
                Map.of("changes", changes));
    }

    private static Problem refusal(Outcome.Refused refused, String path) {
        var parts = refused.message().split("; ", 2);
        var problem = new Problem(status(refused.code()), refused.code(), parts[0], where(refused.code(), path),
                parts.length == 2 ? parts[1] : "ask for no more than is there", refused.details());
        return refused.repeated() ? problem.with(Idempotency.REPLAYED, "true") : problem;
    }

    private static HttpStatus status(String code) {
        if (code.endsWith("_UNKNOWN")) {
            return HttpStatus.NOT_FOUND;
        }
        return code.endsWith("_NOT_POSSIBLE") ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
    }

    private static String where(String code, String path) {
        return switch (code) {
            case "NOT_ENOUGH_AVAILABLE", "QUANTITY_NOT_POSSIBLE", "ONE_OF_A_KIND" -> "$.quantity";
            case "HOLD_ID_USED", "HOLD_ID_RESERVED" -> "$.holdId";
            case "KIT_NOT_POSSIBLE" -> "$.components";
            case "EXTENSION_NOT_POSSIBLE" -> "$.expiresAt";
            case "OWNER_DIFFERS" -> "$.owner";
            case "COUNT_ID_USED" -> "$.countId";
            case "TRANSFORMATION_ID_USED" -> "$.id";
            case "COST_DOES_NOT_FIT" -> "$.into";
            case "DETAILS_OF_A_LOT" -> "$.details";
            case "LINE_UNKNOWN", "LINE_MATCHED" -> "$.lineId";
            default -> path;
        };
    }
}
