package io.soldonce.app.console;

import io.soldonce.app.api.Proposals;
import io.soldonce.item.Bucket;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.losses.Adjustments;
import io.soldonce.projections.query.losses.BlockedUnits;
import io.soldonce.projections.query.losses.Oversells;
import io.soldonce.projections.query.losses.Shrinkage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What waits too long, what went missing, what was corrected, what was sold twice.
@Controller
class ReportPages {
    private static final int ROWS = 100;
    private static final int LINES = 200;
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final BlockedUnits blocked;
    private final Shrinkage shrinkage;
    private final Adjustments adjustments;
    private final Oversells oversells;
    private final Proposals proposals;
    private final Supplier<UUID> ids;
    private final Clock clock;

    ReportPages(BlockedUnits blocked, Shrinkage shrinkage, Adjustments adjustments, Oversells oversells, Proposals proposals,
            Supplier<UUID> ids, Clock clock) {
        this.blocked = blocked;
        this.shrinkage = shrinkage;
        this.adjustments = adjustments;
        this.oversells = oversells;
        this.proposals = proposals;
        this.ids = ids;
        this.clock = clock;
    }

    @GetMapping("/returns")
    String returns(@RequestParam(required = false) String state, Model model) {
        var bucket = stateOf(state);
        var page = blocked.page(new BlockedUnits.Filter(bucket, null, null), null, ROWS);
        model.addAttribute("ages", blocked.ages(clock.instant()));
        model.addAttribute("blocked", page.rows());
        model.addAttribute("hasMore", page.hasMore());
        model.addAttribute("state", bucket == null ? null : Codes.shown(bucket));
        model.addAttribute("now", clock.instant());
        return "returns";
    }

    /// The last year unless told otherwise; the dates are whole days in UTC, the last one included.
    @GetMapping("/reports")
    String reports(@RequestParam(required = false) String from, @RequestParam(required = false) String to, Model model) {
        var now = clock.instant();
        var until = day(to, 1) == null ? now : day(to, 1);
        var since = day(from, 0) == null ? until.minus(A_YEAR) : day(from, 0);
        var filter = new Shrinkage.Filter(null, since.isAfter(until) ? until : since, until, Shrinkage.Period.MONTH);
        model.addAttribute("losses", shrinkage.totals(filter));
        model.addAttribute("dearest", shrinkage.page(filter, null, ROWS).losses());
        var corrected = new Adjustments.Filter(null, null, null, filter.from(), until);
        model.addAttribute("groups", adjustments.groups(corrected));
        model.addAttribute("adjustments", adjustments.page(corrected, null, ROWS).rows());
        model.addAttribute("oversells", oversells.page(new Oversells.Filter(null, filter.from(), until), null, ROWS).rows());
        model.addAttribute("from", filter.from().atOffset(ZoneOffset.UTC).toLocalDate());
        model.addAttribute("to", until.minusMillis(1).atOffset(ZoneOffset.UTC).toLocalDate());
        model.addAttribute("since", filter.from());
        model.addAttribute("until", until);
        return "reports";
    }

    @GetMapping("/reports/oversells/{index}")
    String oversell(@PathVariable long index, Model model) {
        var timeline = oversells.timeline(index, LINES)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no event of that number names an oversell"));
        model.addAttribute("oversell", timeline.oversell());
        model.addAttribute("lines", timeline.lines());
        model.addAttribute("hasMore", timeline.hasMore());
        var sku = ItemsPage.skuOf(timeline.oversell().sku());
        model.addAttribute("proposal", proposals.of(sku));
        model.addAttribute("isOpen", timeline.oversell().available() < 0);
        model.addAttribute("form", ids.get().toString());
        return "oversell";
    }

    private static Bucket stateOf(String state) {
        return Arrays.stream(Bucket.values()).filter(bucket -> BlockedUnits.STATES.contains(bucket) && Codes.shown(bucket).equals(state))
                .findFirst().orElse(null);
    }

    /// What is no date does not narrow.
    private static Instant day(String typed, int later) {
        try {
            return typed == null || typed.isBlank()
                    ? null
                    : LocalDate.parse(typed).plusDays(later).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }
}
