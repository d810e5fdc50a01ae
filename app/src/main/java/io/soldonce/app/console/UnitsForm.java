package io.soldonce.app.console;

import io.soldonce.item.Bucket;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact.AdjustmentReason;
import io.soldonce.values.Sku;
import io.soldonce.values.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Something done with the units of an item, as a person typed it.
///
/// @param form made with the page: the same form sent twice is done once
record UnitsForm(String form, String quantity, String location, String from, String to, String reason, String note, String unitCost,
        String currency, String owner, String reference, String id, String consignee) {
    static final UnitsForm EMPTY = new UnitsForm(null, null, null, null, null, null, null, null, null, null, null, null, null);

    /// What can be done, and how it is called on a button.
    static final Map<String, String> WORDS = Map.ofEntries(Map.entry("receive", "Received"), Map.entry("damage", "Noted as damaged"),
            Map.entry("repair", "Back on the shelf"), Map.entry("lose", "Noted as lost"), Map.entry("find", "Back on the shelf"),
            Map.entry("write-off", "Written off"), Map.entry("move", "Moved"), Map.entry("consign", "Given away to be sold"),
            Map.entry("take-back", "Taken back"), Map.entry("adjust", "Adjusted"), Map.entry("archive", "Put away"),
            Map.entry("unarchive", "Taken out again"));
    private static final List<String> SHELVES = List.of("available", "damaged");

    /// Reads what was typed.
    ///
    /// @throws IllegalArgumentException saying what to type instead
    ItemAction read(String what, Sku sku, Instant now) {
        return switch (what) {
            case "receive" -> new ItemAction.Receive(sku, units(), place("location", location), Typed.money(unitCost, currency),
                    Text.optional("owner", owner, 80), Text.optional("reference", reference, 200), now);
            case "damage" -> new ItemAction.Damage(sku, units(), place("location", location), why(), now);
            case "repair" -> new ItemAction.Repair(sku, units(), place("location", location), why(), now);
            case "lose" -> new ItemAction.Lose(sku, units(), shelf(), place("location", location), why(), now);
            case "find" -> new ItemAction.Find(sku, units(), place("location", location), why(), now);
            case "write-off" -> new ItemAction.WriteOff(sku, units(), shelf(), place("location", location), why(), now);
            case "move" -> new ItemAction.Relocate(sku, units(), place("place it is taken from", from),
                    Typed.text("place it goes to", to, 60), now);
            case "consign" -> new ItemAction.Consign(sku, Typed.text("number of the consignment", id, 100),
                    Typed.text("name of who sells it", consignee, 100), units(), now);
            case "take-back" -> new ItemAction.TakeBack(sku, Typed.text("number of the consignment", id, 100), units(), now);
            case "adjust" -> new ItemAction.Adjust(sku, Typed.change("change", quantity), place("location", location),
                    Typed.choice("reason", reason, AdjustmentReason.class), Text.optional("note", note, 500), now);
            case "archive" -> new ItemAction.Archive(sku, why(), now);
            case "unarchive" -> new ItemAction.Unarchive(sku, now);
            default -> throw new IllegalArgumentException("there is no such form; load the page again");
        };
    }

    private int units() {
        return Typed.units("quantity", quantity);
    }

    private String why() {
        return Typed.text("reason", reason, 200);
    }

    private static String place(String what, String typed) {
        return Text.optional(what, typed, 60);
    }

    private Bucket shelf() {
        if (from != null && !from.isBlank() && !SHELVES.contains(from)) {
            throw new IllegalArgumentException("units in " + Text.shown(from) + " can not go; choose available or damaged");
        }
        return "damaged".equals(from) ? Bucket.DAMAGED : Bucket.AVAILABLE;
    }
}
