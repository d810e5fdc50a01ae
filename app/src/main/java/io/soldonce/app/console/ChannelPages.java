package io.soldonce.app.console;

import io.soldonce.app.api.Findings;
import io.soldonce.app.channels.HandedLists;
import io.soldonce.projections.query.ChannelLookup;
import io.soldonce.projections.query.ChannelView;
import io.soldonce.projections.query.channel.DryRunDiff;
import io.soldonce.values.ChannelId;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The channels: how each stands, its rules, and what was found there that nobody knows.
@Controller
class ChannelPages {
    private static final int FINDINGS = 100;
    private static final int LINES = 50;

    private final ChannelLookup channels;
    private final Tiles tiles;
    private final Findings findings;
    private final DryRunDiff diff;
    private final HandedLists lists;
    private final Clock clock;

    ChannelPages(ChannelLookup channels, Tiles tiles, Findings findings, DryRunDiff diff, HandedLists lists, Clock clock) {
        this.channels = channels;
        this.tiles = tiles;
        this.findings = findings;
        this.diff = diff;
        this.lists = lists;
        this.clock = clock;
    }

    @GetMapping("/channels")
    String channels(Model model) {
        model.addAttribute("tiles", tiles.all());
        model.addAttribute("now", clock.instant());
        return "channels";
    }

    @GetMapping("/channels/{id}")
    String channel(@PathVariable String id, Model model) {
        var channel = known(channels, id);
        model.addAttribute("channel", channel);
        model.addAttribute("tile", tiles.all().stream().filter(tile -> tile.channel().equals(id)).findFirst().orElseThrow());
        model.addAttribute("findings", findings.open(new ChannelId(id), FINDINGS));
        var named = new ChannelId(id);
        model.addAttribute("takesLists", lists.isAskedFor(named));
        model.addAttribute("awaitsList", lists.isAwaited(named));
        model.addAttribute("modes", RulesForm.MODES);
        model.addAttribute("roles", RulesForm.ROLES);
        model.addAttribute("now", clock.instant());
        if (!model.containsAttribute("rules")) {
            model.addAttribute("rules", RulesForm.of(channel.rules()));
        }
        return "channel";
    }

    @GetMapping("/channels/{id}/diff")
    String diff(@PathVariable String id, @RequestParam(defaultValue = "") String after, Model model) {
        model.addAttribute("channel", known(channels, id));
        var channel = new ChannelId(id);
        var slash = after.lastIndexOf('/');
        var page = diff.page(channel, slash < 0 ? "" : after.substring(0, slash), slash < 0 ? "" : after.substring(slash + 1), LINES);
        model.addAttribute("agreement", diff.agreement(channel));
        model.addAttribute("lines", page.rows());
        model.addAttribute("next", page.next(line -> line.key() + "/" + line.slot()));
        return "diff";
    }

    static ChannelView known(ChannelLookup channels, String id) {
        try {
            return channels.find(new ChannelId(id))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no channel " + id));
        } catch (IllegalArgumentException notAChannel) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no such channel", notAChannel);
        }
    }
}
