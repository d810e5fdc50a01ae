package io.soldonce.ledger;

import io.soldonce.item.Item;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact;
import io.soldonce.order.Identification;
import io.soldonce.order.IdentificationDecider;
import io.soldonce.order.Order;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderDecider;
import io.soldonce.order.OrderFact;
import io.soldonce.values.ChannelId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a caller is told of a decision, as plain JSON-able values. Stored with an idempotency key, so a retry is told the same.
final class Answers {
    private Answers() {}

    static Map<String, Object> ofItem(ItemAction action, List<ItemFact> facts, Item after) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("sku", after.isRegistered() ? after.sku().value() : action.sku().value());
        answer.put("changed", !facts.isEmpty());
        if (!after.isKit()) {
            answer.put("availableToPromise", after.units().available());
        }
        switch (action) {
            case ItemAction.Reserve reserve -> answer.put("holdId", reserve.holdId());
            case ItemAction.Hold hold -> answer.put("holdId", hold.holdId());
            default -> {
            }
        }
        return answer;
    }

    /// `status` is `recorded`, `unchanged` (told before) or `contradicted` (the same order id with other content, kept in the queue).
    static Map<String, Object> ofOrder(OrderAction action, Order before, OrderDecider.Decided decided) {
        var contradicted = action instanceof OrderAction.Place place && OrderDecider.contradicts(place, before);
        var status = contradicted ? "contradicted" : decided.order().isEmpty() ? "unchanged" : "recorded";
        return ofOrder(action.channel(), action.orderId(), status, before, decided.order(), decided.items());
    }

    /// Likewise; `identifiedWith` are the mails' orders it is one with.
    static Map<String, Object> ofIdentification(Identification action, Order before, IdentificationDecider.Decided decided) {
        var contradicted = action.place() != null && OrderDecider.contradicts(action.place(), before);
        var status = contradicted ? "contradicted" : decided.order().isEmpty() ? "unchanged" : "recorded";
        var answer = ofOrder(action.channel(), action.orderId(), status, before, decided.order(), decided.items());
        answer.put("identifiedWith", decided.identified());
        return answer;
    }

    private static Map<String, Object> ofOrder(ChannelId channel, String orderId, String status, Order before, List<OrderFact> facts,
            List<ItemFact> items) {
        var now = before;
        for (var fact : facts) {
            now = now.after(fact);
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("channel", channel.value());
        answer.put("orderId", orderId);
        answer.put("status", status);
        answer.put("lines", now.lines().stream().map(Answers::line).toList());
        answer.put("oversold", oversold(items));
        return answer;
    }

    private static Map<String, Object> line(OrderFact.Line line) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("lineId", line.lineId());
        shown.put("sku", line.sku() == null ? null : line.sku().value());
        shown.put("told", line.told());
        shown.put("quantity", line.quantity());
        shown.put("matched", line.sku() != null);
        return shown;
    }

    private static List<Map<String, Object>> oversold(List<ItemFact> facts) {
        var oversold = new ArrayList<Map<String, Object>>();
        for (var fact : facts) {
            if (fact instanceof ItemFact.OversellDetected(var sku, var _, var units, var available, var _)) {
                oversold.add(Map.of("sku", sku.value(), "units", units, "availableToPromise", available));
            }
        }
        return oversold;
    }
}
