package io.soldonce.ledger;

import io.soldonce.item.Item;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact;
import io.soldonce.item.ItemFact.CostShare;
import io.soldonce.item.Transformation;
import io.soldonce.order.Identification;
import io.soldonce.order.IdentificationDecider;
import io.soldonce.order.Order;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderDecider;
import io.soldonce.order.OrderFact;
import io.soldonce.order.OrderStatus;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
            case ItemAction.Extend extend -> {
                answer.put("holdId", extend.holdId());
                answer.put("expiresAt", extend.expiresAt().toString());
            }
            case ItemAction.Hold hold -> answer.put("holdId", hold.holdId());
            case ItemAction.Consign consign -> answer.put("consignmentId", consign.consignmentId());
            case ItemAction.TakeBack back -> answer.put("consignmentId", back.consignmentId());
            case ItemAction.Count count -> {
                answer.put("countId", count.countId());
                answer.put("location", count.location());
                answer.put("counted", count.counted());
                answer.put("expected", count.expected());
                answer.put("difference", count.counted() - count.expected());
            }
            default -> {
            }
        }
        return answer;
    }

    /// Of each item, sources first: what is left, and what its units cost that went or came; no cost when it was done before.
    static Map<String, Object> ofTransformation(Transformation action, List<ItemFact> facts, Function<Sku, Item> items) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("transformationId", action.id());
        answer.put("changed", !facts.isEmpty());
        answer.put("from", action.from().stream().map(from -> piece(from.sku(), from.quantity(), facts, items)).toList());
        answer.put("into", action.into().stream().map(into -> piece(into.sku(), into.quantity(), facts, items)).toList());
        return answer;
    }

    private static Map<String, Object> piece(Sku named, int quantity, List<ItemFact> facts, Function<Sku, Item> items) {
        var item = items.apply(named);
        var fact = facts.stream().filter(one -> one.sku().equals(named)).findFirst();
        var shown = new LinkedHashMap<String, Object>();
        shown.put("sku", item.sku().value());
        shown.put("quantity", quantity);
        shown.put("availableToPromise", fact.map(item::after).orElse(item).units().available());
        fact.map(Answers::costOf).ifPresent(cost -> shown.put("cost", cost.stream().map(Answers::share).toList()));
        return shown;
    }

    private static List<CostShare> costOf(ItemFact fact) {
        return switch (fact) {
            case ItemFact.UnitsTransformed gone -> gone.cost();
            case ItemFact.UnitsFormed made -> made.cost();
            default -> List.of();
        };
    }

    private static Map<String, Object> share(CostShare share) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("quantity", share.quantity());
        shown.put("unitCost", share.unitCost() == null
                ? null
                : Map.of("amount", share.unitCost().amount().toPlainString(), "currency", share.unitCost().currency()));
        return shown;
    }

    /// `status` is `recorded`, `unchanged` (told before) or `contradicted` (the same order id, or the same id of money, with other content,
    /// kept in the queue).
    static Map<String, Object> ofOrder(OrderAction action, Order before, OrderDecider.Decided decided) {
        var contradicted = OrderDecider.contradicts(action, before);
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
        answer.put("orderStatus", OrderStatus.of(now));
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
