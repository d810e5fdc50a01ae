package io.soldonce.item;

import io.soldonce.item.ItemFact.KitComponent;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Refusal;
import io.soldonce.values.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What follows from an action on one item. Pure; no change, no fact.
public final class ItemDecider {
    /// Times [#MOST_OF_A_COMPONENT] this is still a number of units that can be counted.
    public static final int MOST_UNITS = 1_000_000;
    private static final int MOST_OF_A_COMPONENT = 1_000;

    private ItemDecider() {}

    /// @throws Refusal when one of our own wishes is not allowed; never for a fact (`ReserveForOrder`, `RecordSale`, `CancelSale`)
    public static List<ItemFact> decide(ItemAction action, Item item) {
        if (!(action instanceof ItemAction.Register) && !item.isRegistered()) {
            throw new Refusal("ITEM_UNKNOWN", "there is no item " + action.sku() + "; register it first");
        }
        return switch (action) {
            case ItemAction.Register(var sku, var details) -> {
                if (item.isRegistered() && !item.details().equals(details)) {
                    throw new Refusal("SKU_TAKEN", "the SKU " + item.sku() + " is taken by \"" + item.details().title()
                            + "\"; revise that item or choose another SKU");
                }
                yield item.isRegistered() ? List.of() : List.of(new ItemFact.Registered(sku, details));
            }
            case ItemAction.Revise(var _, var details) ->
                item.details().equals(details) ? List.of() : List.of(new ItemFact.Revised(item.sku(), details));
            case ItemAction.DefineKit(var _, var components) -> defineKit(item, components);
            case ItemAction.Receive receive -> receive(item, receive);
            case ItemAction.Reserve reserve -> reserve(item, reserve);
            case ItemAction.Release(var _, var holdId, var reason, var at) -> {
                var reservation = item.reservations().get(holdId);
                if (reservation == null) {
                    yield ended(item, holdId, "reservation", item.reservations().keySet());
                }
                yield List.of(new ItemFact.ReservationReleased(item.sku(), holdId,
                        Movements.back(reservation.movements(), Bucket.AVAILABLE, reservation.quantity()), reason, at));
            }
            case ItemAction.Hold hold -> hold(item, hold);
            case ItemAction.ReleaseHold(var _, var holdId, var reason, var at) -> {
                var kept = item.holds().get(holdId);
                if (kept == null) {
                    yield ended(item, holdId, "hold", item.holds().keySet());
                }
                yield List.of(new ItemFact.HoldReleased(item.sku(), holdId,
                        Movements.back(kept.movements(), Bucket.AVAILABLE, kept.quantity()), reason, at));
            }
            case ItemAction.ReserveForOrder reserve -> reserveForOrder(item, reserve);
            case ItemAction.RecordSale sale -> sell(item, sale);
            case ItemAction.CancelSale cancel -> cancel(item, cancel);
            case ItemAction.Adjust adjust -> adjust(item, adjust);
            default -> throw new UnsupportedOperationException();
        };
    }

    /// The hold id under which an order that waits for its payment reserves.
    public static String holdOf(OrderLine order) {
        return "order/" + order.channel() + "/" + order.orderId() + "/" + order.line().key();
    }

    private static List<ItemFact> defineKit(Item item, List<KitComponent> components) {
        var seen = new HashSet<>();
        for (var component : components) {
            if (component.quantity() < 1 || component.quantity() > MOST_OF_A_COMPONENT || !seen.add(component.sku())
                    || component.sku().equals(item.sku())) {
                throw new Refusal("KIT_NOT_POSSIBLE",
                        "a kit names each other item once, with a quantity of 1 to " + MOST_OF_A_COMPONENT + "; look at "
                                + component.sku());
            }
        }
        if (components.isEmpty()) {
            throw new Refusal("KIT_NOT_POSSIBLE", "a kit is made of at least one item");
        }
        if (!item.units().byPlace().isEmpty()) {
            throw new Refusal("KIT_NOT_POSSIBLE",
                    item.sku() + " has units of its own; adjust them away or register the kit under its own SKU");
        }
        return components.equals(item.components()) ? List.of() : List.of(new ItemFact.KitDefined(item.sku(), List.copyOf(components)));
    }

    private static List<ItemFact> receive(Item item, ItemAction.Receive receive) {
        requireUnits(item, receive.quantity());
        requireOneOfAKind(item, receive.quantity());
        var movement = new Movement(Bucket.SUPPLIER, Bucket.AVAILABLE, receive.quantity(), location(receive.location()));
        return List.of(new ItemFact.UnitsReceived(item.sku(), List.of(movement), receive.unitCost(), receive.owner(), receive.reference(),
                receive.at()));
    }

    private static List<ItemFact> reserve(Item item, ItemAction.Reserve reserve) {
        requireUnits(item, reserve.quantity());
        var holdId = holdId(reserve.holdId());
        var same = item.reservations().get(holdId);
        if (same != null && same.quantity() == reserve.quantity()) {
            return List.of();
        }
        requireFresh(item, holdId, same != null);
        requireAvailable(item, reserve.quantity());
        return List.of(new ItemFact.UnitsReserved(item.sku(), holdId, reserve.purpose(),
                item.units().take(Bucket.AVAILABLE, Bucket.RESERVED, reserve.quantity()), null, reserve.expiresAt(), reserve.at()));
    }

    private static List<ItemFact> hold(Item item, ItemAction.Hold hold) {
        requireUnits(item, hold.quantity());
        var holdId = holdId(hold.holdId());
        var same = item.holds().get(holdId);
        if (same != null && same.quantity() == hold.quantity()) {
            return List.of();
        }
        requireFresh(item, holdId, same != null);
        requireAvailable(item, hold.quantity());
        return List.of(new ItemFact.UnitsHeld(item.sku(), holdId, item.units().take(Bucket.AVAILABLE, Bucket.HELD, hold.quantity()),
                Text.required("reason", hold.reason(), 200), hold.at()));
    }

    private static List<ItemFact> reserveForOrder(Item item, ItemAction.ReserveForOrder reserve) {
        var order = reserve.order();
        var movements = item.units().take(Bucket.AVAILABLE, Bucket.RESERVED, reserve.quantity());
        return withOversell(item, order, reserve.quantity(), reserve.at(), new ItemFact.UnitsReserved(item.sku(), holdOf(order),
                ItemFact.Purpose.PENDING_PAYMENT, movements, order, null, reserve.at()));
    }

    private static List<ItemFact> sell(Item item, ItemAction.RecordSale sale) {
        var holdId = holdOf(sale.order());
        var reservation = item.reservations().get(holdId);
        var movements = new ArrayList<Movement>();
        if (reservation != null) {
            movements.addAll(Movements.back(reservation.movements(), Bucket.SOLD, sale.quantity()));
        }
        var fresh = sale.quantity() - Item.total(movements);
        if (fresh > 0) {
            movements.addAll(item.units().take(Bucket.AVAILABLE, Bucket.SOLD, fresh));
        }
        var sold = new ItemFact.UnitsSold(item.sku(), sale.order(), List.copyOf(movements), sale.unitPrice(),
                Costs.next(item.costs(), sale.quantity()), reservation == null ? null : holdId, sale.at());
        return withOversell(item, sale.order(), fresh, sale.at(), sold);
    }

    /// @param taken how many units the fact takes out of `AVAILABLE`
    private static List<ItemFact> withOversell(Item item, OrderLine order, int taken, Instant at, ItemFact fact) {
        var after = item.units().available() - taken;
        return taken == 0 || after >= 0
                ? List.of(fact)
                : List.of(fact, new ItemFact.OversellDetected(item.sku(), order, Math.min(taken, -after), after, at));
    }

    private static List<ItemFact> cancel(Item item, ItemAction.CancelSale cancel) {
        var facts = new ArrayList<ItemFact>();
        var missing = cancel.quantity();
        var reservation = item.reservations().get(holdOf(cancel.order()));
        if (reservation != null) {
            var back = Movements.back(reservation.movements(), Bucket.AVAILABLE, missing);
            facts.add(new ItemFact.ReservationReleased(item.sku(), holdOf(cancel.order()), back, cancel.reason(), cancel.at()));
            missing -= Item.total(back);
        }
        var sold = item.sold().get(cancel.order());
        if (sold != null && missing > 0) {
            var back = Movements.back(sold.movements(), Bucket.AVAILABLE, missing);
            facts.add(new ItemFact.SaleCancelled(item.sku(), cancel.order(), back, Costs.last(sold.cost(), Item.total(back)),
                    cancel.reason(), cancel.at()));
        }
        return facts;
    }

    private static List<ItemFact> adjust(Item item, ItemAction.Adjust adjust) {
        if (adjust.by() == 0 || adjust.reason() == null) {
            throw new Refusal("ADJUSTMENT_NOT_POSSIBLE", "an adjustment changes the quantity by at least one and has a reason");
        }
        requireUnits(item, Math.abs(adjust.by()));
        var location = location(adjust.location());
        var available = Math.min(item.units().in(Bucket.AVAILABLE, location), item.units().available());
        if (adjust.by() < 0 && available < -adjust.by()) {
            throw new Refusal("NOT_ENOUGH_AVAILABLE", "at " + location + " only " + Math.max(0, available) + " of " + item.sku()
                    + " are available; adjust by no more, or release what is reserved or held", Map.of("available", available));
        }
        if (adjust.by() > 0) {
            requireOneOfAKind(item, adjust.by());
        }
        var movement = adjust.by() > 0
                ? new Movement(Bucket.CORRECTION, Bucket.AVAILABLE, adjust.by(), location)
                : new Movement(Bucket.AVAILABLE, Bucket.CORRECTION, -adjust.by(), location);
        return List.of(new ItemFact.StockAdjusted(item.sku(), List.of(movement), adjust.reason(), Text.optional("note", adjust.note(), 500),
                adjust.at()));
    }

    private static List<ItemFact> ended(Item item, String holdId, String what, Set<String> open) {
        if (item.endedHolds().contains(holdId)) {
            return List.of();
        }
        throw new Refusal("HOLD_UNKNOWN", "there is no " + what + " " + Text.shown(holdId) + " on " + item.sku() + "; open: " + open);
    }

    private static void requireOneOfAKind(Item item, int more) {
        if (item.details().oneOfAKind() && item.units().inHand() + more > 1) {
            throw new Refusal("ONE_OF_A_KIND", item.sku() + " is one of a kind and " + item.units().inHand()
                    + " is in hand; register the other unit under its own SKU, or revise the item to a lot");
        }
    }

    private static void requireFresh(Item item, String holdId, boolean openWithOtherQuantity) {
        if (openWithOtherQuantity || item.endedHolds().contains(holdId) || item.holds().containsKey(holdId)
                || item.reservations().containsKey(holdId)) {
            throw new Refusal("HOLD_ID_USED", "the hold id " + Text.shown(holdId) + " was used on " + item.sku()
                    + " before, for something else; choose a new one");
        }
    }

    private static void requireAvailable(Item item, int quantity) {
        var available = item.units().available();
        if (available < quantity) {
            throw new Refusal("NOT_ENOUGH_AVAILABLE", "only " + Math.max(0, available) + " of " + item.sku() + " available, " + quantity
                    + " asked for", Map.of("available", available));
        }
    }

    private static void requireUnits(Item item, int quantity) {
        if (item.isKit()) {
            throw new Refusal("KIT_HAS_NO_UNITS", item.sku() + " is a kit and has no units of its own; use its components");
        }
        if (quantity < 1 || quantity > MOST_UNITS) {
            throw new Refusal("QUANTITY_NOT_POSSIBLE", "the quantity is " + quantity + "; it must be 1 to " + MOST_UNITS);
        }
    }

    private static String holdId(String holdId) {
        var id = Text.required("holdId", holdId, 100);
        if (id.startsWith("order/")) {
            throw new Refusal("HOLD_ID_RESERVED", "hold ids that begin with order/ belong to orders; choose another");
        }
        return id;
    }

    private static String location(String location) {
        var name = Text.optional("location", location, 60);
        return name == null ? Movement.MAIN : name;
    }
}
