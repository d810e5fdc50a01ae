package io.soldonce.item;

import io.soldonce.item.ItemFact.KitComponent;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Refusal;
import java.util.HashSet;
import java.util.List;

/// What follows from an action on one item. Pure; no change, no fact.
public final class ItemDecider {
    /// Times [#MOST_OF_A_COMPONENT] this is still a number of units that can be counted.
    public static final int MOST_UNITS = 1_000_000;
    private static final int MOST_OF_A_COMPONENT = 1_000;

    private ItemDecider() {}

    /// @throws Refusal when one of our own wishes is not allowed; never for a fact (`ReserveForOrder`, `RecordSale`, `CancelSale`, `Advance`)
    public static List<ItemFact> decide(ItemAction action, Item item) {
        if (!(action instanceof ItemAction.Register) && !item.isRegistered()) {
            throw new Refusal("ITEM_UNKNOWN", "there is no item " + action.sku() + "; register it first");
        }
        return switch (action) {
            case ItemAction.Register register -> register(item, register);
            case ItemAction.Revise(var _, var details) ->
                item.details().equals(details) ? List.of() : List.of(new ItemFact.Revised(item.sku(), details));
            case ItemAction.DefineKit(var _, var components) -> defineKit(item, components);
            case ItemAction.Archive archive -> archive(item, archive);
            case ItemAction.Unarchive(var _, var at) ->
                item.isArchived() ? List.of(new ItemFact.Unarchived(item.sku(), at)) : List.of();
            case ItemAction.Receive receive -> StockDecider.receive(item, receive);
            case ItemAction.Relocate relocate -> StockDecider.relocate(item, relocate);
            case ItemAction.Count count -> StockDecider.count(item, count);
            case ItemAction.Adjust adjust -> StockDecider.adjust(item, adjust);
            case ItemAction.Reserve reserve -> HoldDecider.reserve(item, reserve);
            case ItemAction.Release release -> HoldDecider.release(item, release);
            case ItemAction.Expire expire -> HoldDecider.expire(item, expire);
            case ItemAction.Extend extend -> HoldDecider.extend(item, extend);
            case ItemAction.Hold hold -> HoldDecider.hold(item, hold);
            case ItemAction.ReleaseHold release -> HoldDecider.releaseHold(item, release);
            case ItemAction.Consign consign -> ConsignmentDecider.consign(item, consign);
            case ItemAction.TakeBack back -> ConsignmentDecider.takeBack(item, back);
            case ItemAction.ReserveForOrder reserve -> SaleDecider.reserveForOrder(item, reserve);
            case ItemAction.RecordSale sale -> SaleDecider.sell(item, sale);
            case ItemAction.CancelSale cancel -> SaleDecider.cancel(item, cancel);
            case ItemAction.Advance advance -> SaleDecider.advance(item, advance);
            case ItemAction.Inspect inspect -> ReturnDecider.inspect(item, inspect);
            case ItemAction.Damage damage -> MishapDecider.damage(item, damage);
            case ItemAction.Repair repair -> MishapDecider.repair(item, repair);
            case ItemAction.Lose lose -> MishapDecider.lose(item, lose);
            case ItemAction.Find find -> MishapDecider.find(item, find);
            case ItemAction.WriteOff writeOff -> MishapDecider.writeOff(item, writeOff);
        };
    }

    /// The hold id under which an order that waits for its payment reserves.
    public static String holdOf(OrderLine order) {
        return "order/" + order.channel() + "/" + order.orderId() + "/" + order.line().key();
    }

    private static List<ItemFact> register(Item item, ItemAction.Register register) {
        if (item.isRegistered() && !item.details().equals(register.details())) {
            throw new Refusal("SKU_TAKEN", "the SKU " + item.sku() + " is taken by \"" + item.details().title()
                    + "\"; revise that item or choose another SKU");
        }
        return item.isRegistered() ? List.of() : List.of(new ItemFact.Registered(register.sku(), register.details()));
    }

    /// What was delivered is another's; all else must have gone somewhere first.
    private static List<ItemFact> archive(Item item, ItemAction.Archive archive) {
        if (item.isArchived()) {
            return List.of();
        }
        if (item.units().byPlace().keySet().stream().anyMatch(place -> place.bucket() != Bucket.DELIVERED)) {
            throw new Refusal("ITEM_NOT_EMPTY", item.sku() + " still has units: " + Whereabouts.of(item));
        }
        return List.of(new ItemFact.Archived(item.sku(), Checks.reason(archive.reason()), archive.at()));
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
}
