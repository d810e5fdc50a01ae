package io.soldonce.channels.tcgplayer;

import io.soldonce.values.Money;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// An upload of prices and quantities as the portal shows it. Pure.
///
/// @param messages what the portal said of it
record StagedUpload(String id, State state, String fileName, List<Product> products, List<String> messages) {
    private static final Pattern AMOUNT = Pattern.compile("\\$\\s*([0-9][0-9,]*(?:\\.[0-9]{1,4})?)");

    StagedUpload {
        products = List.copyOf(products);
        messages = List.copyOf(messages);
    }

    enum State {
        IMPORTED,
        STAGED,
        MOVING,
        LIVE,
        PARTLY_LIVE,
        REMOVED;

        static State of(String words) {
            return switch (words.toLowerCase(Locale.ROOT)) {
                case "imported" -> IMPORTED;
                case "staged" -> STAGED;
                case "moving" -> MOVING;
                case "live" -> LIVE;
                case "partly live" -> PARTLY_LIVE;
                case "removed" -> REMOVED;
                default -> throw new IllegalArgumentException("an upload is in a state nobody knows: " + words);
            };
        }

        /// Nothing of it is live, and nothing will be before somebody clicks.
        boolean isUnfinished() {
            return this == IMPORTED || this == STAGED;
        }

        boolean isMoved() {
            return this == LIVE || this == PARTLY_LIVE;
        }
    }

    /// One row of the list of uploads.
    record Listed(String id, String fileName, State state) {}

    /// One card of an upload.
    ///
    /// @param livePrice    null when it has none
    /// @param liveQuantity what the number will be added to
    /// @param problem      why it can not be live; empty when it can
    record Product(String id, int adjust, Money price, Money livePrice, int liveQuantity, String problem) {}

    static List<Listed> list(PortalPage page) {
        return page.rows("table#staged-uploads tr[data-upload-id]").stream()
                .map(row -> new Listed(row.attr("data-upload-id"), PortalPage.cell(row, "file-name"),
                        State.of(PortalPage.cell(row, "state"))))
                .toList();
    }

    static StagedUpload of(PortalPage page) {
        var id = page.path().replaceAll(".*/staged/([^/]+).*", "$1");
        var products = page.rows("table#staged-products tr[data-id]").stream().map(StagedUpload::product).toList();
        return new StagedUpload(id, State.of(page.required("#upload-state")), page.required("#file-name"), products,
                page.messages(""));
    }

    private static Product product(Element row) {
        var id = row.attr("data-id");
        return new Product(id, PortalPage.number(PortalPage.cell(row, "adjust"), "the adjustment of " + id),
                money(PortalPage.cell(row, "price")), money(PortalPage.cell(row, "live-price")),
                PortalPage.number(PortalPage.cell(row, "live-quantity"), "the live quantity of " + id), PortalPage.cell(row, "problem"));
    }

    /// `(Live: $1.00)`, `$1.00` or `1.00`; null when there is no amount in it.
    static Money money(String text) {
        var found = AMOUNT.matcher(text.contains("$") ? text : "$" + text);
        return found.find() ? Money.of(found.group(1).replace(",", ""), Deltas.CURRENCY) : null;
    }
}
