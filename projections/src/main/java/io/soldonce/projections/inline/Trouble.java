package io.soldonce.projections.inline;

import io.soldonce.engine.Recorded;
import io.soldonce.item.ItemFact;
import io.soldonce.listing.policy.Desired;
import io.soldonce.listing.policy.Reason;
import io.soldonce.order.OrderFact;
import io.soldonce.projections.inline.PolicyInputs.Listed;
import io.soldonce.values.Text;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Something that needs a person. The key makes it one row however often it is noticed.
///
/// @param eventId the fact it comes from, null when it is the policy's
public record Trouble(String key, String code, String skuKey, String channel, String orderId, String message, UUID eventId) {
    private static final List<Reason> NEED_A_PERSON = List.of(Reason.TITLE_NOT_UNIQUE, Reason.EXTERNAL_ID_TAKEN,
            Reason.AVAILABILITY_UNKNOWN,
            Reason.PRICE_BELOW_FLOOR, Reason.PRICE_FAR_FROM_LAST);

    /// What a fact says by itself.
    ///
    /// @param isOneOfAKind whether there is no other unit of this SKU, by its key
    static Optional<Trouble> in(Recorded event, Predicate<String> isOneOfAKind) {
        return switch (event.event()) {
            case ItemFact.OversellDetected(var sku, var order, var units, var available, var _) -> Optional.of(new Trouble(
                    "OVERSOLD/" + event.eventId(), "OVERSOLD", sku.key(), order.channel().value(), order.orderId(), units + " of " + sku
                            + " sold on " + order.channel() + " (order " + order.orderId() + ") have no unit behind them; available is now "
                            + available + (isOneOfAKind.test(sku.key())
                                    ? ". There is no other one: cancel one of the orders."
                                    : ". Cancel one of the orders, or find another unit and receive it."),
                    event.eventId()));
            case OrderFact.LineUnmatched(var lineId, var told, var title, var quantity) -> Optional.of(order(event, "LINE_UNMATCHED",
                    "line " + lineId + " (" + quantity + " of " + Text.shown(told == null ? title : told)
                            + ") is no item we know. Say which item it is; until then its units stay on sale elsewhere."));
            case OrderFact.Contradicted _ -> Optional.of(order(event, "ORDER_CONTRADICTED",
                    "the same order id came again with other content. Nothing was counted; compare both and correct the order."));
            case OrderFact.CancelledButShipped(var lineIds, var _) -> Optional.of(order(event, "CANCELLED_BUT_SHIPPED",
                    (lineIds.isEmpty()
                            ? "the order"
                            : lineIds.size() == 1
                                    ? "line " + lineIds.getFirst()
                                    : "lines "
                                            + String.join(", ", lineIds))
                            + " was cancelled and shipped all the same. The units are counted as gone. Stop the parcel, or ask for them"
                            + " back and record the return."));
            case OrderFact.MoneyContradicted(var id, var _, var kind, var amount, var _) -> Optional.of(order(event, "MONEY_CONTRADICTED",
                    (kind == null ? "refund " : "entry ") + Text.shown(id) + " was told again as " + amount
                            + ", which is not what was told before. Nothing was counted; compare both and enter the difference under an id"
                            + " of its own."));
            default -> Optional.empty();
        };
    }

    static Trouble policyFailed(Listed listed, RuntimeException failure) {
        return of(listed, Reason.POLICY_FAILED,
                "what this listing should show could not be derived (" + failure + "); it is held at no more than"
                        + " before and no more than is available. Report this; revising the listing or the channel's rules may help.");
    }

    /// Reasons a person should look at that this listing did not have before.
    static List<Trouble> newIn(Listed listed, Desired desired) {
        if (desired.reasons().isEmpty()) {
            return List.of();
        }
        return NEED_A_PERSON.stream().filter(reason -> desired.reasons().contains(reason.name()))
                .filter(reason -> listed.last() == null || !listed.last().reasons().contains(reason.name()))
                .map(reason -> of(listed, reason, explain(reason))).toList();
    }

    private static String explain(Reason reason) {
        return switch (reason) {
            case TITLE_NOT_UNIQUE -> "another listing here has the same title, and sales are told by title; give this one another title.";
            case EXTERNAL_ID_TAKEN -> "another listing here stands for the same marketplace id; end one of the two, or make them one lot.";
            case AVAILABILITY_UNKNOWN -> "it is not known how many there are, so nothing is written; receive or count the item.";
            case PRICE_BELOW_FLOOR ->
                "the price asked is below cost plus margin and does not go out; raise it or lower the channel's margin.";
            case PRICE_FAR_FROM_LAST -> "the price asked is far from the last one and does not go out; accept it if it is meant.";
            default -> throw new IllegalArgumentException(reason.name());
        };
    }

    private static Trouble of(Listed listed, Reason reason, String message) {
        var key = reason + "/" + listed.channel() + "/" + listed.skuKey() + "/" + listed.slot() + "/" + listed.causeIndex();
        return new Trouble(key, reason.name(), listed.skuKey(), listed.channel(), null, message, null);
    }

    private static Trouble order(Recorded event, String code, String message) {
        var name = event.stream().substring(event.stream().indexOf(':') + 1);
        var slash = name.indexOf('/');
        return new Trouble(code + "/" + event.eventId(), code, null, name.substring(0, slash), name.substring(slash + 1), message,
                event.eventId());
    }
}
