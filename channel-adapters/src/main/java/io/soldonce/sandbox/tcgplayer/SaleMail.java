package io.soldonce.sandbox.tcgplayer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The mail that tells a seller of a sale: no price, no id of a product, the condition behind the last slash.
final class SaleMail {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.US).withZone(ZoneId.of("America/New_York"));
    private static final String CELL = "\n<td style=\"font-size: 12px;text-align: left;border-top: 1px solid #DCDADB;padding: 14px 0;\">\n";

    /// A line of the order.
    record Item(String name, String condition, int quantity) {}

    private SaleMail() {}

    /// As it was seen, the first item is not the first of the table: with several, the last but one is.
    static String subject(List<Item> items) {
        var first = items.get(items.size() / 2).name();
        return "Your TCGplayer.com items of " + first + (items.size() == 1 ? "" : " and " + (items.size() - 1) + " more items")
                + " have sold!";
    }

    static String html(String orderNumber, BigDecimal total, Instant placedAt, List<Item> items) {
        var store = "https://store.tcgplayer.com/admin/orders/";
        return "<html><body><p>Pat,</p><p>Your customer has paid; the money is held for you until delivery is confirmed.</p>"
                + "<p><b>Order:</b> <a href=\"" + store + "manageorder/" + orderNumber + "\">" + orderNumber + "</a></p>"
                + "<p><b>Order Total:</b> " + Numbers.dollars(total) + "</p><table><thead><tr><th><h3>ORDER DETAILS</h3><h3><a href=\""
                + store + "orderlist\">See all &gt;</a></h3></th></tr></thead><tbody>"
                + items.stream().map(SaleMail::row).collect(Collectors.joining()) + "</tbody></table>"
                + "<p>Remember to ship this order no later than 48 hours after the order date of " + DAY.format(placedAt)
                + ".</p><p>Confirm Shipment</p><p>Thanks,<br>Team TCGplayer</p></body></html>";
    }

    private static String row(Item item) {
        return "<tr>" + CELL + "<div style=\"display: inline-block; vertical-align: top\">" + item.quantity() + "</div>\n"
                + "<div style=\"display: inline-block;\"><span style=\"margin-left:18px;\">" + escaped(item.name() + "/" + item.condition())
                + "</span></div>\n</td>\n</tr>";
    }

    /// What Latin-1 has not becomes a numeric entity.
    static String escaped(String text) {
        return text.codePoints().mapToObj(c -> switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            default -> c > 0xFF || Character.isISOControl(c) ? "&#" + c + ";" : Character.toString(c);
        }).collect(Collectors.joining());
    }
}
