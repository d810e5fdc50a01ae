package io.soldonce.item;

import io.soldonce.values.Refusal;
import io.soldonce.values.Sku;
import io.soldonce.values.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What follows from an action on a kit: it owns no units, so its components move, all or none. Pure.
public final class KitDecider {
    /// With the kit's SKU before it, it must still fit a component's hold id.
    private static final int MOST_HOLD_ID = 40;

    private KitDecider() {}

    /// An item that is no kit is [ItemDecider]'s alone.
    ///
    /// @param items any item's state, [Item#NONE] where there is none
    /// @return facts of the components' streams, and of the kit's own
    /// @throws Refusal as [ItemDecider] does, for the first component that can not
    public static List<ItemFact> decide(ItemAction action, Item kit, Function<Sku, Item> items) {
        if (!kit.isKit() && !(action instanceof ItemAction.DefineKit)) {
            return ItemDecider.decide(action, kit);
        }
        return switch (action) {
            case ItemAction.DefineKit define -> {
                define.components().forEach(component -> requireComponent(component.sku(), items.apply(component.sku())));
                if (kit.components().stream().anyMatch(component -> isTaken(component.sku(), kit.sku(), items))
                        && !kit.components().equals(define.components())) {
                    throw new Refusal("KIT_NOT_POSSIBLE", "units are reserved, held or sold as " + kit.sku()
                            + " and come back by what it is made of; register what it is made of now under another SKU");
                }
                yield ItemDecider.decide(define, kit);
            }
            case ItemAction.Reserve reserve -> each(kit, items, component -> new ItemAction.Reserve(component.sku(),
                    holdOf(kit, checked(reserve.holdId())), units(component, reserve.quantity()), reserve.purpose(), reserve.expiresAt(),
                    reserve.at()));
            case ItemAction.Release release -> each(kit, items, component -> new ItemAction.Release(component.sku(),
                    holdOf(kit, checked(release.holdId())), release.reason(), release.at()));
            case ItemAction.Hold hold ->
                each(kit, items, component -> new ItemAction.Hold(component.sku(), holdOf(kit, checked(hold.holdId())),
                        units(component, hold.quantity()), hold.reason(), hold.at()));
            case ItemAction.ReleaseHold release -> each(kit, items, component -> new ItemAction.ReleaseHold(component.sku(),
                    holdOf(kit, checked(release.holdId())), release.reason(), release.at()));
            case ItemAction.Extend extend -> each(kit, items, component -> new ItemAction.Extend(component.sku(),
                    holdOf(kit, checked(extend.holdId())), extend.expiresAt(), extend.at()));
            case ItemAction.Register _,ItemAction.Revise _,ItemAction.Expire _,ItemAction.Archive _,ItemAction.Unarchive _ ->
                ItemDecider.decide(action, kit);
            case ItemAction.ReserveForOrder _,ItemAction.RecordSale _,ItemAction.CancelSale _,ItemAction.Advance _ ->
                throw new Refusal("KIT_HAS_NO_UNITS", kit.sku() + " is a kit and has no units of its own; tell the order, and its "
                        + "components move");
            case ItemAction.Receive _,ItemAction.Relocate _,ItemAction.Count _,ItemAction.Adjust _,ItemAction.Inspect _,ItemAction.Damage _,ItemAction.Repair _,ItemAction.Lose _,ItemAction.Find _,ItemAction.WriteOff _,ItemAction.Consign _,ItemAction.TakeBack _ ->
                ItemDecider.decide(action, kit);
        };
    }

    /// How many kits can be made of what is available: the scarcest component decides.
    public static int available(Item kit, Function<Sku, Item> items) {
        return kit.components().stream()
                .mapToInt(component -> Math.floorDiv(items.apply(component.sku()).units().available(), component.quantity())).min()
                .orElse(0);
    }

    private interface PerComponent {
        ItemAction of(ItemFact.KitComponent component);
    }

    private static List<ItemFact> each(Item kit, Function<Sku, Item> items, PerComponent action) {
        var facts = new ArrayList<ItemFact>();
        for (var component : kit.components()) {
            facts.addAll(ItemDecider.decide(action.of(component), items.apply(component.sku())));
        }
        return facts;
    }

    /// Whether units of a component are reserved, held or sold because this kit was, alone or as a part of another kit: a component may
    /// have become a kit itself.
    private static boolean isTaken(Sku component, Sku kit, Function<Sku, Item> items) {
        var item = items.apply(component);
        return item.isTakenAs(kit, line -> isPart(kit, line, items))
                || item.components().stream().anyMatch(part -> isTaken(part.sku(), kit, items));
    }

    private static boolean isPart(Sku kit, Sku line, Function<Sku, Item> items) {
        return line.equals(kit) || items.apply(line).components().stream().anyMatch(part -> isPart(kit, part.sku(), items));
    }

    private static void requireComponent(Sku sku, Item component) {
        if (!component.isRegistered() || component.isKit()) {
            throw new Refusal("KIT_NOT_POSSIBLE", component.isKit()
                    ? sku + " is a kit itself; name its components"
                    : "there is no item " + sku + "; register it first");
        }
    }

    private static int units(ItemFact.KitComponent component, int kits) {
        try {
            return Math.multiplyExact(component.quantity(), kits);
        } catch (ArithmeticException tooMany) {
            throw new Refusal("QUANTITY_NOT_POSSIBLE", "the quantity " + kits + " is more than can be counted");
        }
    }

    /// Under which id a component is reserved or held as part of a kit.
    public static String holdOf(Item kit, String holdId) {
        return Item.holdPrefix(kit.sku()) + holdId;
    }

    private static String checked(String holdId) {
        return Text.required("holdId", holdId, MOST_HOLD_ID);
    }
}
