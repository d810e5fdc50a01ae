package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.projections.query.ChannelLookup;
import io.soldonce.projections.query.ChannelView;
import io.soldonce.values.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The switch board, the kill switch among it: an empty list of channels is off.
@RestController
@RequestMapping("/api/switch")
class SwitchApi {
    private final Switch board;
    private final ChannelLookup channels;
    private final Once once;

    SwitchApi(Switch board, ChannelLookup channels, Once once) {
        this.board = board;
        this.channels = channels;
        this.once = once;
    }

    /// @param enabledChannels ids of channels, or `*` for all; none: everything is off
    record SwitchBody(List<String> enabledChannels, Boolean dryRun) {}

    @GetMapping
    Map<String, Object> now() {
        var now = board.now();
        var body = new LinkedHashMap<String, Object>();
        body.put("enabledChannels", now.enabledChannels());
        body.put("dryRun", now.dryRun());
        body.put("off", now.isOff());
        body.put("changedAt", now.changedAt());
        body.put("changedBy", now.changedBy());
        return body;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> set(@RequestBody SwitchBody body, HttpServletRequest request) {
        var wanted = known(Field.required("$.enabledChannels", body.enabledChannels()));
        var dryRun = Field.required("$.dryRun", body.dryRun());
        return once.answer(request, () -> {
            var changed = board.set(wanted, dryRun);
            return Map.of("changed", changed, "enabledChannels", wanted, "dryRun", dryRun, "off", wanted.isEmpty());
        });
    }

    private List<String> known(List<String> wanted) {
        var there = channels.all().stream().map(ChannelView::channel).collect(Collectors.toSet());
        for (var i = 0; i < wanted.size(); i++) {
            var where = "$.enabledChannels[" + i + "]";
            var one = Field.required(where, wanted.get(i));
            if (!one.equals("*") && !there.contains(one)) {
                throw Problem.invalid(where, "no channel of ours: " + Text.shown(one) + "; write one that GET /api/channels lists, or *");
            }
        }
        return List.copyOf(new LinkedHashSet<>(wanted));
    }
}
