package io.soldonce.channels.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.Shown.Status;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What every channel has to pass when it is cut off: between any two calls of a push, or before the answer of any of them.
public abstract class CutOffContract extends AtMarketplace {
    /// More than any push here takes.
    private static final int MANY_CALLS = 25;

    @Test
    void aListingThatEndsMayBeCutOffAnywhere() {
        cutOffAnywhere("CARD", isLive("CARD-0", 1), Wish::ended, 1);
    }

    @Test
    void aListingThatComesBackMayBeCutOffAnywhere() {
        cutOffAnywhere("BACK", live("BACK-0", 2), wish -> wish, 2);
    }

    @Test
    void aListingThatChangesMayBeCutOffAnywhere() {
        cutOffAnywhere("LOT", live("LOT-0", 5), wish -> wish.showing(3).at("18.00").titled("Another title"), 5);
    }

    @Test
    void somethingNewMayBeCutOffAnywhere() {
        cutOffAnywhere("NEW", live("NEW-0", 2), wish -> wish, 2);
    }

    /// For each number of calls: the push is cut off after it, a fresh process reads back and goes on, and in the end all is as it should be.
    private void cutOffAnywhere(String prefix, Wish pattern, UnaryOperator<Wish> change, int most) {
        for (var isAnswerLost : List.of(false, true)) {
            for (int calls = 0; calls < MANY_CALLS; calls++) {
                var sku = prefix + "-" + calls + (isAnswerLost ? "-LOST" : "-CUT");
                var wish = change.apply(prepared(prefix, new Wish(market.id(), sku, Status.LIVE, pattern.quantity(), PRICE, TITLE,
                        market.numberOf(sku))));
                var told = wish.after(read(wish));
                var outcome = push(market.channelCutAfter(calls, isAnswerLost), told).outcome();
                assertThat(market.buyable(sku)).as("after %d calls of %s", calls, sku).isBetween(0, most);
                assertThat(outcome).isNotInstanceOf(CallOutcome.Refused.class);
                finish(wish, sku);
                if (outcome.equals(new CallOutcome.Done()) && !isAnswerLost) {
                    break;
                }
                assertThat(calls).as("calls without an end").isLessThan(MANY_CALLS - 1 + (isAnswerLost ? 1 : 0));
            }
        }
    }

    private Wish prepared(String prefix, Wish wish) {
        if (!prefix.equals("NEW")) {
            market.shows(wish.sku(), wish.title(), wish.quantity(), wish.price());
        }
        if (prefix.equals("BACK")) {
            assertThat(pushed(wish.ended()).outcome()).isEqualTo(new CallOutcome.Done());
        }
        return wish;
    }

    /// As the loops do it: read what stands there, tell what differs, until nothing does.
    private void finish(Wish wish, String sku) {
        var channel = market.freshChannel();
        var shown = read(channel, wish);
        for (int round = 0; round < 3 && !wish.isMetBy(shown); round++) {
            push(channel, wish.after(shown));
            shown = read(channel, wish);
        }
        assertThat(wish.isMetBy(shown)).as("%s should be %s", shown, wish).isTrue();
        assertThat(market.buyable(sku)).isEqualTo(wish.quantity());
    }
}
