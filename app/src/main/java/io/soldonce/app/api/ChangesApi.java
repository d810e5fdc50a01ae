package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.projections.query.channel.SkuStory;
import io.soldonce.projections.query.ItemLookup;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Everything that changed for one item between two moments: what was recorded, told, seen, and what needed a person.
@RestController
class ChangesApi {
    private static final int USUAL = 1000;
    private static final int MOST = 10_000;
    private static final Duration USUAL_TIME = Duration.ofDays(31);

    private final ItemLookup items;
    private final SkuStory story;
    private final Clock clock;

    ChangesApi(ItemLookup items, SkuStory story, Clock clock) {
        this.items = items;
        this.story = story;
        this.clock = clock;
    }

    /// Oldest first. Moments, or dates in UTC; `to` is exclusive. The last 31 days unless told otherwise.
    @GetMapping("/api/items/{sku}/changes")
    Map<String, Object> changes(@PathVariable String sku, @RequestParam(required = false) String from,
            @RequestParam(required = false) String to, @RequestParam(required = false) Integer limit) {
        var named = Field.sku("the path", sku);
        if (!items.exists(named)) {
            throw ItemsApi.unknown(named);
        }
        var until = Field.dayOrInstant("parameter to", to, clock.instant());
        var since = Field.dayOrInstant("parameter from", from, until.minus(USUAL_TIME));
        if (since.isAfter(until)) {
            throw Problem.invalid("parameter from", "it is after to; write the earlier moment here");
        }
        var most = limit == null ? USUAL : Field.whole("parameter limit", limit, 1, MOST);
        var lines = story.of(named, since, until, most + 1);
        var body = new LinkedHashMap<String, Object>();
        body.put("from", since);
        body.put("to", until);
        body.put("changes", lines.subList(0, Math.min(most, lines.size())));
        body.put("hasMore", lines.size() > most);
        return body;
    }
}
