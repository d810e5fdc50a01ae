package io.soldonce.app.console;

import io.soldonce.item.Bucket;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.ItemLookup;
import io.soldonce.projections.query.asof.AsOf;
import io.soldonce.projections.query.asof.DesiredAsOf;
import io.soldonce.projections.query.asof.ShownAsOf;
import io.soldonce.projections.query.asof.StockAsOf;
import io.soldonce.projections.query.asof.ValueAsOf;
import io.soldonce.values.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// One item as it was at an instant, with a slider over its whole life.
@Controller
class AsOfPage {
    /// Stops of the slider.
    static final int STOPS = 200;
    private static final String FIRST = """
        select min(least(occurred_at, recorded_at)) from history where sku_key = ?""";

    private final ItemLookup items;
    private final StockAsOf stock;
    private final ValueAsOf value;
    private final DesiredAsOf desired;
    private final ShownAsOf shown;
    private final DSLContext db;
    private final Clock clock;

    AsOfPage(ItemLookup items, StockAsOf stock, ValueAsOf value, DesiredAsOf desired, ShownAsOf shown, DSLContext db, Clock clock) {
        this.items = items;
        this.stock = stock;
        this.value = value;
        this.desired = desired;
        this.shown = shown;
        this.db = db;
        this.clock = clock;
    }

    /// @param at   a time in UTC
    /// @param stop of the slider, from 0 (its first fact) to the last (now); counts when no time was typed
    @GetMapping("/items/{sku}/as-of")
    String asOf(@PathVariable String sku, @RequestParam(required = false) String at, @RequestParam(required = false) Integer stop,
            @RequestParam(defaultValue = "recorded") String axis, Model model) {
        var named = ItemsPage.skuOf(sku);
        var item = named == null ? null : items.find(named).orElse(null);
        if (item == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no item " + sku);
        }
        var now = clock.instant();
        var first = first(named, now);
        var instant = instant(at, stop, first, now, model);
        var asOf = new AsOf(axis.equals("occurred") ? AsOf.Axis.OCCURRED : AsOf.Axis.RECORDED, instant);
        model.addAttribute("item", item);
        model.addAttribute("first", first);
        model.addAttribute("end", now);
        model.addAttribute("stops", STOPS);
        model.addAttribute("stop", stopOf(instant, first, now));
        model.addAttribute("at", instant);
        model.addAttribute("field", instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
        model.addAttribute("axis", Codes.shown(asOf.axis()));
        var units = stock.of(named, asOf);
        model.addAttribute("units", units.units());
        model.addAttribute("moment", units.moment());
        model.addAttribute("available", units.units().in(Codes.shown(Bucket.AVAILABLE)));
        model.addAttribute("worth", value.of(named, asOf).value());
        model.addAttribute("wanted", desired.of(named, asOf));
        model.addAttribute("shownThen", shown.of(named, instant));
        return "as-of";
    }

    private static Instant instant(String at, Integer stop, Instant first, Instant now, Model model) {
        try {
            var typed = Typed.instant(at);
            if (typed != null) {
                return typed.isAfter(now) ? now : typed;
            }
        } catch (IllegalArgumentException typed) {
            model.addAttribute("warning", "Shown as it is now: " + typed.getMessage() + ".");
            return now;
        }
        if (stop == null || stop >= STOPS) {
            return now;
        }
        var part = Duration.between(first, now).toMillis() * Math.max(0, stop) / STOPS;
        return first.plusMillis(part);
    }

    private static long stopOf(Instant at, Instant first, Instant now) {
        var whole = Math.max(1, Duration.between(first, now).toMillis());
        return Math.clamp(Math.round((double) Duration.between(first, at).toMillis() * STOPS / whole), 0, STOPS);
    }

    private Instant first(Sku sku, Instant now) {
        var first = db.fetchValue(FIRST, sku.key());
        return first instanceof OffsetDateTime time ? time.toInstant() : now.minus(1, ChronoUnit.DAYS);
    }
}
