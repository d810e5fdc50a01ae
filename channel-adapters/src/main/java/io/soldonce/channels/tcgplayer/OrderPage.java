package io.soldonce.channels.tcgplayer;

import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.values.Money;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/// The orders as the portal shows them. Pure.
final class OrderPage {
    private static final Set<String> CANCELLED = Set.of("canceled", "cancelled");
    /// Ordered, and not paid for yet: not to be shipped.
    private static final Set<String> UNPAID = Set.of("processing", "pending", "pending payment", "payment pending", "awaiting payment");

    private OrderPage() {}

    /// One row of the list of orders.
    record Listed(String orderId, Instant placedAt, String status) {
        boolean isCancelled() {
            return OrderPage.isCancelled(status);
        }
    }

    /// One page of the list, newest first.
    ///
    /// @param count of all pages
    /// @param next  address of the next page, null on the last
    record Page(List<Listed> orders, int count, String next) {
        Page {
            orders = List.copyOf(orders);
        }
    }

    static Page list(PortalPage page) {
        var orders = page.rows("table#orders tr[data-order]").stream().map(row -> {
            var date = row.selectFirst("td.date");
            return new Listed(row.attr("data-order"), instant(date == null ? "" : date.attr("data-at")), PortalPage.cell(row, "status"));
        }).toList();
        var next = page.document().selectFirst("a.next[href]");
        return new Page(orders, page.number("#order-count"), next == null ? null : next.attr("href"));
    }

    /// @param readAt when it was read: when it was cancelled the portal does not tell
    static ToldOrder told(PortalPage page, Instant readAt) {
        var orderId = page.path().replaceAll(".*/", "");
        var date = page.document().selectFirst("#order-date");
        var placedAt = instant(date == null ? "" : date.attr("datetime"));
        var status = page.required("#order-status");
        var lines = page.rows("table#products tr[data-sku-id]").stream().map(OrderPage::line).toList();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("the order " + orderId + " has no products on its page");
        }
        var isCancelled = isCancelled(status);
        var isPaid = !UNPAID.contains(status.toLowerCase(Locale.ROOT));
        return new ToldOrder(orderId, placedAt, isCancelled ? readAt : placedAt, isPaid, isCancelled, List.of(), null, lines,
                raw(orderId, placedAt, status, lines));
    }

    private static ToldOrder.Line line(Element row) {
        var skuId = row.attr("data-sku-id");
        var condition = PortalPage.cell(row, "condition");
        var name = PortalPage.cell(row, "name");
        return new ToldOrder.Line(skuId, null, skuId, condition.isEmpty() ? name : name + " - " + condition,
                PortalPage.number(PortalPage.cell(row, "quantity"), "the quantity of " + skuId), price(row, skuId));
    }

    private static Money price(Element row, String skuId) {
        var price = StagedUpload.money(PortalPage.cell(row, "unit-price"));
        if (price == null) {
            throw new IllegalArgumentException("the price of " + skuId + " is none: " + row.text());
        }
        return price;
    }

    /// What counts of the page. The buyer's name and address are on it too, and are not needed for the stock.
    private static String raw(String orderId, Instant placedAt, String status, List<ToldOrder.Line> lines) {
        var raw = new StringBuilder("order " + orderId + "\nplaced " + placedAt + "\nstatus " + status + "\n");
        lines.forEach(
                line -> raw.append(line.quantity()).append(" x ").append(line.lineId()).append(' ').append(line.title()).append(" at ")
                        .append(line.unitPrice()).append('\n'));
        return raw.toString();
    }

    private static boolean isCancelled(String status) {
        return CANCELLED.contains(status.toLowerCase(Locale.ROOT));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException none) {
            throw new IllegalArgumentException("an order's date is none: " + text, none);
        }
    }
}
