package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Consequences;
import io.soldonce.projections.query.Consequences.By;
import io.soldonce.projections.query.Doings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who did what, and what came of one cause.
@RestController
@RequestMapping("/api")
class CausesApi {
    private static final int MOST_KINDS = 50;

    private final Doings doings;
    private final Consequences consequences;

    CausesApi(Doings doings, Consequences consequences) {
        this.doings = doings;
        this.consequences = consequences;
    }

    @GetMapping("/actors")
    Map<String, Object> actors() {
        return Map.of("actors", doings.actors());
    }

    /// Newest first. `kind` may be there several times.
    @GetMapping({"/actors/{actor}/history", "/actors/{actor}/history.csv"})
    Object history(@PathVariable String actor, @RequestParam(required = false) List<String> kind,
            @RequestParam(required = false) String from, @RequestParam(required = false) String to,
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String after, HttpServletRequest request,
            HttpServletResponse response) {
        var who = Field.text("the path", actor, 200);
        var kinds = Set.copyOf(Objects.requireNonNullElse(kind, List.<String>of()));
        if (kinds.size() > MOST_KINDS) {
            throw Problem.invalid("parameter kind", "too many kinds; name at most " + MOST_KINDS);
        }
        var filter = new Doings.Filter(kinds, Field.dayOrInstant("parameter from", from, null),
                Field.dayOrInstant("parameter to", to, null));
        if (Sheet.isWanted(request)) {
            return Sheet.<Doings.Line>named("history").with("at", Doings.Line::at).with("kind", Doings.Line::kind)
                    .with("sku", Doings.Line::sku).with("channel", Doings.Line::channel).with("order_id", Doings.Line::orderId)
                    .with("words", Doings.Line::words).with("source", Doings.Line::source).with("id", Doings.Line::id)
                    .with("occurred_at", Doings.Line::occurredAt)
                    .write(Sheet.all(last -> doings.of(who, filter, last, Sheet.ROWS_AT_ONCE)), response);
        }
        var page = doings.of(who, filter, line(Keyset.read(after)), Cursor.limit(limit));
        var body = new LinkedHashMap<String, Object>();
        body.put("actor", who);
        body.put("history", page.rows());
        body.put("next", page.next(last -> Keyset.of(last.at(), last.part(), last.place())));
        return body;
    }

    /// Everything one cause set off, oldest first: by the id of a mail or another raw input, of the outside world, of an event, or what the
    /// events of one cause share. Without `by` each is tried.
    @GetMapping({"/causes/{id}", "/causes/{id}/consequences.csv"})
    Object cause(@PathVariable String id, @RequestParam(required = false) String by, @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after, HttpServletRequest request, HttpServletResponse response) {
        var named = Field.text("the path", id, 400);
        var how = by(named, by);
        if (Sheet.isWanted(request)) {
            return Sheet.<Consequences.Line>named("consequences").with("at", Consequences.Line::at)
                    .with("source", Consequences.Line::source).with("kind", Consequences.Line::kind).with("id", Consequences.Line::id)
                    .with("sku", Consequences.Line::sku).with("channel", Consequences.Line::channel)
                    .with("order_id", Consequences.Line::orderId).with("words", Consequences.Line::words)
                    .with("actor", Consequences.Line::actor).with("because", Consequences.Line::because)
                    .write(Sheet.all(last -> consequences.of(how, named, last, Sheet.ROWS_AT_ONCE)), response);
        }
        var place = Keyset.read(after);
        var page = consequences.of(how, named, place == null
                ? null
                : new Consequences.Line(place.at(), null, null, null, null, null, null, null, null, null, place.part(), place.number()),
                Cursor.limit(limit));
        var body = new LinkedHashMap<String, Object>();
        body.put("id", named);
        body.put("by", Codes.shown(how));
        body.put("consequences", page.rows());
        body.put("next", page.next(last -> Keyset.of(last.at(), last.part(), last.place())));
        return body;
    }

    private By by(String id, String by) {
        var all = by == null ? Stream.of(By.values()) : Stream.of(Field.choice("parameter by", by, By.class, null));
        return all.filter(way -> !consequences.of(way, id, null, 1).rows().isEmpty()).findFirst()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "CAUSE_UNKNOWN", "nothing came of a cause with this id", "the path",
                        "take cause, correlation or eventId from a history, or the id of a mail or an order as it was told"));
    }

    private static Doings.Line line(Keyset place) {
        return place == null
                ? null
                : new Doings.Line(place.at(), null, null, null, null, null, null, null, null, place.part(), place.place());
    }
}
