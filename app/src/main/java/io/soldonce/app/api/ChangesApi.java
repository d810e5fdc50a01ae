package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.projections.query.channel.SkuStory;
import io.soldonce.projections.query.ItemLookup;
import io.soldonce.values.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Everything that changed for one item between two moments: what was recorded, told, seen, and what needed a person.
@RestController
class ChangesApi {
    private static final int USUAL = 1000;
    private static final int MOST = 10_000;
    private static final List<String> SOURCES = List.of("history", "push", "observed", "exception");
    private static final Duration USUAL_TIME = Duration.ofDays(31);

    private final ItemLookup items;
    private final SkuStory story;
    private final Clock clock;

    ChangesApi(ItemLookup items, SkuStory story, Clock clock) {
        this.items = items;
        this.story = story;
        this.clock = clock;
    }

    /// Oldest first. A `month` (2026-11), or moments or dates in UTC from and to; `to` is exclusive. The last 31 days unless told otherwise.
    @GetMapping({"/api/items/{sku}/changes", "/api/items/{sku}/changes.csv"})
    Object changes(@PathVariable String sku, @RequestParam(required = false) String month, @RequestParam(required = false) String from,
            @RequestParam(required = false) String to, @RequestParam(required = false) List<String> source,
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String after, HttpServletRequest request,
            HttpServletResponse response) {
        var named = Field.sku("the path", sku);
        if (!items.exists(named)) {
            throw ItemsApi.unknown(named);
        }
        var filter = filter(month, from, to, sources(source));
        if (Sheet.isWanted(request)) {
            return Sheet.<SkuStory.Line>named("changes-" + named).with("at", SkuStory.Line::at).with("source", SkuStory.Line::source)
                    .with("id", SkuStory.Line::id).with("channel", SkuStory.Line::channel).with("words", SkuStory.Line::words)
                    .with("before", SkuStory.Line::before).with("after", SkuStory.Line::after)
                    .write(Sheet.all(last -> story.page(named, filter, last, Sheet.ROWS_AT_ONCE)), response);
        }
        var place = Keyset.read(after);
        var page = story.page(named, filter, place == null
                ? null
                : new SkuStory.Line(place.at(), null, null, null, null, null, null, place.part(), place.number()),
                limit == null ? USUAL : Field.whole("parameter limit", limit, 1, MOST));
        var body = new LinkedHashMap<String, Object>();
        body.put("from", filter.since());
        body.put("to", filter.until());
        body.put("changes", page.rows());
        body.put("hasMore", page.hasMore());
        body.put("next", page.next(last -> Keyset.of(last.at(), last.part(), last.place())));
        return body;
    }

    private SkuStory.Filter filter(String month, String from, String to, Set<String> sources) {
        if (month != null) {
            if (from != null || to != null) {
                throw Problem.invalid("parameter month", "a month and from or to at once; write one or the other");
            }
            var whole = month(month);
            return new SkuStory.Filter(whole.since(), whole.until(), sources);
        }
        var until = Field.dayOrInstant("parameter to", to, clock.instant());
        var since = Field.dayOrInstant("parameter from", from, until.minus(USUAL_TIME));
        if (since.isAfter(until)) {
            throw Problem.invalid("parameter from", "it is after to; write the earlier moment here");
        }
        return new SkuStory.Filter(since, until, sources);
    }

    private static SkuStory.Filter month(String month) {
        try {
            return SkuStory.Filter.month(YearMonth.parse(month));
        } catch (DateTimeException notAMonth) {
            throw Problem.invalid("parameter month", "not a month: " + Text.shown(month) + "; write it as 2026-11");
        }
    }

    private static Set<String> sources(List<String> told) {
        var sources = told == null ? Set.<String>of() : Set.copyOf(told);
        sources.forEach(source -> {
            if (!SOURCES.contains(source)) {
                throw Problem.invalid("parameter source", "not a source: " + Text.shown(source) + "; write one or more of " + SOURCES);
            }
        });
        return sources;
    }
}
