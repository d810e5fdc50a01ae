package io.soldonce.channel;

import static io.soldonce.item.Shelf.EBAY;
import static io.soldonce.item.Shelf.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.soldonce.channel.ChannelAction.Add;
import io.soldonce.channel.ChannelAction.ChangeRules;
import io.soldonce.channel.ChannelRules.Mode;
import io.soldonce.channel.ChannelRules.Role;
import io.soldonce.values.Refusal;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelDeciderTest {
    private static final ChannelRules RULES = rules(1, 5, null);
    private static final ChannelRules OTHERS = rules(2, null, null);
    private static final ChannelSettings ADDED = ChannelSettings.NONE.after(new ChannelFact.Added(EBAY, "ebay", "My eBay", RULES));

    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource("actions")
    void answers(String when, ChannelSettings given, ChannelAction action, String then) {
        assertThat(outcome(given, action)).as(when).isEqualTo(then);
    }

    static Stream<Arguments> actions() {
        var changed = ADDED.after(new ChannelFact.RulesChanged(EBAY, OTHERS));
        return Stream.of(
                row("a new channel", ChannelSettings.NONE, new Add(EBAY, " ebay ", " My eBay ", RULES), "Added"),
                row("added again", ADDED, new Add(EBAY, "ebay", "My eBay", RULES), NOTHING),
                row("added again after its rules were changed", changed, new Add(EBAY, "ebay", "My eBay", RULES), NOTHING),
                row("added under another name", ADDED, new Add(EBAY, "ebay", "Her eBay", RULES), "CHANNEL_TAKEN"),
                row("added as another marketplace", ADDED, new Add(EBAY, "bol", "My eBay", RULES), "CHANNEL_TAKEN"),
                row("other rules", ADDED, new ChangeRules(EBAY, OTHERS), "RulesChanged"),
                row("the same rules", ADDED, new ChangeRules(EBAY, RULES), NOTHING),
                row("rules for a channel nobody added", ChannelSettings.NONE, new ChangeRules(EBAY, RULES), "CHANNEL_UNKNOWN"));
    }

    @Test
    void changedRulesAreTheRulesAndTheChannelStaysTheSame() {
        assertThat(ADDED.after(new ChannelFact.RulesChanged(EBAY, OTHERS))).isEqualTo(new ChannelSettings(EBAY, "ebay", "My eBay", OTHERS));
    }

    @Test
    void aChannelHasAKindAndAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> ChannelDecider.decide(new Add(EBAY, null, "n", RULES), ChannelSettings.NONE))
                .withMessage("kind is missing");
        assertThatIllegalArgumentException().isThrownBy(() -> ChannelDecider.decide(new Add(EBAY, "k", " ", RULES), ChannelSettings.NONE))
                .withMessage("name is missing");
    }

    @Test
    void aChannelNobodyDecidedAboutWritesNothingAndFollowsThePrimary() {
        assertThat(RULES.mode()).isEqualTo(Mode.DRY_RUN);
        assertThat(RULES.role()).isEqualTo(Role.SECONDARY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aCapOfNothingIsNoCap(int cap) {
        assertThatIllegalArgumentException().isThrownBy(() -> rules(0, cap, null)).withMessageContaining("cap is " + cap);
    }

    @Test
    void buffersAndMarginsAreNotNegative() {
        var minus = new BigDecimal("-0.01");
        assertThatIllegalArgumentException().isThrownBy(() -> rules(-1, null, null)).withMessageContaining("buffer is -1");
        assertThatIllegalArgumentException().isThrownBy(() -> rules(0, null, minus)).withMessageContaining("floorMargin is \"-0.01\"");
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelRules(null, null, true, 0, null, null, minus, null, false))
                .withMessageContaining("photosFrom");
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelRules(null, null, true, 0, null, null, null, minus, false))
                .withMessageContaining("priceJump");
    }

    @Test
    void theSameNumberWrittenOtherwiseIsTheSameRule() {
        var ten = ADDED.after(new ChannelFact.RulesChanged(EBAY, rules(0, null, new BigDecimal("10"))));
        for (var written : new String[]{"10.00", "1E+1", "0.1e2"}) {
            assertThat(outcome(ten, new ChangeRules(EBAY, rules(0, null, new BigDecimal(written))))).isEqualTo(NOTHING);
        }
        for (var written : new String[]{"1e999999999", "1e-999999999", "1000000001", "0.00001"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> rules(0, null, new BigDecimal(written)))
                    .withMessageContaining("floorMargin");
        }
    }

    private static ChannelRules rules(int buffer, Integer cap, BigDecimal floorMargin) {
        return new ChannelRules(null, null, true, buffer, cap, floorMargin, null, null, false);
    }

    private static String outcome(ChannelSettings given, ChannelAction action) {
        try {
            var facts = ChannelDecider.decide(action, given);
            return facts.isEmpty()
                    ? NOTHING
                    : facts.stream().map(fact -> fact.getClass().getSimpleName()).collect(Collectors.joining(", "));
        } catch (Refusal refused) {
            return refused.code();
        }
    }

    private static Arguments row(String when, ChannelSettings given, ChannelAction action, String then) {
        return Arguments.of(when, given, action, then);
    }
}
