package io.soldonce.order;

import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.order.OversellProposal.Choice;
import io.soldonce.order.OversellProposal.Claim;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Sold more often than there is: which orders to honour, in words a person can follow.
class OversellProposalTest {

    @Test
    void whoBoughtFirstIsHonouredFirst() {
        var choices = OversellProposal.rank(1, List.of(claim("late", 5, 2), claim("early", 1, 2)));
        assertThat(honoured(choices)).containsExactly("early");
        assertThat(choices.getFirst().reasons()).containsExactly("bought earlier, at 2026-03-01T12:01:00Z (before all others)");
        assertThat(choices.getLast().reasons()).containsExactly("no unit is left for it");
    }

    @Test
    void aHarderPenaltyOutweighsWhoBoughtFirst() {
        assertThat(honoured(OversellProposal.rank(1, List.of(claim("early", 1, 1), claim("late", 5, 9))))).containsExactly("late");
    }

    @Test
    void aPromisedDateAndWhoBoughtFirstOutweighThePenalty() {
        var promised = new Claim(new ChannelId("bol"), "promised", minute(1), minute(1), 1, null, minute(60), 1);
        assertThat(honoured(OversellProposal.rank(1, List.of(claim("other", 5, 9), promised)))).containsExactly("promised");
    }

    @Test
    void valueDecidesWhereNothingElseDoes() {
        var cheap = new Claim(new ChannelId("bol"), "a", NOON, NOON, 1, usd("5"), null, 1);
        var dear = new Claim(new ChannelId("bol"), "b", NOON, NOON, 1, usd("50"), null, 1);
        assertThat(honoured(OversellProposal.rank(1, List.of(cheap, dear)))).containsExactly("b");
        var foreign = new Claim(new ChannelId("bol"), "b", NOON, NOON, 1, Money.of("50", "EUR"), null, 1);
        assertThat(honoured(OversellProposal.rank(1, List.of(cheap, foreign)))).as("other currencies are not compared")
                .containsExactly("a");
    }

    @Test
    void anOrderThatDoesNotFitMakesRoomForOneThatDoes() {
        var big = new Claim(new ChannelId("bol"), "big", minute(1), minute(1), 3, null, null, 1);
        var choices = OversellProposal.rank(2, List.of(big, claim("small", 5, 1), claim("last", 6, 1)));
        assertThat(honoured(choices)).containsExactly("small", "last");
        assertThat(choices.getFirst().reasons()).last().isEqualTo("it needs 3 and 2 left");
    }

    @Test
    void theSameClaimsAreRankedTheSameHoweverTheyAreListed() {
        var random = new Random(3);
        var claims = new ArrayList<>(IntStream.range(0, 12).mapToObj(i -> new Claim(new ChannelId(i % 2 == 0 ? "ebay" : "bol"), "o" + i,
                minute(random.nextInt(3)), minute(random.nextInt(3)), 1 + random.nextInt(2), usd(random.nextInt(1, 4) + ".00"),
                random.nextBoolean() ? minute(random.nextInt(3)) : null, random.nextInt(3))).toList());
        var ranked = OversellProposal.rank(5, claims);
        for (var i = 0; i < 50; i++) {
            Collections.shuffle(claims, random);
            assertThat(OversellProposal.rank(5, claims)).isEqualTo(ranked);
        }
        assertThat(ranked.stream().filter(Choice::isHonoured).mapToInt(choice -> choice.claim().quantity()).sum()).isLessThanOrEqualTo(5);
    }

    @Test
    void withNothingLeftNobodyIsHonoured() {
        assertThat(honoured(OversellProposal.rank(-2, List.of(claim("a", 1, 1))))).isEmpty();
        assertThat(OversellProposal.rank(3, List.of())).isEmpty();
    }

    private static List<String> honoured(List<Choice> choices) {
        return choices.stream().filter(Choice::isHonoured).map(choice -> choice.claim().orderId()).toList();
    }

    private static Claim claim(String orderId, int minute, int penalty) {
        return new Claim(new ChannelId("ebay"), orderId, minute(minute), minute(minute), 1, null, null, penalty);
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
