package io.soldonce.app.api;

import static io.soldonce.tables.journals.Tables.EXCEPTION;

import io.soldonce.app.security.Callers;
import io.soldonce.app.security.Problem;
import io.soldonce.projections.query.ExceptionQueue;
import io.soldonce.projections.query.ExceptionView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
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

/// What needs a person.
@RestController
@RequestMapping("/api/exceptions")
class ExceptionsApi {
    private final ExceptionQueue queue;
    private final Once once;
    private final DSLContext dsl;
    private final Callers callers;
    private final Clock clock;

    ExceptionsApi(ExceptionQueue queue, Once once, DSLContext dsl, Callers callers, Clock clock) {
        this.queue = queue;
        this.once = once;
        this.dsl = dsl;
        this.callers = callers;
        this.clock = clock;
    }

    record ResolutionBody(String resolution) {}

    /// Newest first; `state` is `open` unless told otherwise.
    @GetMapping
    Map<String, Object> exceptions(@RequestParam(required = false) String state, @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after) {
        var page = queue.page(Field.choice("parameter state", state, ExceptionQueue.State.class, ExceptionQueue.State.OPEN),
                Cursor.number(after), Cursor.limit(limit));
        var body = new LinkedHashMap<String, Object>();
        body.put("exceptions", page.rows());
        body.put("next", Cursor.of(page.next(exception -> Long.toString(exception.id()))));
        return body;
    }

    /// A person says what was done about it. Said once; saying the same again changes nothing.
    @PostMapping(path = "/{id}/resolution", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> resolve(@PathVariable long id, @RequestBody ResolutionBody body, HttpServletRequest request) {
        var resolution = Field.text("$.resolution", body.resolution(), 1000);
        return once.answer(request, () -> {
            var changed = dsl.update(EXCEPTION).set(EXCEPTION.RESOLVED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                    .set(EXCEPTION.RESOLVED_BY, callers.actor()).set(EXCEPTION.RESOLUTION, resolution)
                    .where(EXCEPTION.ID.eq(id)).and(EXCEPTION.RESOLVED_AT.isNull()).execute() > 0;
            var now = queue.find(id).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "EXCEPTION_UNKNOWN", "there is no exception " + id,
                    "the path", "GET /api/exceptions?state=all lists them"));
            return answer(now, resolution, changed);
        });
    }

    private static Map<String, Object> answer(ExceptionView now, String resolution, boolean changed) {
        if (!resolution.equals(now.resolution())) {
            throw new Problem(HttpStatus.CONFLICT, "EXCEPTION_RESOLVED",
                    "it was resolved before by " + now.resolvedBy() + ": " + now.resolution(),
                    "$.resolution", "an exception is resolved once; nothing is left to do");
        }
        return Map.of("id", now.id(), "changed", changed, "resolvedBy", now.resolvedBy(), "resolvedAt", now.resolvedAt().toString());
    }
}
