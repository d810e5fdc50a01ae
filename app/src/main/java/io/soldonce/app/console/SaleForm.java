package io.soldonce.app.console;

import io.soldonce.app.imports.OrderLines;
import io.soldonce.order.OrderAction;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import io.soldonce.values.Text;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// A sale at the counter as a person typed it. Its order id was made when the form was: sent twice, it is one sale.
record SaleForm(String orderId, String sku, String quantity, String price, String currency) {
    private static final ChannelId COUNTER = new ChannelId("counter");

    static String orderId(UUID id) {
        return "C-" + id.toString().substring(0, 18).toUpperCase(Locale.ROOT);
    }

    /// Reads what was typed.
    ///
    /// @throws IllegalArgumentException saying what to type instead
    OrderAction.Place read(Instant now) {
        var id = Text.required("order id", orderId, 100);
        if (!id.matches("[A-Z0-9-]+")) {
            throw new IllegalArgumentException("the form is not as it was made; load the page again");
        }
        var named = new Sku(Text.required("SKU", sku, 50));
        var units = quantity == null || quantity.isBlank() ? "1" : quantity.strip();
        if (!units.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("the quantity is " + Text.shown(units) + "; type a whole number from 1 to 9999");
        }
        var paid = Text.optional("price", price, 20);
        var money = paid == null ? null : Money.of(paid.replace(',', '.'), Text.required("currency", currency, 3).toUpperCase(Locale.ROOT));
        if (money != null && money.amount().signum() < 0) {
            throw new IllegalArgumentException("the price is below zero; type what the buyer paid");
        }
        return new OrderAction.Place(COUNTER, id,
                OrderLines.named(List.of(new OrderLines.Told(null, named.value(), null, Integer.parseInt(units), money))), true, now);
    }
}
