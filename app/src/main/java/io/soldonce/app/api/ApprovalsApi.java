package io.soldonce.app.api;

import io.soldonce.app.security.Callers;
import io.soldonce.app.security.Problem;
import io.soldonce.values.ListingKey;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
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

/// Pushes that wait for a person, on channels in mode `approval`.
@RestController
@RequestMapping("/api/approvals")
class ApprovalsApi {
    private final Approvals approvals;
    private final Once once;
    private final Callers callers;
    private final Clock clock;

    ApprovalsApi(Approvals approvals, Once once, Callers callers, Clock clock) {
        this.approvals = approvals;
        this.once = once;
        this.callers = callers;
        this.clock = clock;
    }

    record ReleaseBody(Long revision) {}

    @GetMapping
    Map<String, Object> held() {
        return Map.of("approvals", approvals.held());
    }

    /// Lets one push go, if it is still of the revision the caller looked at.
    @PostMapping(path = "/{channel}/{sku}/release", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> release(@PathVariable String channel, @PathVariable String sku, @RequestParam(required = false) String slot,
            @RequestBody ReleaseBody body, HttpServletRequest request) {
        var key = Field.listing(channel, sku, slot);
        var revision = Field.required("$.revision", body.revision());
        return once.answer(request, () -> release(key, revision));
    }

    private Map<String, Object> release(ListingKey key, long revision) {
        var changed = approvals.release(key, revision, callers.actor(), clock.instant());
        var now = approvals.find(key).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "APPROVAL_UNKNOWN",
                "no push of " + key.sku() + " waits on " + key.channel(), "the path", "GET /api/approvals lists those that wait"));
        if (now.revision() != revision) {
            throw new Problem(HttpStatus.CONFLICT, "APPROVAL_OUTDATED", "what the listing should show has changed since", "$.revision",
                    "look at it again with GET /api/approvals, and name the revision it has now", Map.of("revision", now.revision()));
        }
        return Map.of("sku", key.sku().value(), "channel", key.channel().value(), "revision", revision, "changed", changed, "releasedBy",
                now.releasedBy(), "releasedAt", now.releasedAt().toString());
    }
}
