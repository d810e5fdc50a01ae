package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.projections.query.channel.DryRunDiff;
import io.soldonce.projections.query.channel.PushLog;
import io.soldonce.projections.query.ChannelLookup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What marketplaces were told, and what they would be told now.
@RestController
class PushesApi {
    private final PushLog log;
    private final DryRunDiff diff;
    private final ChannelLookup channels;

    PushesApi(PushLog log, DryRunDiff diff, ChannelLookup channels) {
        this.log = log;
        this.diff = diff;
        this.channels = channels;
    }

    /// Newest first. `from` and `to` are moments, or dates in UTC; `to` is exclusive.
    @GetMapping("/api/pushes")
    Map<String, Object> pushes(@RequestParam(required = false) String sku, @RequestParam(required = false) String channel,
            @RequestParam(required = false) String from, @RequestParam(required = false) String to,
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        var filter = new PushLog.Filter(sku == null ? null : Field.sku("parameter sku", sku),
                channel == null ? null : Field.channel("parameter channel", channel), Field.dayOrInstant("parameter from", from, null),
                Field.dayOrInstant("parameter to", to, null));
        var page = log.page(filter, id(Cursor.text(cursor)), Cursor.limit(limit));
        var body = new LinkedHashMap<String, Object>();
        body.put("pushes", page.rows());
        body.put("next", Cursor.of(page.next(PushLog.Push::id)));
        return body;
    }

    /// What would be sent if the channel were written to now, by SKU, and how far it agrees already.
    @GetMapping("/api/channels/{channel}/diff")
    Map<String, Object> diff(@PathVariable String channel, @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String after) {
        var named = Field.channel("the path", channel);
        if (channels.find(named).isEmpty()) {
            throw ChannelsApi.unknown(named);
        }
        var place = Cursor.text(after) == null ? "/" : Cursor.text(after);
        var slash = place.lastIndexOf('/');
        if (slash < 0) {
            throw Cursor.broken();
        }
        var page = diff.page(named, place.substring(0, slash), place.substring(slash + 1), Cursor.limit(limit));
        var agreement = diff.agreement(named);
        var body = new LinkedHashMap<String, Object>();
        body.put("agreement", agreement);
        body.put("share", agreement.share());
        body.put("differences", page.rows());
        body.put("next", Cursor.of(page.next(line -> line.key() + "/" + line.slot())));
        return body;
    }

    private static String id(String place) {
        if (place != null && !place.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw Problem.invalid("parameter cursor", "not a place to go on from; take the value of next from the page before, unchanged");
        }
        return place == null ? null : UUID.fromString(place).toString();
    }
}
