package io.soldonce.channels.tcgplayer;

import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.SalesFeed;
import io.soldonce.channels.spi.SalesPage;
import io.soldonce.channels.spi.ToldOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Orders by the portal's pages, each read with an overlap: an order may be listed later than it was made. The pull sheet is the second
/// witness: an order that has to be shipped and was not told is read too. So is an order that was cancelled long after it was made.
///
/// The cursor is the instant up to which was read, and, while a long time is read in pieces, the instant before which every sale was told.
/// What was told is remembered, to read nothing twice for nothing; a fresh process reads it once more.
public final class TcgplayerSales implements SalesFeed {
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final Duration AT_FIRST = Duration.ofDays(90);
    private static final int PIECE = 40;
    private static final int MOST_PAGES = 500;
    private static final int REMEMBERED = 20_000;
    private static final String CANCELED = "Canceled";

    private final TcgplayerPortal portal;
    private final Map<String, Boolean> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Map<String, Boolean> telling = new HashMap<>();
    private String given;

    public TcgplayerSales(TcgplayerPortal portal) {
        this.portal = portal;
    }

    /// @param completeUpTo null unless a long time is being read in pieces
    private record Cursor(Instant readUpTo, Instant completeUpTo) {
        static Cursor of(String text) {
            var parts = text.split("/", 2);
            return new Cursor(Instant.parse(parts[0]), parts.length == 2 ? Instant.parse(parts[1]) : null);
        }
    }

    @Override
    public synchronized SalesPage since(String cursor) {
        remember(cursor);
        var now = portal.clock().instant();
        var lag = portal.account().salesLag();
        var place = cursor == null ? new Cursor(now.minus(AT_FIRST), now.minus(AT_FIRST)) : Cursor.of(cursor);
        var from = place.completeUpTo() == null ? place.readUpTo().minus(lag).minus(OVERLAP) : place.readUpTo();
        var listed = listed(null, from);
        var orders = new ArrayList<>(listed.values());
        orders.sort(Comparator.comparing(OrderPage.Listed::placedAt).thenComparing(OrderPage.Listed::orderId));
        if (orders.size() > PIECE) {
            var last = orders.get(PIECE - 1).placedAt();
            var piece = orders.stream().filter(order -> !order.placedAt().isAfter(last)).map(OrderPage.Listed::orderId).toList();
            var completeUpTo = Objects.requireNonNullElse(place.completeUpTo(), place.readUpTo().minus(lag));
            return page(piece, last.plusMillis(1) + "/" + completeUpTo, completeUpTo, true);
        }
        var read = new ArrayList<>(late(listed, now));
        read.addAll(orders.stream().map(OrderPage.Listed::orderId).toList());
        return page(read, now.toString(), now.minus(lag), false);
    }

    /// What was told before the cursor came back is recorded.
    private void remember(String cursor) {
        if (cursor != null && cursor.equals(given)) {
            told.putAll(telling);
        }
        telling.clear();
    }

    private SalesPage page(List<String> orderIds, String next, Instant completeUpTo, boolean hasMore) {
        var orders = new ArrayList<ToldOrder>();
        for (var orderId : orderIds) {
            var order = portal.order(orderId);
            if (order == null) {
                throw TcgplayerErrors.later("ORDER_GONE", "the portal lists the order " + orderId + " and has no page of it");
            }
            orders.add(order);
            telling.put(orderId, order.isPaid() && !order.isCancelled());
        }
        orders.sort(Comparator.comparing(ToldOrder::changedAt));
        given = next;
        return new SalesPage(orders, next, completeUpTo, hasMore);
    }

    /// What the newest pages do not tell: orders to be shipped that nobody told, and orders told as good that are cancelled by now.
    private List<String> late(Map<String, OrderPage.Listed> listed, Instant now) {
        var late = new ArrayList<String>();
        listed(CANCELED, now.minus(AT_FIRST)).keySet().stream()
                .filter(order -> !listed.containsKey(order) && !Boolean.FALSE.equals(told.get(order))).forEach(late::add);
        portal.pullSheet().orders().stream().sorted()
                .filter(order -> !listed.containsKey(order) && !late.contains(order) && !Boolean.TRUE.equals(told.get(order)))
                .forEach(late::add);
        return late;
    }

    /// The orders since an instant. The newest come first, so reading ends at the first page that is older.
    private Map<String, OrderPage.Listed> listed(String status, Instant from) {
        var orders = new LinkedHashMap<String, OrderPage.Listed>();
        var seen = new HashMap<String, OrderPage.Listed>();
        for (var number = 1; number <= MOST_PAGES; number++) {
            var page = portal.orders(status, number);
            page.orders().forEach(order -> seen.put(order.orderId(), order));
            page.orders().stream().filter(order -> !order.placedAt().isBefore(from)).forEach(order -> orders.put(order.orderId(), order));
            if (page.orders().stream().anyMatch(order -> order.placedAt().isBefore(from))) {
                return orders;
            }
            if (page.next() == null) {
                if (seen.size() < page.count()) {
                    throw TcgplayerErrors.notWhole("the portal counts " + page.count() + " orders and lists " + seen.size());
                }
                return orders;
            }
        }
        throw TcgplayerErrors.notWhole("the list of orders has no end");
    }

    /// @throws ChannelFailure when it could not be read
    @Override
    public ToldOrder order(String orderId) {
        return PullSheet.ORDER.matcher(orderId).matches() ? portal.order(orderId) : null;
    }
}
