package io.soldonce.app.api;

import static io.soldonce.tables.ledger.Tables.IDEMPOTENCY;

import io.soldonce.app.security.Callers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Idempotency keys for what is more than one action, or none: a file, a resolution. Their work repeats without harm, so the answer may be
/// stored after it: a crash in between costs a second run that changes nothing.
@Component
class Once {
    private final DSLContext dsl;
    private final Callers callers;
    private final Clock clock;
    private final JsonMapper json;

    Once(DSLContext dsl, Callers callers, Clock clock, JsonMapper json) {
        this.dsl = dsl;
        this.callers = callers;
        this.clock = clock;
        this.json = json;
    }

    /// The work's answer, or the stored one when the request's key was seen before.
    ResponseEntity<Object> answer(HttpServletRequest request, Supplier<Map<String, Object>> work) {
        var key = Idempotency.of(request);
        if (key == null) {
            return ResponseEntity.ok(work.get());
        }
        var before = dsl.selectFrom(IDEMPOTENCY).where(IDEMPOTENCY.KEY.eq(key.key())).fetchOne();
        if (before != null) {
            if (!before.getRequestHash().equals(key.requestHash())) {
                throw Idempotency.conflict();
            }
            return Idempotency.marked(ResponseEntity.status(HttpStatus.OK), true)
                    .body(json.readValue(before.getOutcome().data(), Map.class));
        }
        var answer = work.get();
        dsl.insertInto(IDEMPOTENCY, IDEMPOTENCY.KEY, IDEMPOTENCY.ACTOR, IDEMPOTENCY.REQUEST_HASH, IDEMPOTENCY.OUTCOME,
                IDEMPOTENCY.RECORDED_AT)
                .values(key.key(), callers.actor(), key.requestHash(), JSON.valueOf(json.writeValueAsString(answer)),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .onConflictDoNothing().execute();
        return ResponseEntity.ok(answer);
    }
}
