package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.channels.desired.DesiredCsv;
import io.soldonce.channels.desired.DesiredRow;
import io.soldonce.projections.query.ChannelLookup;
import io.soldonce.projections.query.DesiredFile;
import io.soldonce.projections.query.DesiredFile.Line;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a channel should show now, or what changed since a revision, as a file.
@RestController
class DesiredApi {
    private static final int LINES_AT_ONCE = 1000;

    private final ChannelLookup channels;
    private final DesiredFile desired;

    DesiredApi(ChannelLookup channels, DesiredFile desired) {
        this.channels = channels;
        this.desired = desired;
    }

    /// The header `X-Revision` is the `since` of the next call.
    @GetMapping("/api/channels/{channel}/desired.csv")
    void desired(@PathVariable String channel, @RequestParam(required = false) Long since, HttpServletResponse response)
            throws IOException {
        var named = Field.channel("the path", channel);
        if (channels.find(named).isEmpty()) {
            throw ChannelsApi.unknown(named);
        }
        if (since != null && since < 0) {
            throw Problem.invalid("parameter since", "not a revision; take the header X-Revision of an earlier file, or 0");
        }
        response.setHeader("X-Revision", Long.toString(Math.max(desired.newestRevision(named), Objects.requireNonNullElse(since, 0L))));
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"desired-" + named + ".csv\"");
        response.setContentType("text/csv;charset=UTF-8");
        DesiredCsv.render(lines(named, since).map(DesiredApi::row), response.getWriter());
    }

    private Stream<Line> lines(ChannelId channel, Long since) {
        return Stream.iterate(piece(channel, since, null), piece -> !piece.isEmpty(),
                piece -> piece.size() < LINES_AT_ONCE ? List.of() : piece(channel, since, piece.getLast())).flatMap(List::stream);
    }

    private List<Line> piece(ChannelId channel, Long since, Line last) {
        return since == null
                ? desired.all(channel, last, LINES_AT_ONCE)
                : desired.since(channel, last == null ? since : last.revision(), LINES_AT_ONCE);
    }

    private static DesiredRow row(Line line) {
        var price = line.price();
        return new DesiredRow(line.sku(), line.externalId(), line.title(), line.status(), line.quantity(),
                price == null ? null : Money.of(price.amount(), price.currency()), line.reasons(), line.revision());
    }
}
