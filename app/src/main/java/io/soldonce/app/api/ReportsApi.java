package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.item.Bucket;
import io.soldonce.item.ItemFact.AdjustmentReason;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.losses.Adjustments;
import io.soldonce.projections.query.losses.BlockedUnits;
import io.soldonce.projections.query.losses.BlockedUnits.Blocked;
import io.soldonce.projections.query.losses.Oversells;
import io.soldonce.projections.query.losses.Oversells.Oversell;
import io.soldonce.projections.query.losses.Shrinkage;
import io.soldonce.projections.query.losses.Shrinkage.Loss;
import io.soldonce.values.Sku;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What went missing, what was corrected, what was sold twice, what waits too long.
@RestController
@RequestMapping("/api/reports")
class ReportsApi {
    private static final Duration A_YEAR = Duration.ofDays(366);
    private static final int MOST_LINES = 500;

    private final Shrinkage shrinkage;
    private final Adjustments adjustments;
    private final Oversells oversells;
    private final BlockedUnits blocked;
    private final Asked asked;

    ReportsApi(Shrinkage shrinkage, Adjustments adjustments, Oversells oversells, BlockedUnits blocked, Asked asked) {
        this.shrinkage = shrinkage;
        this.adjustments = adjustments;
        this.oversells = oversells;
        this.blocked = blocked;
        this.asked = asked;
    }

    /// The last year unless told otherwise, by month.
    @GetMapping({"/shrinkage", "/shrinkage.csv"})
    Object shrinkage(@RequestParam(required = false) String sku, @RequestParam(required = false) String from,
            @RequestParam(required = false) String to, @RequestParam(required = false) String by,
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String after, HttpServletRequest request,
            HttpServletResponse response) {
        var until = Field.dayOrInstant("parameter to", to, asked.now());
        var filter = new Shrinkage.Filter(sku(sku), Field.dayOrInstant("parameter from", from, until.minus(A_YEAR)), until,
                Field.choice("parameter by", by, Shrinkage.Period.class, Shrinkage.Period.MONTH));
        if (Sheet.isWanted(request)) {
            var losses = Stream.iterate(shrinkage.page(filter, null, Sheet.ROWS_AT_ONCE), Objects::nonNull,
                    page -> page.next() == null ? null : shrinkage.page(filter, page.next(), Sheet.ROWS_AT_ONCE))
                    .flatMap(page -> page.losses().stream());
            return Sheet.<Loss>named("shrinkage").with("sku", Loss::sku).with("title", Loss::title).with("begins", Loss::begins)
                    .with("change", Loss::change).with("reason", Loss::reason).with("units", Loss::units)
                    .with("units_without_cost", Loss::unitsWithoutCost).with("cost", Loss::cost).write(losses, response);
        }
        var page = shrinkage.page(filter, Cursor.text(after), Cursor.limit(limit));
        var body = new LinkedHashMap<String, Object>();
        body.put("from", filter.from());
        body.put("to", until);
        body.put("totals", shrinkage.totals(filter));
        body.put("losses", page.losses());
        body.put("next", Cursor.of(page.next()));
        return body;
    }

    @GetMapping({"/adjustments", "/adjustments.csv"})
    Object adjustments(@RequestParam(required = false) String sku, @RequestParam(required = false) String reason,
            @RequestParam(required = false) String actor, @RequestParam(required = false) String from,
            @RequestParam(required = false) String to, @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after, HttpServletRequest request, HttpServletResponse response) {
        var why = reason == null ? null : Codes.shown(Field.choice("parameter reason", reason, AdjustmentReason.class, null));
        var filter = new Adjustments.Filter(sku(sku), why, Field.optional("parameter actor", actor, 200),
                Field.dayOrInstant("parameter from", from, null), Field.dayOrInstant("parameter to", to, null));
        if (Sheet.isWanted(request)) {
            return Sheet.<Adjustments.Line>named("adjustments").with("recorded_at", Adjustments.Line::recordedAt)
                    .with("occurred_at", Adjustments.Line::occurredAt).with("sku", Adjustments.Line::sku)
                    .with("title", Adjustments.Line::title).with("by", Adjustments.Line::by).with("location", Adjustments.Line::location)
                    .with("reason", Adjustments.Line::reason).with("note", Adjustments.Line::note)
                    .with("actor", Adjustments.Line::actor).with("source", Adjustments.Line::source)
                    .with("index", Adjustments.Line::index)
                    .write(Sheet.all(last -> adjustments.page(filter, last == null ? null : last.index(), Sheet.ROWS_AT_ONCE)), response);
        }
        var page = adjustments.page(filter, Cursor.number(after), Cursor.limit(limit));
        var body = new LinkedHashMap<String, Object>();
        body.put("groups", adjustments.groups(filter));
        body.put("adjustments", page.rows());
        body.put("next", Cursor.of(page.next(line -> Long.toString(line.index()))));
        return body;
    }

    @GetMapping({"/oversells", "/oversells.csv"})
    Object oversells(@RequestParam(required = false) String sku, @RequestParam(required = false) String from,
            @RequestParam(required = false) String to, @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after, HttpServletRequest request, HttpServletResponse response) {
        var filter = new Oversells.Filter(sku(sku), Field.dayOrInstant("parameter from", from, null),
                Field.dayOrInstant("parameter to", to, null));
        if (Sheet.isWanted(request)) {
            return Sheet.<Oversell>named("oversells").with("recorded_at", Oversell::recordedAt).with("occurred_at", Oversell::occurredAt)
                    .with("sku", Oversell::sku).with("title", Oversell::title).with("channel", Oversell::channel)
                    .with("order_id", Oversell::orderId).with("units", Oversell::units).with("available_today", Oversell::available)
                    .with("resolved_at", Oversell::resolvedAt).with("resolution", Oversell::resolution).with("index", Oversell::index)
                    .write(Sheet.all(last -> oversells.page(filter, last == null ? null : last.index(), Sheet.ROWS_AT_ONCE)), response);
        }
        var page = oversells.page(filter, Cursor.number(after), Cursor.limit(limit));
        var body = new LinkedHashMap<String, Object>();
        body.put("oversells", page.rows());
        body.put("next", Cursor.of(page.next(line -> Long.toString(line.index()))));
        return body;
    }

    /// How it came to one: what happened, and what was known when.
    @GetMapping("/oversells/{index}")
    Oversells.Timeline oversell(@PathVariable String index) {
        var at = index.matches("\\d{1,18}") ? Long.parseLong(index) : -1;
        return oversells.timeline(at, MOST_LINES).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "OVERSELL_UNKNOWN",
                "no event of that index names an oversell", "the path", "take index from GET /api/reports/oversells"));
    }

    /// Those that wait longest first.
    @GetMapping({"/blocked", "/blocked.csv"})
    Object blocked(@RequestParam(required = false) String state, @RequestParam(required = false) String sku,
            @RequestParam(required = false) String since, @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after, HttpServletRequest request, HttpServletResponse response) {
        var bucket = state == null ? null : Field.choice("parameter state", state, Bucket.class, null);
        if (bucket != null && !BlockedUnits.STATES.contains(bucket)) {
            throw Problem.invalid("parameter state", "units in " + state + " are not blocked; write one of "
                    + BlockedUnits.STATES.stream().map(Codes::shown).sorted().toList());
        }
        var filter = new BlockedUnits.Filter(bucket, sku(sku), Field.dayOrInstant("parameter since", since, null));
        if (Sheet.isWanted(request)) {
            return Sheet.<Blocked>named("blocked").with("state", Blocked::state).with("sku", Blocked::sku).with("title", Blocked::title)
                    .with("location", Blocked::location).with("units", Blocked::units).with("since", Blocked::since)
                    .with("change", Blocked::change).with("channel", Blocked::channel).with("order_id", Blocked::orderId)
                    .with("actor", Blocked::actor).with("sentence", Blocked::sentence)
                    .write(Sheet.all(last -> blocked.page(filter, last, Sheet.ROWS_AT_ONCE)), response);
        }
        var page = blocked.page(filter, BlockedCursor.read(after), Cursor.limit(limit));
        var body = new LinkedHashMap<String, Object>();
        body.put("ages", blocked.ages(asked.now()));
        body.put("blocked", page.rows());
        body.put("next", Cursor.of(page.next(BlockedCursor::of)));
        return body;
    }

    private static Sku sku(String sku) {
        return sku == null ? null : Field.sku("parameter sku", sku);
    }
}
