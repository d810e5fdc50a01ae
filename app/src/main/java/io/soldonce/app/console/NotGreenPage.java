package io.soldonce.app.console;

import io.soldonce.projections.query.channel.SinceYesterday;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Everything that is not as it should be, since yesterday or since longer.
@Controller
class NotGreenPage {
    private static final int OF_EACH_KIND = 50;
    private static final int DAY = 24;
    private static final int YEAR = 24 * 365;

    private static final Map<String, String> TITLES = Map.of("asked", "Asked of a person, not answered yet", "exception", "Needs a person",
            "failed-push", "Marketplaces said no", "unread-push", "Told, and not read back yet", "drift",
            "Shows something else than it was told", "parked-plan", "Stopped by the brakes", "unsent-alert",
            "Alerts that could not be sent",
            "blind", "Not seen whole", "told", "Told by a person, not read back");

    private final SinceYesterday notGreen;
    private final Clock clock;

    NotGreenPage(SinceYesterday notGreen, Clock clock) {
        this.notGreen = notGreen;
        this.clock = clock;
    }

    @GetMapping("/not-green")
    String notGreen(@RequestParam(defaultValue = "24") int hours, Model model) {
        var back = Math.max(1, Math.min(YEAR, hours));
        var since = clock.instant().minus(Duration.ofHours(back));
        var kinds = notGreen.since(since, OF_EACH_KIND);
        model.addAttribute("kinds", kinds);
        model.addAttribute("isGreen", kinds.keySet().stream().allMatch("told"::equals));
        model.addAttribute("titles", TITLES);
        model.addAttribute("hours", back);
        model.addAttribute("isDay", back == DAY);
        model.addAttribute("since", since);
        return "not-green";
    }
}
