package io.soldonce.projections.follow;

import static io.soldonce.projections.follow.Words.because;
import static io.soldonce.projections.follow.Words.each;
import static io.soldonce.projections.follow.Words.joined;
import static io.soldonce.projections.follow.Words.units;

import io.soldonce.item.Bucket;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Movement;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Text;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// What happened to an item, as a sentence. Pure.
final class ItemSentences {
    private ItemSentences() {}

    static String of(ItemFact fact) {
        return switch (fact) {
            case ItemFact.Registered(var _, var details) -> "Registered as \"" + details.title() + "\"";
            case ItemFact.Revised(var _, var details) -> "Revised; now \"" + details.title() + "\"";
            case ItemFact.KitDefined(var _, var components) -> "Made a kit of "
                    + components.stream().map(c -> c.quantity() + " × " + c.sku()).collect(Collectors.joining(", "));
            case ItemFact.UnitsReceived(var _, var movements, var cost, var _, var reference, var _) -> "Received " + units(movements)
                    + (cost == null ? "" : " at " + cost + " each") + because(reference);
            case ItemFact.UnitsReserved(var _, var holdId, var purpose, var movements, var order, var expiresAt, var _) -> "Reserved "
                    + units(movements) + (order == null
                            ? " under " + Text.shown(holdId) + " (" + Words.words(purpose) + ")"
                            : " for order " + order.orderId() + " on " + order.channel() + ", which waits for its payment")
                    + (expiresAt == null ? "" : ", until " + expiresAt);
            case ItemFact.ReservationReleased(var _, var holdId, var movements, var reason, var _) -> "Released " + units(movements)
                    + " reserved under " + Text.shown(holdId) + because(reason);
            case ItemFact.UnitsHeld(var _, var _, var movements, var reason, var _) ->
                "Took " + units(movements) + " off sale" + because(reason);
            case ItemFact.HoldReleased(var _, var _, var movements, var reason, var _) -> "Put " + units(movements) + " back on sale"
                    + because(reason);
            case ItemFact.UnitsSold(var sku, var order, var movements, var price, var _, var _, var _) ->
                "Sold " + units(movements) + " on "
                        + order.channel() + each(price) + ", order " + order.orderId()
                        + (order.line().equals(sku) ? "" : ", as part of the kit " + order.line());
            case ItemFact.SaleCancelled(var _, var order, var movements, var _, var reason, var _) -> "Sale of " + units(movements) + " on "
                    + order.channel() + " cancelled, order " + order.orderId() + because(reason);
            case ItemFact.SaleIdentified(var _, var before, var now, var _) -> "The sale told as " + before.orderId() + " on "
                    + now.channel() + " is order " + now.orderId();
            case ItemFact.StockAdjusted(var _, var movements, var reason, var note, var _) -> {
                var by = Words.effect(movements);
                yield "Adjusted by " + (by > 0 ? "+" : "") + by + " (" + Words.words(reason) + ")" + because(note);
            }
            case ItemFact.UnitsPicked(var _, var order, var movements, var _) -> "Picked " + units(movements) + of(order);
            case ItemFact.UnitsPacked(var _, var order, var movements, var _) -> "Packed " + units(movements) + of(order);
            case ItemFact.UnitsShipped(var _, var order, var movements, var _) -> "Shipped " + units(movements) + of(order);
            case ItemFact.UnitsDelivered(var _, var order, var movements, var _) -> "Delivered " + units(movements) + of(order);
            case ItemFact.ReturnRequested(var _, var order, var movements, var id, var _) -> "The buyer wants to send back "
                    + units(movements) + of(order) + under(id);
            case ItemFact.ReturnDropped(var _, var order, var movements, var id, var _) -> "The buyer keeps " + units(movements)
                    + of(order) + under(id);
            case ItemFact.ReturnReceived(var _, var order, var movements, var id, var _) -> units(movements)
                    + " came back into quarantine" + of(order) + under(id);
            case ItemFact.ReturnInspected inspected -> inspected(inspected);
            case ItemFact.UnitsDamaged(var _, var movements, var reason, var _) -> units(movements) + " damaged" + because(reason);
            case ItemFact.UnitsRepaired(var _, var movements, var reason, var _) -> units(movements) + " repaired and back on sale"
                    + because(reason);
            case ItemFact.UnitsLost(var _, var movements, var reason, var _) -> units(movements) + " lost" + because(reason);
            case ItemFact.UnitsFound(var _, var movements, var reason, var _) -> units(movements) + " found again" + because(reason);
            case ItemFact.UnitsWrittenOff(var _, var movements, var reason, var _) -> units(movements) + " written off" + because(reason);
            case ItemFact.UnitsConsigned(var _, var id, var consignee, var movements, var _) -> "Gave " + units(movements) + " to "
                    + consignee + " to sell for us, consignment " + Text.shown(id);
            case ItemFact.ConsignmentReturned(var _, var id, var movements, var _) -> units(movements) + " back from consignment "
                    + Text.shown(id);
            case ItemFact.UnitsRelocated(var _, var movements, var _) -> "Moved " + units(moved(movements)) + " from "
                    + places(movements, true) + " to " + places(movements, false);
            case ItemFact.UnitsTransformed(var _, var id, var kind, var movements, var _, var into, var _) -> switch (kind) {
                case SPLIT -> "Split " + units(movements) + " into " + joined(into);
                case MERGE -> "Merged " + units(movements) + " into " + joined(into);
                case BREAK -> "Broke " + units(movements) + " into " + joined(into);
            } + ", " + Text.shown(id);
            case ItemFact.UnitsFormed formed -> units(formed.movements()) + switch (formed.kind()) {
                case SPLIT -> " split off ";
                case MERGE -> " merged from ";
                case BREAK -> " broken out of ";
            } + joined(formed.from()) + at(formed.cost()) + ", " + Text.shown(formed.transformationId());
            case ItemFact.ReservationExtended(var _, var id, var until, var _) -> "Reservation " + Text.shown(id)
                    + (until == null ? " does not expire any more" : " extended until " + until);
            case ItemFact.StockCounted(var _, var _, var location, var counted, var expected, var at) -> "Counted " + counted
                    + (location == null ? "" : " at " + location) + (counted == expected
                            ? ", as the ledger said"
                            : ", the ledger said "
                                    + expected)
                    + " at " + at.truncatedTo(ChronoUnit.SECONDS);
            case ItemFact.Archived(var _, var reason, var _) -> "Archived" + because(reason);
            case ItemFact.Unarchived _ -> "Back from the archive";
            case ItemFact.OversellDetected(var _, var order, var units, var available, var _) -> "Oversold by " + units + ": order "
                    + order.orderId() + " on " + order.channel() + " has no unit behind it (available " + available + ")";
        };
    }

    private static String inspected(ItemFact.ReturnInspected fact) {
        var found = switch (fact.verdict()) {
            case RESTOCK -> "back on sale";
            case DAMAGED -> "damaged";
            case WRITE_OFF -> "written off";
            case SEND_BACK -> "sent back to the buyer";
        };
        return "Inspected " + units(fact.movements()) + of(fact.order()) + under(fact.returnId()) + ": " + found
                + (fact.details() == null ? "" : ", and no longer as it was") + because(fact.note());
    }

    private static String of(OrderLine order) {
        return " of order " + order.orderId() + " on " + order.channel();
    }

    private static String under(String returnId) {
        return returnId == null ? "" : ", return " + Text.shown(returnId);
    }

    /// Units that left one place for another: each is named twice.
    private static int moved(List<Movement> movements) {
        return movements.stream().filter(movement -> movement.from() == Bucket.AVAILABLE).mapToInt(Movement::quantity).sum();
    }

    private static String places(List<Movement> movements, boolean from) {
        return movements.stream().filter(movement -> (movement.from() == Bucket.AVAILABLE) == from).map(Movement::location).distinct()
                .sorted().collect(Collectors.joining(" and "));
    }

    /// What one unit cost; nothing when pieces cost different amounts.
    private static String at(List<ItemFact.CostShare> cost) {
        var costs = cost.stream().map(ItemFact.CostShare::unitCost).filter(Objects::nonNull).distinct().toList();
        return costs.size() == 1 && cost.stream().allMatch(share -> share.unitCost() != null) ? " at " + costs.getFirst() + " each" : "";
    }
}
