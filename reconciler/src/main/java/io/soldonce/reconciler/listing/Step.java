package io.soldonce.reconciler.listing;

import io.soldonce.channels.spi.CanonicalListing.Part;
import io.soldonce.channels.spi.Capabilities;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// The one next thing to do for a listing, and the rule that chooses it. Pure: the same standing gives the same step.
public sealed interface Step {
    /// It shows what it should, or nobody knows what it should show.
    record Nothing() implements Step {}

    /// Hear the channel's sales, then look again at everything: an absolute number may not be written over a sale nobody has heard.
    record Drain() implements Step {}

    /// Read what the channel shows.
    record Confirm() implements Step {}

    /// Tell the channel.
    record Push(Set<Part> parts) implements Step {
        public Push {
            parts = Set.copyOf(parts);
        }
    }

    record Wait(Instant until, String why) implements Step {}

    /// It failed again: a person is told, and it is tried once more later.
    record Escalate(Instant until, String why) implements Step {}

    /// The sales of a channel as they were last heard.
    ///
    /// @param at   when that was
    /// @param upTo every sale before this instant is in the ledger
    record Drained(Instant at, Instant upTo) {}

    /// Sales heard longer ago are heard again before units are put on sale.
    Duration FRESH = Duration.ofSeconds(60);
    Duration SILENT_RETRY = Duration.ofSeconds(2);
    Duration FIRST_PAUSE = Duration.ofSeconds(15);
    Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    Duration LONGEST_PAUSE_OF_A_DELIST = Duration.ofMinutes(2);

    /// What to do next.
    ///
    /// @param drained null when the channel's sales were not heard in this pass
    static Step next(Standing standing, Capabilities channel, Drained drained, Instant now) {
        var desired = standing.desired();
        var isDelist = desired.isKnown() && desired.isDelist();
        var open = standing.open();
        if (open != null) {
            var mayOvertake = isDelist && !open.isDelist() && open.isAnswered()
                    && channel.quantities() == Capabilities.Quantities.ABSOLUTE;
            if (!mayOvertake) {
                return !now.isBefore(open.askAt()) ? new Confirm() : new Wait(open.askAt(), "the channel is still at it");
            }
        }
        if (!desired.isKnown()) {
            return new Nothing();
        }
        if (standing.confirmed() == null) {
            return new Confirm();
        }
        var parts = standing.differing();
        if (parts.isEmpty()) {
            return new Nothing();
        }
        var carriesUnits = !isDelist && (parts.contains(Part.QUANTITY) || parts.contains(Part.STATUS));
        return carriesUnits ? units(standing, parts, drained, channel.salesLag(), now) : new Push(parts);
    }

    /// First the sales, then the level as it is now: a sale made before either is known from the one or seen in the other.
    private static Step units(Standing standing, Set<Part> parts, Drained drained, Duration lag, Instant now) {
        if (drained == null || drained.at().isBefore(now.minus(FRESH))) {
            return new Drain();
        }
        if (standing.confirmed().at().isBefore(drained.at())) {
            return new Confirm();
        }
        var suspect = standing.suspectSince();
        if (suspect != null && (drained.upTo() == null || drained.upTo().isBefore(suspect))) {
            var heard = suspect.plus(lag);
            return new Wait(heard.isAfter(now) ? heard : now.plusSeconds(1),
                    "fewer are shown than should be: its sale may still be on the way");
        }
        return new Push(parts);
    }

    /// What follows a failure.
    ///
    /// @param failures in a row, this one included
    static Step failed(int failures, boolean isDelist, String why, Instant now) {
        if (failures < 2) {
            return new Wait(now.plus(SILENT_RETRY), why);
        }
        var longest = isDelist ? LONGEST_PAUSE_OF_A_DELIST : LONGEST_PAUSE;
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(10, failures - 2));
        return new Escalate(now.plus(pause.compareTo(longest) < 0 ? pause : longest), why);
    }
}
