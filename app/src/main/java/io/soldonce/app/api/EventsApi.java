package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.projections.query.LogLines;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The log: page by page, or as it grows.
@RestController
@RequestMapping("/api/events")
class EventsApi {
    private final LogLines log;
    private final LiveLog live;

    EventsApi(LogLines log, LiveLog live) {
        this.log = log;
        this.live = live;
    }

    /// Oldest first. `after` is an index of the log; `next` is null at its end.
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> events(@RequestParam(required = false) Long after, @RequestParam(required = false) Integer limit) {
        var most = Cursor.limit(limit);
        var lines = log.after(index("parameter after", after == null ? 0 : after), most);
        var body = new LinkedHashMap<String, Object>();
        body.put("events", lines.stream().map(EventView::of).toList());
        body.put("next", lines.size() < most ? null : lines.getLast().index());
        body.put("head", log.head());
        return body;
    }

    /// Goes on behind `Last-Event-ID`, or behind `after`, or begins now.
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(@RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            @RequestParam(required = false) Long after) {
        if (lastEventId != null && !lastEventId.isBlank()) {
            if (!lastEventId.matches("\\d{1,18}")) {
                throw Problem.invalid("header Last-Event-ID", "not an index of the log; send the id of the last message received");
            }
            return live.read(Long.parseLong(lastEventId));
        }
        return live.read(after == null ? log.head() : index("parameter after", after));
    }

    private static long index(String where, long index) {
        if (index < 0) {
            throw Problem.invalid(where, "not an index of the log; write 0 or more");
        }
        return index;
    }
}
