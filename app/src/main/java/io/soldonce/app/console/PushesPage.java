package io.soldonce.app.console;

import io.soldonce.projections.query.ChannelLookup;
import io.soldonce.projections.query.channel.PushLog;
import io.soldonce.values.ChannelId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Everything marketplaces were told.
@Controller
class PushesPage {
    private static final int ROWS = 50;

    private final PushLog log;
    private final ChannelLookup channels;

    PushesPage(PushLog log, ChannelLookup channels) {
        this.log = log;
        this.channels = channels;
    }

    @GetMapping("/pushes")
    String pushes(@RequestParam(required = false) String sku, @RequestParam(required = false) String channel,
            @RequestParam(required = false) String from, @RequestParam(required = false) String to,
            @RequestParam(required = false) String before, Model model) {
        var item = ItemsPage.skuOf(sku);
        var on = ItemsPage.channelOf(channel);
        var filter = new PushLog.Filter(item, on == null ? null : new ChannelId(on), day(from, 0), day(to, 1));
        var page = log.page(filter, before != null && before.matches("[0-9a-f-]{36}") ? before : null, ROWS);
        model.addAttribute("pushes", page.rows());
        model.addAttribute("older", page.next(PushLog.Push::id));
        model.addAttribute("channels", channels.all());
        model.addAttribute("sku", item == null ? null : item.value());
        model.addAttribute("channel", on);
        model.addAttribute("from", filter.from() == null ? null : from);
        model.addAttribute("to", filter.until() == null ? null : to);
        return "pushes";
    }

    /// A page's dates are whole days, the last one included; what is no date does not narrow.
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
