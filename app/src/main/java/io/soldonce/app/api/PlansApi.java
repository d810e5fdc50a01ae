package io.soldonce.app.api;

import io.soldonce.app.security.Callers;
import io.soldonce.app.security.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the brakes parked for a person.
@RestController
@RequestMapping("/api/plans")
class PlansApi {
    private final Plans plans;
    private final Once once;
    private final Callers callers;

    PlansApi(Plans plans, Once once, Callers callers) {
        this.plans = plans;
        this.once = once;
        this.callers = callers;
    }

    record ReleaseBody(String hash) {}

    @GetMapping
    Map<String, Object> parked() {
        return Map.of("plans", plans.parked());
    }

    /// Lets a plan go: all of it, and only if it is still what the caller looked at.
    @PostMapping(path = "/{id}/release", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> release(@PathVariable String id, @RequestBody ReleaseBody body, HttpServletRequest request) {
        var hash = Field.text("$.hash", body.hash(), 200);
        var named = id(id);
        return once.answer(request, () -> {
            var freed = plans.release(named, hash, callers.actor());
            var now = plans.find(named).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "PLAN_UNKNOWN", "there is no plan " + named,
                    "the path", "GET /api/plans lists those that wait"));
            if (!now.hash().equals(hash)) {
                throw new Problem(HttpStatus.CONFLICT, "PLAN_CHANGED", "the plan is not what this hash stands for", "$.hash",
                        "look at it again with GET /api/plans, and name the hash it has now", Map.of("hash", now.hash()));
            }
            return Map.of("id", named, "changed", freed.isPresent(), "listings", freed.orElse(0), "releasedBy", now.releasedBy(),
                    "releasedAt", now.releasedAt().toString());
        });
    }

    private static UUID id(String text) {
        var id = Field.at("the path", () -> UUID.fromString(text));
        if (!id.toString().equalsIgnoreCase(text)) {
            throw Problem.invalid("the path", "not the id of a plan; GET /api/plans lists them");
        }
        return id;
    }
}
