package io.soldonce.projections.follow;

import io.soldonce.channel.ChannelFact;
import io.soldonce.item.Bucket;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Movement;
import io.soldonce.listing.ListingFact;
import io.soldonce.order.OrderFact;
import io.soldonce.values.Money;
import io.soldonce.values.Text;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Each fact as a sentence a seller reads. Pure.
final class Sentences {
    private Sentences() {}

    static String of(Object fact) {
        return switch (fact) {
            case ItemFact item -> ofItem(item);
            case OrderFact order -> ofOrder(order);
            case ListingFact listing -> ofListing(listing);
            case ChannelFact channel -> ofChannel(channel);
            default -> throw new IllegalArgumentException("no sentence for " + fact.getClass().getName());
        };
    }

    private static String ofItem(ItemFact fact) {
        return switch (fact) {
            case ItemFact.Registered(var _, var details) -> "Registered as \"" + details.title() + "\"";
            case ItemFact.Revised(var _, var details) -> "Revised; now \"" + details.title() + "\"";
            case ItemFact.KitDefined(var _, var components) -> "Made a kit of "
                    + components.stream().map(c -> c.quantity() + " × " + c.sku()).collect(Collectors.joining(", "));
            case ItemFact.UnitsReceived(var _, var movements, var cost, var _, var reference, var _) -> "Received " + units(movements)
                    + (cost == null ? "" : " at " + cost + " each") + because(reference);
            case ItemFact.UnitsReserved(var _, var holdId, var purpose, var movements, var order, var expiresAt, var _) -> "Reserved "
                    + units(movements) + (order == null
                            ? " under " + Text.shown(holdId) + " (" + words(purpose) + ")"
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
                var by = effect(movements);
                yield "Adjusted by " + (by > 0 ? "+" : "") + by + " (" + words(reason) + ")" + because(note);
            }
            case ItemFact.UnitsPicked _, ItemFact.UnitsPacked _, ItemFact.UnitsShipped _, ItemFact.UnitsDelivered _, ItemFact.ReturnRequested _, ItemFact.ReturnDropped _, ItemFact.ReturnReceived _, ItemFact.ReturnInspected _, ItemFact.UnitsDamaged _, ItemFact.UnitsRepaired _, ItemFact.UnitsLost _, ItemFact.UnitsFound _, ItemFact.UnitsWrittenOff _, ItemFact.UnitsConsigned _, ItemFact.ConsignmentReturned _, ItemFact.UnitsRelocated _, ItemFact.UnitsTransformed _, ItemFact.UnitsFormed _, ItemFact.ReservationExtended _, ItemFact.StockCounted _, ItemFact.Archived _, ItemFact.Unarchived _ -> fact.toString();
            case ItemFact.OversellDetected(var _, var order, var units, var available, var _) -> "Oversold by " + units + ": order "
                    + order.orderId() + " on " + order.channel() + " has no unit behind it (available " + available + ")";
        };
    }

    private static String ofOrder(OrderFact fact) {
        return switch (fact) {
            case OrderFact.Placed(var channel, var id, var lines, var paid, var _) -> "Order " + id + " placed on " + channel + " with "
                    + lines.size() + (lines.size() == 1 ? " line" : " lines") + (paid ? ", paid" : ", waiting for its payment");
            case OrderFact.LineUnmatched(var line, var told, var title, var quantity) -> "Line " + line + " (" + quantity + " × "
                    + Text.shown(told == null ? title : told) + ") is no item we know: queued";
            case OrderFact.LineMatched(var line, var sku) -> "Line " + line + " is " + sku;
            case OrderFact.Paid _ -> "Order paid";
            case OrderFact.Cancelled(var lines, var reason, var _) -> (lines.isEmpty() ? "Order" : "Line " + String.join(", ", lines))
                    + " cancelled" + because(reason);
            case OrderFact.Identified(var id, var _) -> "Turned out to be order " + id;
            case OrderFact.Absorbed(var id, var _) -> "The same sale was told as " + id + ": counted once";
            case OrderFact.Picked _, OrderFact.Packed _, OrderFact.Shipped _, OrderFact.Delivered _, OrderFact.ReturnRequested _, OrderFact.ReturnApproved _, OrderFact.ReturnDropped _, OrderFact.ReturnReceived _, OrderFact.ReturnInspected _, OrderFact.Refunded _, OrderFact.MoneyEntered _, OrderFact.CancelledButShipped _ -> fact.toString();
            case OrderFact.Contradicted _ -> "The same order id was told again with other content: queued, nothing counted";
        };
    }

    private static String ofListing(ListingFact fact) {
        var where = " on " + fact.key().channel();
        return switch (fact) {
            case ListingFact.Linked(var _, var id, var _, var _, var price) -> "Linked" + where + (id == null ? "" : " to listing " + id)
                    + each(price);
            case ListingFact.Revised(var _, var title, var price, var accepted) -> "Listing" + where + " revised: \"" + title + "\""
                    + each(price) + (accepted ? ", price accepted" : "");
            case ListingFact.Paused(var _, var reason) -> "Listing" + where + " paused" + because(reason);
            case ListingFact.Resumed _ -> "Listing" + where + " resumed";
            case ListingFact.Excluded(var _, var reason, var until) -> "Kept off " + fact.key().channel() + because(reason)
                    + (until == null ? "" : ", until " + until);
            case ListingFact.Included _ -> "Allowed" + where + " again";
            case ListingFact.SeenLive(var _, var id, var _, var _) -> "Seen live" + where + (id == null ? "" : " as listing " + id);
            case ListingFact.SeenEnded _ -> "Seen ended" + where;
            case ListingFact.Ended(var _, var reason) -> "Listing" + where + " ended" + because(reason);
        };
    }

    private static String ofChannel(ChannelFact fact) {
        return switch (fact) {
            case ChannelFact.Added(var channel, var kind, var name, var _) -> "Channel " + channel + " added: " + name + " (" + kind + ")";
            case ChannelFact.RulesChanged(var channel, var rules) -> "Rules of " + channel + " changed: mode " + words(rules.mode())
                    + ", role " + words(rules.role()) + ", buffer " + rules.buffer();
        };
    }

    /// What the fact adds to `AVAILABLE`.
    static int effect(List<Movement> movements) {
        return movements.stream().mapToInt(movement -> movement.effectOn(Bucket.AVAILABLE)).sum();
    }

    private static String units(List<Movement> movements) {
        var count = movements.stream().mapToInt(Movement::quantity).sum();
        var elsewhere = movements.stream().map(Movement::location).filter(location -> !location.equals(Movement.MAIN)).distinct().sorted()
                .toList();
        return count + (count == 1 ? " unit" : " units") + (elsewhere.isEmpty() ? "" : " (" + String.join(", ", elsewhere) + ")");
    }

    private static String each(Money price) {
        return price == null ? "" : " for " + price;
    }

    private static String because(String reason) {
        return reason == null ? "" : ": " + reason;
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
