package io.soldonce.app.api;

import static io.soldonce.tables.ledger.Tables.LOG_ENTRY;
import static io.soldonce.tables.projections.Tables.HISTORY;

import io.soldonce.app.security.Problem;
import io.soldonce.channel.ChannelAction;
import io.soldonce.engine.Request;
import io.soldonce.item.ItemAction;
import io.soldonce.listing.ListingAction;
import io.soldonce.order.OrderAction;
import io.soldonce.values.StreamId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// `ETag` and `If-Match`: the tag begins with the place of the last event in the thing's own stream. The lane compares it where it decides,
/// so that nothing slips in between.
@Component
class Versions {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})(-[0-9a-f]{1,8})?\"");
    private static final int MOST_SHOWN = 20;

    private final DSLContext dsl;

    Versions(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// What happened after a tag was handed out.
    record Change(long index, String event, String sentence, Instant recordedAt) {}

    /// To be asked before the thing itself is read: a tag may be older than what it comes with, never newer.
    ///
    /// @return place of the last event of a stream; -1 for none
    long last(String stream) {
        return Objects.requireNonNullElse(
                dsl.select(DSL.max(LOG_ENTRY.SEQUENCE)).from(LOG_ENTRY).where(LOG_ENTRY.STREAM_ID.eq(stream)).fetchSingle().value1(), -1L);
    }

    /// The tag of one showing of a thing.
    static String tag(long last, Object shown) {
        return "\"" + Math.max(last, 0) + "-" + Integer.toHexString(shown.hashCode()) + "\"";
    }

    /// What the request expects of the stream that `action` is about; null when it says nothing of it.
    static Request.Expected expected(Object action, HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.IF_MATCH);
        var stream = stream(action);
        if (header == null || header.strip().equals("*") || stream == null) {
            return null;
        }
        var tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw Problem.invalid("header If-Match", "not a tag of ours; send the header ETag of the GET unchanged, or leave it out");
        }
        return new Request.Expected(stream, Long.parseLong(tag.group(1)));
    }

    /// Oldest first, at most twenty.
    List<Change> since(String stream, long sequence) {
        return dsl.select(LOG_ENTRY.GLOBAL_INDEX, LOG_ENTRY.NAME, HISTORY.SENTENCE, LOG_ENTRY.RECORDED_AT).from(LOG_ENTRY)
                .leftJoin(HISTORY).on(HISTORY.LOG_INDEX.eq(LOG_ENTRY.GLOBAL_INDEX))
                .where(LOG_ENTRY.STREAM_ID.eq(stream)).and(LOG_ENTRY.SEQUENCE.gt(sequence)).orderBy(LOG_ENTRY.SEQUENCE).limit(MOST_SHOWN)
                .fetch(row -> new Change(row.value1(), row.value2(), row.value3(), row.value4().toInstant()));
    }

    private static String stream(Object action) {
        return switch (action) {
            case ItemAction item -> StreamId.item(item.sku());
            case ListingAction listing -> StreamId.listing(listing.key());
            case ChannelAction channel -> StreamId.channel(channel.channel());
            case OrderAction order -> StreamId.order(order.channel(), order.orderId());
            default -> null;
        };
    }

    /// The first word of a stream's name, for a sentence.
    static String kind(String stream) {
        return stream.substring(0, stream.indexOf(':')).toLowerCase(Locale.ROOT);
    }
}
