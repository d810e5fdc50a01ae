package io.soldonce.channels.tcgplayer;

import java.util.List;
import java.util.Map;

/// The pages this program knows, and how each is built.
enum PortalKind {
    PRICING(Map.of("export-live", "post /admin/pricing/export-live ", "import", "post /admin/pricing/import file"), // only sellers of level 4 have it
            List.of("import"), Map.of()),
    STAGED_LIST(Map.of(), List.of(), Map.of("staged-uploads", "File, Status, Products, Uploaded")),
    STAGED(
            Map.of("save", "post /admin/pricing/staged/#/save ", "move", "post /admin/pricing/staged/#/move ", "remove",
                    "post /admin/pricing/staged/#/remove "),
            List.of("save", "move", "remove"),
            Map.of("staged-products", "Product, +/- Qty., Price, Live price, Live qty., Problem")),
    ORDERS(Map.of("pull-sheet", "post /admin/orders/pull-sheet "), List.of(),
            Map.of("orders", "Order, Date, Status, Items, Total")),
    ORDER(Map.of(), List.of(), Map.of("products", "Product, Condition, Quantity, Price"));

    private final Fingerprint expected;
    private final List<String> optional;

    PortalKind(Map<String, String> forms, List<String> optional, Map<String, String> tables) {
        this.expected = new Fingerprint(forms, tables);
        this.optional = List.copyOf(optional);
    }

    /// Empty when the page is built as expected.
    List<String> differences(PortalPage page) {
        return Fingerprint.differences(expected, optional, Fingerprint.of(page.document()));
    }
}
