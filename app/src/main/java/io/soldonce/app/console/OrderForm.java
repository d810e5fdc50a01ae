package io.soldonce.app.console;

import io.soldonce.item.ItemFact.Verdict;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderAction.Step;
import io.soldonce.order.OrderFact.MoneyKind;
import io.soldonce.order.OrderFact.ReturnLine;
import io.soldonce.projections.query.Codes;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import io.soldonce.values.Text;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Something done with an order, as a person typed it.
///
/// @param form made with the page: the same form sent twice is done once
/// @param line of the order; empty for the whole of it
record OrderForm(String form, String line, String sku, String quantity, String carrier, String tracking, String id, String reason,
        String verdict, String note, String amount, String currency, String kind) {
    static final OrderForm EMPTY = new OrderForm(null, null, null, null, null, null, null, null, null, null, null, null, null);
    static final Map<String, String> WORDS = Map.ofEntries(Map.entry("picked", "Picked"), Map.entry("packed", "Packed"),
            Map.entry("shipped", "Shipped"), Map.entry("delivered", "Delivered"), Map.entry("payment", "Paid"),
            Map.entry("cancellation", "Cancelled"), Map.entry("return", "The return is noted"),
            Map.entry("approve", "The return is granted"),
            Map.entry("drop", "The return is dropped"),
            Map.entry("receive", "Received into quarantine; it is not for sale until somebody has looked at it"),
            Map.entry("inspect", "Looked at"), Map.entry("refund", "The refund is noted"), Map.entry("money", "Entered"));

    /// Reads what was typed.
    ///
    /// @throws IllegalArgumentException saying what to type instead
    OrderAction read(String what, ChannelId channel, String orderId, Instant now) {
        return switch (what) {
            case "picked", "packed", "shipped", "delivered" -> new OrderAction.Forward(channel, orderId,
                    Step.valueOf(what.toUpperCase(Locale.ROOT)), lines(), Text.optional("carrier", carrier, 60),
                    Text.optional("tracking number", tracking, 100), false, now);
            case "payment" -> new OrderAction.Pay(channel, orderId, now);
            case "cancellation" -> new OrderAction.Cancel(channel, orderId, lines(), Text.optional("reason", reason, 200), now);
            case "return" ->
                new OrderAction.RequestReturn(channel, orderId, number(), returned(), Text.optional("reason", reason, 200), now);
            case "approve" -> new OrderAction.ApproveReturn(channel, orderId, number(), now);
            case "drop" -> new OrderAction.DropReturn(channel, orderId, number(), Text.optional("reason", reason, 200), now);
            case "receive" -> new OrderAction.ReceiveReturn(channel, orderId, number(), returned(), now);
            case "inspect" -> new OrderAction.InspectReturn(channel, orderId, number(), Typed.text("line", line, 100),
                    sku == null || sku.isBlank() ? null : new Sku(sku.strip()), Typed.units("quantity", quantity),
                    Typed.choice("verdict", verdict, Verdict.class), null, Text.optional("note", note, 500), now);
            case "refund" -> new OrderAction.Refund(channel, orderId, number(), one(), Typed.money(needed(amount), currency),
                    Text.optional("reason", reason, 200), now);
            case "money" -> new OrderAction.EnterMoney(channel, orderId, number(), one(), Typed.choice("kind", kind, MoneyKind.class),
                    Typed.money(needed(amount), currency), now);
            default -> throw new IllegalArgumentException("there is no such form; load the page again");
        };
    }

    private List<String> lines() {
        return one() == null ? List.of() : List.of(one());
    }

    private List<ReturnLine> returned() {
        return one() == null ? List.of() : List.of(new ReturnLine(one(), Typed.units("quantity", quantity)));
    }

    private String one() {
        return Text.optional("line", line, 100);
    }

    private String number() {
        return Typed.text("number", id, 100);
    }

    private static String needed(String amount) {
        return Typed.text("amount", amount, 20);
    }

    /// How the verdicts read.
    static String words(String verdict) {
        return switch (verdict) {
            case "restock" -> "all right: back on the shelf";
            case "damaged" -> "damaged: keep it aside";
            case "write-off" -> "worthless: write it off";
            case "send-back" -> "not ours to take: send it back";
            default -> Codes.shown(verdict);
        };
    }
}
