package io.soldonce.item;

import io.soldonce.values.Refusal;
import io.soldonce.values.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What several of our own wishes must fulfil. Each refusal says what is there instead.
final class Checks {
    private Checks() {}

    static void requireUnits(Item item, int quantity) {
        if (item.isKit()) {
            throw new Refusal("KIT_HAS_NO_UNITS", item.sku() + " is a kit and has no units of its own; use its components");
        }
        if (quantity < 1 || quantity > ItemDecider.MOST_UNITS) {
            throw new Refusal("QUANTITY_NOT_POSSIBLE", "the quantity is " + quantity + "; it must be 1 to " + ItemDecider.MOST_UNITS);
        }
    }

    /// Of what is here or at somebody who sells it for us there may be one; what was delivered and bought back is here again.
    static void requireOneOfAKind(Item item, int more) {
        var ours = item.units().inHand() + item.units().in(Bucket.CONSIGNED);
        if (item.details().oneOfAKind() && ours + more > 1) {
            throw new Refusal("ONE_OF_A_KIND", item.sku() + " is one of a kind and " + ours
                    + " is in hand or consigned; register the other unit under its own SKU, or revise the item to a lot");
        }
    }

    static void requireAvailable(Item item, int quantity) {
        var available = item.units().available();
        if (available < quantity) {
            throw new Refusal("NOT_ENOUGH_AVAILABLE", "only " + Math.max(0, available) + " of " + item.sku() + " available, " + quantity
                    + " asked for", Map.of("available", available));
        }
    }

    /// What is available at one place, as far as it is not owed.
    static void requireAvailable(Item item, int quantity, String location) {
        var available = Math.min(item.units().in(Bucket.AVAILABLE, location), item.units().available());
        if (available < quantity) {
            throw new Refusal("NOT_ENOUGH_AVAILABLE", "at " + location + " only " + Math.max(0, available) + " of " + item.sku()
                    + " are available; ask for no more, name another place, or release what is reserved or held first. Now: "
                    + Whereabouts.of(item), Map.of("available", available));
        }
    }

    static void requireStanding(Item item, int quantity, Bucket bucket, String location) {
        if (bucket == Bucket.AVAILABLE) {
            requireAvailable(item, quantity, location);
        } else if (item.units().in(bucket, location) < quantity) {
            throw notAllowedNow(
                    "only " + item.units().in(bucket, location) + " of " + item.sku() + " are in " + bucket + " at " + location, item);
        }
    }

    static Refusal notAllowedNow(String because, Item item) {
        return new Refusal("NOT_ALLOWED_NOW", because + ". Now: " + Whereabouts.of(item));
    }

    /// An archived item takes every fact, but nothing is put on its shelf.
    static void requireNotArchived(Item item) {
        if (item.isArchived()) {
            throw new Refusal("ITEM_ARCHIVED", item.sku() + " is archived; unarchive it first");
        }
    }

    /// A SKU's units are one owner's.
    static void requireOwner(Item item, String owner) {
        var theirs = owner == null ? "" : owner;
        if (item.owner() != null && !item.owner().equals(theirs)) {
            throw new Refusal("OWNER_DIFFERS", item.sku() + " is " + whose(item.owner()) + ", not " + whose(theirs)
                    + "; register the goods of each owner under their own SKU");
        }
    }

    private static String whose(String owner) {
        return owner.isEmpty() ? "the seller's own" : "owned by " + Text.shown(owner);
    }

    static void requireFreshId(Item item, String id) {
        if (item.aside().isUsed(id)) {
            throw new Refusal("HOLD_ID_USED", "the hold id " + Text.shown(id) + " was used on " + item.sku()
                    + " before, for something else; choose a new one");
        }
    }

    /// Ended already: there is nothing to do.
    static List<ItemFact> ended(Item item, String id, String what, Set<String> open) {
        if (item.endedHolds().contains(id)) {
            return List.of();
        }
        throw new Refusal("HOLD_UNKNOWN", "there is no " + what + " " + Text.shown(id) + " on " + item.sku() + "; open: " + open);
    }

    static String freeId(String field, String value) {
        var id = Text.required(field, value, 100);
        if (id.startsWith("order/")) {
            throw new Refusal("HOLD_ID_RESERVED", "hold ids that begin with order/ belong to orders; choose another");
        }
        return id;
    }

    static String reason(String reason) {
        return Text.required("reason", reason, 200);
    }

    static String location(String location) {
        var name = Text.optional("location", location, 60);
        return name == null ? Movement.MAIN : name;
    }
}
