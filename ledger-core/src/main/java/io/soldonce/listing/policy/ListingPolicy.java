package io.soldonce.listing.policy;

import io.soldonce.channel.ChannelRules;
import io.soldonce.listing.policy.PolicyInput.ItemSide;
import io.soldonce.listing.policy.PolicyInput.ListingSide;
import io.soldonce.listing.policy.PolicyInput.Stock;
import io.soldonce.values.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What a listing should show, from the facts and one instant. Pure and total: every input has an answer.
///
/// Channel modes are not looked at: they gate sending, not wanting.
public final class ListingPolicy {
    /// Rises with every change of the rules below, so that what an older version decided is derived again.
    public static final int VERSION = 2;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ListingPolicy() {}

    public static Desired desired(PolicyInput in, Instant now) {
        var reasons = new ArrayList<String>();
        var excludedNow = in.listing().excluded() && (in.listing().excludedUntil() == null || now.isBefore(in.listing().excludedUntil()));
        var price = price(in.item(), in.listing(), in.rules(), reasons);
        var withheld = withheld(in, excludedNow);
        var fingerprint = fingerprint(in.listing());
        var validUntil = excludedNow ? in.listing().excludedUntil() : null;
        if (in.stock() == null) {
            reasons.addFirst(Reason.AVAILABILITY_UNKNOWN.name());
            return new Desired(Desired.Status.UNKNOWN, null, price, List.copyOf(reasons), fingerprint, validUntil);
        }
        var quantity = quantity(in.stock(), in.item(), in.rules(), reasons);
        if (!withheld.isEmpty()) {
            quantity = 0;
            reasons.addAll(0, withheld);
        }
        var ended = quantity == 0 && (in.item().oneOfAKind() || !withheld.isEmpty());
        return new Desired(ended ? Desired.Status.ENDED : Desired.Status.LIVE, quantity, price, List.copyOf(reasons), fingerprint,
                validUntil);
    }

    /// What stands in for a policy that failed: never more than was desired before, and nothing else changes.
    ///
    /// @param last      null when nothing was desired yet
    /// @param available null when not known
    public static Desired failed(Desired last, Integer available) {
        var lastQuantity = last == null || last.quantity() == null ? 0 : last.quantity();
        var quantity = available == null ? lastQuantity : Math.min(lastQuantity, Math.max(0, available));
        var status = last == null ? Desired.Status.UNKNOWN : last.status();
        return new Desired(status, quantity, last == null ? null : last.price(), List.of(Reason.POLICY_FAILED.name()),
                last == null ? "" : last.fingerprint(), null);
    }

    /// Reasons that have nothing to do with how many there are.
    private static List<String> withheld(PolicyInput in, boolean excludedNow) {
        var reasons = new ArrayList<String>();
        var listing = in.listing();
        add(reasons, !in.item().registered(), Reason.ITEM_UNKNOWN);
        add(reasons, in.item().archived(), Reason.ARCHIVED);
        add(reasons, listing.ended(), Reason.ENDED);
        add(reasons, excludedNow, Reason.EXCLUDED);
        add(reasons, listing.paused(), Reason.PAUSED);
        add(reasons, listing.needsRevision(), Reason.NEEDS_REVISION);
        var secondary = in.rules().role() == ChannelRules.Role.SECONDARY && in.rules().followsPrimary();
        add(reasons, secondary && !in.primaryLive(), Reason.PRIMARY_NOT_LIVE);
        var photosFrom = in.rules().photosFrom();
        var needsPhotos = photosFrom != null && listing.price() != null && listing.price().amount().compareTo(photosFrom) >= 0;
        add(reasons, needsPhotos && !in.item().photosDone(), Reason.PHOTO_MISSING);
        add(reasons, in.rules().uniqueTitles() && in.titleTaken(), Reason.TITLE_NOT_UNIQUE);
        add(reasons, in.externalTaken(), Reason.EXTERNAL_ID_TAKEN);
        return reasons;
    }

    private static int quantity(Stock stock, ItemSide item, ChannelRules rules, List<String> reasons) {
        var available = stock.available();
        if (available <= 0) {
            reasons.addAll(0, whyNone(stock));
            return 0;
        }
        var offered = available - rules.buffer();
        if (offered <= 0) {
            reasons.addFirst(Reason.BUFFER.name());
            return 0;
        }
        var most = item.oneOfAKind() ? 1 : rules.cap() == null ? offered : rules.cap();
        add(reasons, offered > most && !item.oneOfAKind(), Reason.CAPPED);
        return Math.min(offered, most);
    }

    private static List<String> whyNone(Stock stock) {
        var why = new ArrayList<String>();
        if (stock.lastSoldOn() != null) {
            why.add(Reason.SOLD_ON + " " + stock.lastSoldOn());
        }
        add(why, stock.available() < 0, Reason.OVERSOLD);
        add(why, stock.reserved() > 0, Reason.RESERVED);
        add(why, stock.held() > 0, Reason.HELD);
        add(why, stock.inInspection() > 0, Reason.IN_INSPECTION);
        add(why, stock.damaged() > 0, Reason.DAMAGED);
        add(why, stock.consigned() > 0, Reason.CONSIGNED);
        add(why, why.isEmpty(), Reason.OUT_OF_STOCK);
        return why;
    }

    /// The price asked, or the last one shown when the price asked must not go out.
    private static Money price(ItemSide item, ListingSide listing, ChannelRules rules, List<String> reasons) {
        var asked = listing.price();
        if (asked == null) {
            reasons.add(Reason.PRICE_MISSING.name());
            return listing.shownPrice();
        }
        var belowFloor = false;
        if (rules.floorMargin() != null && item.highestCost() != null) {
            if (item.highestCost().isSameCurrency(asked)) {
                var floor = item.highestCost().amount().multiply(HUNDRED.add(rules.floorMargin())).divide(HUNDRED);
                belowFloor = asked.amount().compareTo(floor) < 0;
            } else {
                reasons.add(Reason.FLOOR_NOT_COMPARABLE.name());
            }
        }
        var far = rules.priceJump() != null && listing.shownPrice() != null && isFar(asked, listing.shownPrice(), rules.priceJump());
        add(reasons, belowFloor, Reason.PRICE_BELOW_FLOOR);
        add(reasons, far, Reason.PRICE_FAR_FROM_LAST);
        if (!belowFloor && !far) {
            return asked;
        }
        return asked.equals(listing.shownPrice()) ? null : listing.shownPrice();
    }

    private static boolean isFar(Money asked, Money shown, BigDecimal percent) {
        if (!asked.isSameCurrency(shown)) {
            return true;
        }
        var difference = asked.amount().subtract(shown.amount()).abs().multiply(HUNDRED);
        return difference.compareTo(shown.amount().abs().multiply(percent)) > 0;
    }

    private static String fingerprint(ListingSide listing) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(String.valueOf(listing.title()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static void add(List<String> reasons, boolean applies, Reason reason) {
        if (applies) {
            reasons.add(reason.name());
        }
    }
}
