package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.engine.Request;
import io.soldonce.projections.query.ChannelLookup;
import io.soldonce.projections.query.ChannelView;
import io.soldonce.values.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
    ResponseEntity<Map<String, Object>> now() {
        var now = board.now();
        var body = new LinkedHashMap<String, Object>();
        body.put("enabledChannels", now.enabledChannels());
        body.put("dryRun", now.dryRun());
        body.put("off", now.isOff());
        body.put("changedAt", now.changedAt());
        body.put("changedBy", now.changedBy());
        return ResponseEntity.ok().eTag(now.tag()).body(body);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> set(@RequestBody SwitchBody body, HttpServletRequest request) {
        var wanted = known(Field.required("$.enabledChannels", body.enabledChannels()));
        var dryRun = Field.required("$.dryRun", body.dryRun());
        return once.answer(request, () -> {
            var changed = set(request.getHeader(HttpHeaders.IF_MATCH), wanted, dryRun);
            return Map.of("changed", changed, "enabledChannels", wanted, "dryRun", dryRun, "off", wanted.isEmpty());
        });
    }

    private boolean set(String tag, List<String> wanted, boolean dryRun) {
        if (tag == null || tag.strip().equals("*")) {
            return board.set(wanted, dryRun);
        }
        var seen = board.now();
        if (seen.tag().equals(tag.strip()) && board.set(seen, wanted, dryRun)) {
            return !(seen.enabledChannels().equals(wanted) && seen.dryRun() == dryRun);
        }
        var now = board.now();
        throw new Problem(HttpStatus.PRECONDITION_FAILED, Request.CHANGED_SINCE, "the switch board has changed since you read it",
                "header If-Match", "look at how it stands, and send its new ETag; without If-Match it is set whatever changed",
                Map.of("enabledChannels", now.enabledChannels(), "dryRun", now.dryRun()));
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
