package io.soldonce.channels.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.Capabilities.RevisionLimit;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CircuitRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-01T09:00:00Z");
    private static final CallOutcome BUSY = new CallOutcome.Transient("503", "busy");

    private static CircuitRule after(int failures) {
        var rule = CircuitRule.CLOSED;
        for (var i = 0; i < failures; i++) {
            rule = rule.after(BUSY, NOW);
        }
        return rule;
    }

    @Test
    void fourFailuresAreBorneTheFifthOpensIt() {
        assertThat(after(4).openUntil()).isNull();
        assertThat(after(5).openUntil()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void itStaysOpenLongerEachTimeButNeverForLong() {
        assertThat(after(6).openUntil()).isEqualTo(NOW.plusSeconds(10));
        assertThat(after(60).openUntil()).isEqualTo(NOW.plusSeconds(80));
    }

    @Test
    void oneAnswerClosesItEvenARefusal() {
        assertThat(after(9).after(new CallOutcome.Refused("25002", "no"), NOW)).isEqualTo(CircuitRule.CLOSED);
    }

    @Test
    void aThrottledChannelIsLeftAloneForAsLongAsItAsks() {
        assertThat(CircuitRule.CLOSED.after(new CallOutcome.Throttled(NOW.plusSeconds(77), "slow down"), NOW).openUntil())
                .isEqualTo(NOW.plusSeconds(77));
    }

    @Test
    void theLastRevisionsOfADayAreKeptForTakingOffSale() {
        var day = RevisionDay.of(new RevisionLimit(250, 10, ZoneId.of("America/Los_Angeles")), Instant.parse("2026-07-01T06:59:59Z"));
        assertThat(day.ends()).as("midnight there").isEqualTo(Instant.parse("2026-07-01T07:00:00Z"));
        assertThat(day.isSpent(239, false)).isFalse();
        assertThat(day.isSpent(240, false)).isTrue();
        assertThat(day.isSpent(240, true)).isFalse();
        assertThat(day.isSpent(250, true)).isTrue();
    }
}
