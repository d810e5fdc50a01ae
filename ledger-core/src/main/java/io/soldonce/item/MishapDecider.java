package io.soldonce.item;

import static io.soldonce.item.Bucket.AVAILABLE;
import static io.soldonce.item.Bucket.DAMAGED;

import io.soldonce.values.Refusal;
import java.util.List;

/// Units break, are mended, get lost, turn up, or are given up. Each has a reason. Pure.
final class MishapDecider {
    private MishapDecider() {}

    static List<ItemFact> damage(Item item, ItemAction.Damage damage) {
        var moved = moved(item, damage.quantity(), AVAILABLE, DAMAGED, damage.location());
        return List.of(new ItemFact.UnitsDamaged(item.sku(), moved, Checks.reason(damage.reason()), damage.at()));
    }

    static List<ItemFact> repair(Item item, ItemAction.Repair repair) {
        var moved = moved(item, repair.quantity(), DAMAGED, AVAILABLE, repair.location());
        Checks.requireNotArchived(item);
        return List.of(new ItemFact.UnitsRepaired(item.sku(), moved, Checks.reason(repair.reason()), repair.at()));
    }

    static List<ItemFact> lose(Item item, ItemAction.Lose lose) {
        requireOrigin(item, QuantityChange.LOSS, lose.from());
        var moved = moved(item, lose.quantity(), lose.from(), Bucket.LOST, lose.location());
        return List.of(new ItemFact.UnitsLost(item.sku(), moved, Checks.reason(lose.reason()), lose.at()));
    }

    static List<ItemFact> find(Item item, ItemAction.Find find) {
        Checks.requireUnits(item, find.quantity());
        Checks.requireNotArchived(item);
        if (find.quantity() > item.lostUnits()) {
            throw Checks.notAllowedNow("only " + item.lostUnits() + " of " + item.sku()
                    + " were lost and not found since; receive or adjust what was never here", item);
        }
        Checks.requireOneOfAKind(item, find.quantity());
        var moved = List.of(new Movement(Bucket.LOST, AVAILABLE, find.quantity(), Checks.location(find.location())));
        return List.of(new ItemFact.UnitsFound(item.sku(), moved, Checks.reason(find.reason()), find.at()));
    }

    static List<ItemFact> writeOff(Item item, ItemAction.WriteOff writeOff) {
        requireOrigin(item, QuantityChange.WRITE_OFF, writeOff.from());
        var moved = moved(item, writeOff.quantity(), writeOff.from(), Bucket.WRITTEN_OFF, writeOff.location());
        return List.of(new ItemFact.UnitsWrittenOff(item.sku(), moved, Checks.reason(writeOff.reason()), writeOff.at()));
    }

    private static void requireOrigin(Item item, QuantityChange change, Bucket from) {
        if (from == null || !change.origins().contains(from)) {
            throw new Refusal("NOT_ALLOWED_NOW", change + " takes no units of " + item.sku() + " from " + from + ", only from "
                    + change.origins().stream().sorted().toList() + "; release, cancel or take back first. Now: " + Whereabouts.of(item));
        }
    }

    private static List<Movement> moved(Item item, int quantity, Bucket from, Bucket to, String where) {
        Checks.requireUnits(item, quantity);
        var location = Checks.location(where);
        Checks.requireStanding(item, quantity, from, location);
        return List.of(new Movement(from, to, quantity, location));
    }
}
