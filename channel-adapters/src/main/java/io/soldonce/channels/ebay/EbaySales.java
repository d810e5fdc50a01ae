package io.soldonce.channels.ebay;

import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.SalesFeed;
import io.soldonce.channels.spi.SalesPage;
import io.soldonce.channels.spi.ToldOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Orders by the time of their last change, in UTC, each read with an overlap: an order may be listed later than it was made.
///
/// The cursor is the instant up to which was read, and, while a long time is read in pieces, the instant before which every sale was told.
public final class EbaySales implements SalesFeed {
    private static final String ORDERS = "/sell/fulfillment/v1/order";
    private static final int PAGE = 200;
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final Duration PIECE = Duration.ofDays(10);
    private static final Duration AT_FIRST = Duration.ofDays(90);
    private static final int READINGS = 3;
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final EbayApi api;

    public EbaySales(EbayApi api) {
        this.api = api;
    }

    private record Cursor(Instant readUpTo, Instant completeUpTo) {
        static Cursor of(String text, Duration lag) {
            var parts = text.split("/", 2);
            var readUpTo = Instant.parse(parts[0]);
            return new Cursor(readUpTo, parts.length == 2 ? Instant.parse(parts[1]) : readUpTo.minus(lag));
        }
    }

    @Override
    public SalesPage since(String cursor) {
        var now = api.clock().instant();
        var lag = api.account().salesLag();
        var place = cursor == null ? new Cursor(now.minus(AT_FIRST), now.minus(AT_FIRST)) : Cursor.of(cursor, lag);
        var from = place.readUpTo().minus(lag).minus(OVERLAP);
        var to = place.readUpTo().plus(PIECE);
        if (to.isBefore(now)) {
            // An order made in this piece and changed after it is told in a later piece: nothing is complete before the last.
            return new SalesPage(orders(from, to), to + "/" + place.completeUpTo(), place.completeUpTo(), true);
        }
        return new SalesPage(orders(from, null), now.toString(), now.minus(lag), false);
    }

    @Override
    public ToldOrder order(String orderId) {
        return api.find(ORDERS + "/" + EbayApi.encoded(orderId)).map(order -> EbayReads.understood(() -> EbayOrders.told(order)))
                .orElse(null);
    }

    private List<ToldOrder> orders(Instant from, Instant to) {
        return listed(from, to, READINGS).stream().map(this::told).sorted(Comparator.comparing(ToldOrder::changedAt)).toList();
    }

    /// An order that changes while the pages are read shifts those behind it, and one may fall between two pages: then once more.
    private List<JsonNode> listed(Instant from, Instant to, int readings) {
        var filter = "lastmodifieddate:[" + INSTANT.format(from) + ".." + (to == null ? "" : INSTANT.format(to)) + "]";
        var listed = new ArrayList<JsonNode>();
        try {
            EbayReads.pages(api, ORDERS + "?filter=" + EbayApi.encoded(filter) + "&limit=" + PAGE + "&offset=0", "orders",
                    order -> EbayJson.text(order, "orderId"), listed::addAll);
            return listed;
        } catch (ChannelFailure failed) {
            if (readings > 1 && EbayReads.isCutShort(failed)) {
                return listed(from, to, readings - 1);
            }
            throw failed;
        }
    }

    private ToldOrder told(JsonNode listed) {
        if (EbayOrders.isCancellationAsked(listed)) {
            var whole = order(EbayJson.text(listed, "orderId"));
            if (whole != null) {
                return whole;
            }
        }
        return EbayReads.understood(() -> EbayOrders.told(listed));
    }
}
