package io.soldonce.order;

import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/// More was sold than there is: which orders to honour, and why, as a proposal. A person accepts it. Pure.
///
/// Each order is compared with each other one. It gets
///
/// - 40 points for each whose channel punishes a cancellation less,
/// - 30 for each that was bought later,
/// - 20 for each that was promised later, or not promised at all,
/// - 10 for each that is worth less. Amounts of two currencies are not compared.
///
/// The most points are honoured first; then who bought first, then who was heard first, then the name of the channel and the order's number.
/// An order that needs more units than are left is passed over: half an order helps nobody.
public final class OversellProposal {
    private static final int PENALTY = 40;
    private static final int BOUGHT_FIRST = 30;
    private static final int PROMISED_FIRST = 20;
    private static final int VALUE = 10;
    private static final Comparator<Choice> BEST_FIRST = Comparator.comparingInt(Choice::points).reversed()
            .thenComparing(choice -> choice.claim().placedAt()).thenComparing(choice -> choice.claim().heardAt())
            .thenComparing(choice -> choice.claim().channel().value()).thenComparing(choice -> choice.claim().orderId());

    private OversellProposal() {}

    /// An order that wants some of too few units.
    ///
    /// @param placedAt when it was bought, by the marketplace's clock
    /// @param heardAt  when the ledger was told
    /// @param unitPrice null when not told
    /// @param promised  when it should be sent; null when nobody promised
    /// @param penalty   how much a cancellation costs on this channel: a larger number is worse
    public record Claim(ChannelId channel, String orderId, Instant placedAt, Instant heardAt, int quantity, Money unitPrice,
            Instant promised, int penalty) {}

    /// @param isHonoured whether the proposal is to send it; else to cancel it
    /// @param points     the more, the rather
    /// @param reasons    in words, the weightiest first
    public record Choice(Claim claim, boolean isHonoured, int points, List<String> reasons) {}

    /// @param units how many there are for all of them
    /// @return best first
    public static List<Choice> rank(int units, List<Claim> claims) {
        var choices = new ArrayList<Choice>();
        var left = Math.max(0, units);
        for (var choice : claims.stream().map(claim -> weigh(claim, claims)).sorted(BEST_FIRST).toList()) {
            var claim = choice.claim();
            var fits = claim.quantity() <= left;
            var reasons = new ArrayList<>(choice.reasons());
            if (!fits) {
                reasons.add(left == 0 ? "no unit is left for it" : "it needs " + claim.quantity() + " and " + left + " left");
            }
            left -= fits ? claim.quantity() : 0;
            choices.add(new Choice(claim, fits, choice.points(), List.copyOf(reasons)));
        }
        return choices;
    }

    private static Choice weigh(Claim claim, List<Claim> all) {
        var reasons = new ArrayList<String>();
        var points = PENALTY * beaten(claim, all, (one, other) -> one.penalty() > other.penalty(), reasons,
                "a cancellation costs more on " + claim.channel())
                + BOUGHT_FIRST * beaten(claim, all, (one, other) -> one.placedAt().isBefore(other.placedAt()), reasons,
                        "bought earlier, at " + claim.placedAt())
                + PROMISED_FIRST * beaten(claim, all, OversellProposal::isPromisedBefore, reasons, "promised for " + claim.promised())
                + VALUE * beaten(claim, all, OversellProposal::isWorthMore, reasons, "worth more, " + value(claim));
        return new Choice(claim, false, points, reasons);
    }

    private static int beaten(Claim claim, List<Claim> all, BiPredicate<Claim, Claim> beats, List<String> reasons, String why) {
        var number = (int) all.stream().filter(other -> beats.test(claim, other)).count();
        if (number > 0) {
            var others = all.size() - 1;
            reasons.add(why + (number == others ? " (before all others)" : " (before " + number + " of " + others + ")"));
        }
        return number;
    }

    private static boolean isPromisedBefore(Claim one, Claim other) {
        return one.promised() != null && (other.promised() == null || one.promised().isBefore(other.promised()));
    }

    private static boolean isWorthMore(Claim one, Claim other) {
        return one.unitPrice() != null && other.unitPrice() != null && one.unitPrice().isSameCurrency(other.unitPrice())
                && amount(one).compareTo(amount(other)) > 0;
    }

    private static BigDecimal amount(Claim claim) {
        return claim.unitPrice().amount().multiply(BigDecimal.valueOf(claim.quantity()));
    }

    private static String value(Claim claim) {
        return claim.unitPrice() == null ? "" : amount(claim).toPlainString() + " " + claim.unitPrice().currency();
    }
}
