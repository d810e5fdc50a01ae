package io.soldonce.item;

import io.soldonce.item.ItemDetails.Condition;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Refusal;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Items as a seller sets them up, and the short sentences in which the tables say what came of an action.
public final class Shelf {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final ChannelId EBAY = new ChannelId("ebay");
    public static final String NOTHING = "nothing changes";

    private Shelf() {}

    public static Sku sku(String value) {
        return new Sku(value);
    }

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    /// The line under which order `orderId` on eBay sold that SKU.
    public static OrderLine order(String orderId, String sku) {
        return new OrderLine(EBAY, orderId, sku(sku));
    }

    public static ItemDetails details(String title, boolean oneOfAKind) {
        return new ItemDetails(title, null, Condition.NEW, null, null, 1, null, null, oneOfAKind, null, null, Map.of(), null);
    }

    public static Item lot(String sku) {
        return after(Item.NONE, new ItemAction.Register(sku(sku), details(sku, false)));
    }

    public static Item oneOfAKind(String sku) {
        return after(Item.NONE, new ItemAction.Register(sku(sku), details(sku, true)));
    }

    /// A lot with so many units at the main location, of unknown cost.
    public static Item lot(String sku, int units) {
        return after(lot(sku), receive(sku, units));
    }

    public static ItemAction.Receive receive(String sku, int units) {
        return receive(sku, units, null, null);
    }

    public static ItemAction.Receive receive(String sku, int units, String location, Money unitCost) {
        return new ItemAction.Receive(sku(sku), units, location, unitCost, null, null, NOON);
    }

    public static Item after(Item item, ItemAction... actions) {
        var now = item;
        for (var action : actions) {
            now = folded(now, ItemDecider.decide(action, now));
        }
        return now;
    }

    public static Item folded(Item item, List<? extends ItemFact> facts) {
        var now = item;
        for (var fact : facts) {
            now = now.after(fact);
        }
        return now;
    }

    /// The refusal's code, [#NOTHING], or one sentence per fact.
    public static String outcome(Supplier<List<ItemFact>> decision) {
        try {
            var facts = decision.get();
            return facts.isEmpty() ? NOTHING : facts.stream().map(Shelf::sentence).collect(Collectors.joining("; "));
        } catch (Refusal refused) {
            return refused.code();
        }
    }

    static String sentence(ItemFact fact) {
        var name = fact.getClass().getSimpleName();
        return switch (fact) {
            case ItemFact.Moved moved -> name + " " + moved.movements().stream().map(Shelf::sentence).collect(Collectors.joining(" and "));
            case ItemFact.OversellDetected oversell -> name + " " + oversell.oversold() + " (" + oversell.available() + " available)";
            default -> name;
        };
    }

    private static String sentence(Movement movement) {
        return movement.quantity() + " " + movement.from() + ">" + movement.to() + "@" + movement.location();
    }
}
